import type { Collector } from '../record/types.ts';
import { attempt } from './attempt.ts';
import { listen } from './listen.ts';

/** https://wicg.github.io/page-lifecycle/, and the state of the network. */
const ON_DOCUMENT = ['visibilitychange', 'freeze', 'resume'];
const ON_WINDOW = ['pagehide', 'pageshow', 'online', 'offline'];

/**
 * Records when the page is shown, hidden, frozen, put aside for the way back, and goes on or off line, as events of
 * category `lifecycle` named as the browser's events; `payload.visibility` is what it is then, `payload.persisted`
 * whether the page is, or was, put aside.
 */
export function lifecycleCollector(): Collector {
  return {
    name: 'lifecycle',
    start(context) {
      const stop = new AbortController();
      const observe = (event: Event): void =>
        attempt(() => {
          const payload = {
            visibility: document.visibilityState,
            ...(event instanceof PageTransitionEvent && { persisted: event.persisted }),
          };
          context.recordEvent({ category: 'lifecycle', name: event.type, payload });
        });
      const options = { capture: true, signal: stop.signal };
      for (const type of ON_DOCUMENT) listen(document, type, observe, options);
      for (const type of ON_WINDOW) listen(window, type, observe, options);
      return () => stop.abort();
    },
  };
}
