import type { Collector } from '../record/types.ts';
import { attempt } from './attempt.ts';
import { patchMethod } from './patch-method.ts';

/** What this package keeps there itself. */
const OWN_PREFIX = 'devtools-panel';

/**
 * Records what the app writes into `localStorage` and `sessionStorage` by their methods, as events of category
 * `storage`: the key and the length of the value, never the value. A write as to a property
 * (`localStorage.theme = 'dark'`) is not seen.
 */
export function storageWritesCollector(): Collector {
  return {
    name: 'storage-writes',
    start(context) {
      const watch = (method: 'setItem' | 'removeItem' | 'clear', type: string): (() => void) =>
        patchMethod(Storage.prototype, method, (proceed, [key, value], storage) => {
          const result = proceed();
          attempt(() => {
            if (typeof key === 'string' && key.startsWith(OWN_PREFIX)) return;
            const name = storage === localStorage ? 'local-storage' : 'session-storage';
            const payload = {
              type,
              ...(method !== 'clear' && { key }),
              ...(typeof value === 'string' && { length: value.length }),
            };
            context.recordEvent({ category: 'storage', name, payload });
          });
          return result;
        });
      const undo = [watch('setItem', 'set'), watch('removeItem', 'remove'), watch('clear', 'clear')];
      return () => undo.forEach((restore) => restore());
    },
  };
}
