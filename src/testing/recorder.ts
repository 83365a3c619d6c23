/** Built into one script that a test puts in front of a page's own: see `in-node.ts`. */
import { elementsCollector } from '../collectors/elements.ts';
import { reactCollector } from '../collectors/react.ts';
import { reduxDevToolsCollector } from '../collectors/redux.ts';
import { vueCollector } from '../collectors/vue.ts';
import { devtools, PAGE_HOOK, platformCollectors } from '../core/index.ts';
import type { RecordOptions } from './types.ts';

const key = Symbol.for(PAGE_HOOK);

/**
 * Records the page, as far as what its app is built with tells tools of itself. Makes way as soon as the app records
 * itself: it knows more.
 * @param workerPath - where the worker script is served, on the page's own origin
 * @param isReader - only looks at what is stored
 */
export function record(options: RecordOptions, workerPath: string, isReader: boolean): void {
  // Frames belong to their page; elsewhere there is no store.
  if (window.top !== window || !isSecureContext || !location.protocol.startsWith('http')) return;
  const collectors = isReader
    ? []
    : [
        ...platformCollectors(),
        elementsCollector(),
        reactCollector(),
        reduxDevToolsCollector(),
        vueCollector(),
      ];
  const workerUrl = trusted(new URL(workerPath, location.origin).href);
  // What goes wrong is kept in the status, which is looked at when the session is to be saved.
  devtools.enable({ ...options, collectors, workerUrl }).catch(() => undefined);
  const own: unknown = Reflect.get(globalThis, key);
  Object.defineProperty(globalThis, key, {
    configurable: true,
    get: () => own,
    set: (next: unknown) => {
      Object.defineProperty(globalThis, key, { configurable: true, writable: true, value: next });
      if (next !== own) void devtools.disable();
    },
  });
}

/** As a page with Trusted Types wants it, where it lets anyone make a policy. */
function trusted(url: string): string {
  const factory = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  try {
    return (
      factory
        ?.createPolicy('devtools-panel-testing', { createScriptURL: (text) => text })
        .createScriptURL(url) ?? url
    );
  } catch {
    return url;
  }
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (text: string) => string },
  ): { createScriptURL(text: string): string };
}
