import type { Collector } from '../record/types.ts';
import { redactUrl } from '../sanitize/redact-url.ts';
import { attempt } from './attempt.ts';
import { describeTarget } from './describe-target.ts';
import { listen } from './listen.ts';
import { ownValue } from './own-value.ts';

function messageOf(reason: unknown): string {
  if (typeof reason !== 'object' || reason === null) return String(reason);
  const message = ownValue(reason, 'message');
  return typeof message === 'string' ? message : '';
}

/** The address of what an element could not load. */
function addressOf(element: Element): string {
  return redactUrl(element.getAttribute('src') ?? element.getAttribute('href') ?? '');
}

/**
 * Records what goes wrong as events of category `error`: `error` (thrown and caught by nobody),
 * `unhandledrejection`, and `resource-error` (an image, a script or a style sheet that does not load).
 * `payload.error` is the thrown value, with its stack.
 */
export function errorsCollector(): Collector {
  return {
    name: 'errors',
    start(context) {
      const stop = new AbortController();
      const options = { capture: true, passive: true, signal: stop.signal };

      function record(name: string, payload: object, target?: string): void {
        context.recordEvent({ category: 'error', name, payload, ...(target && { target }) });
      }

      function observeError(event: ErrorEvent | Event): void {
        attempt(() => {
          if (event instanceof ErrorEvent) {
            const { message, filename, lineno: line, colno: column } = event;
            const error: unknown = event.error;
            record('error', { message, file: redactUrl(filename), line, column, error });
          } else if (event.target instanceof Element && !context.isOwnNode(event.target)) {
            record('resource-error', { url: addressOf(event.target) }, describeTarget(event.target));
          }
        });
      }

      function observeRejection({ reason }: PromiseRejectionEvent): void {
        attempt(() =>
          record('unhandledrejection', { message: messageOf(reason), error: reason as unknown }),
        );
      }

      listen(window, 'error', observeError, options);
      listen(window, 'unhandledrejection', observeRejection, options);
      return () => stop.abort();
    },
  };
}
