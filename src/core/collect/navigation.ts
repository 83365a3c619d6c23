import type { Collector } from '../record/types.ts';
import { redactUrl } from '../sanitize/redact-url.ts';
import { attempt } from './attempt.ts';
import { listen } from './listen.ts';
import { patchMethod } from './patch-method.ts';

type Watch = (onChange: (type: string) => void) => () => void;

/** The Navigation API tells every change of the address, whoever makes it. */
function watchNavigation(onChange: (type: string) => void): () => void {
  const observe = ({ navigationType }: NavigationCurrentEntryChangeEvent) => {
    // Without a type only the entry's state was changed.
    if (navigationType) onChange(navigationType);
  };
  const { navigation } = window;
  navigation.addEventListener('currententrychange', observe);
  return () => navigation.removeEventListener('currententrychange', observe);
}

/** Elsewhere `pushState` and `replaceState` tell nobody, so they are patched. */
function watchHistory(onChange: (type: string) => void): () => void {
  const stop = new AbortController();
  const patch = (method: string, type: string) =>
    // A router may have put its own function on the object, in front of the prototype's.
    patchMethod(Object.hasOwn(history, method) ? history : History.prototype, method, (proceed) => {
      const result = proceed();
      onChange(type);
      return result;
    });
  const undo = [patch('pushState', 'push'), patch('replaceState', 'replace'), () => stop.abort()];
  for (const type of ['popstate', 'hashchange']) {
    listen(window, type, () => onChange('traverse'), { capture: true, signal: stop.signal });
  }
  return () => undo.forEach((restore) => restore());
}

/**
 * Records where the page is as events of category `navigation`. The first one tells how the page was
 * loaded, the others each change of its address; `payload.type` is one of `navigate`, `reload`,
 * `back_forward`, `prerender` for a load, and of `push`, `replace`, `traverse` for a change.
 */
export function navigationCollector(): Collector {
  return {
    name: 'navigation',
    start(context) {
      let from = '';

      function record(type: string, details?: object): void {
        attempt(() => {
          const url = redactUrl(location.href);
          // Setting an address that is there already is no navigation; going to it once more is.
          if (url === from && type !== 'push') return;
          context.recordEvent({
            category: 'navigation',
            name: 'navigation',
            payload: { type, url, ...(from && { from }), ...details },
          });
          from = url;
        });
      }

      const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      const referrer = redactUrl(document.referrer);
      record(load?.type ?? 'navigate', { ...(referrer && { referrer }) });
      const watch: Watch = 'navigation' in window ? watchNavigation : watchHistory;
      return watch((type) => record(type));
    },
  };
}
