import { now } from '../model/native.ts';
import type { Collector, CollectorContext } from '../record/types.ts';
import { redactUrl } from '../sanitize/redact-url.ts';
import { attempt } from './attempt.ts';
import type { NetworkContent } from './network-content.ts';
import { patchMethod } from './patch-method.ts';
import { requestAddress } from './request-address.ts';

type Report = (payload: Record<string, unknown>) => void;

/** Length of what goes over a connection: bytes, and of a text its characters, which cost nothing to count. */
function sizeOf(data: unknown): number | undefined {
  if (typeof data === 'string') return data.length;
  if (data instanceof Blob) return data.size;
  if (data instanceof ArrayBuffer || ArrayBuffer.isView(data)) return data.byteLength;
  return undefined;
}

/** Follows a connection to its end. Its listeners are the first ones, and only watch. */
function follow(
  connection: WebSocket | EventSource,
  report: Report,
  stopped: AbortSignal,
  content: NetworkContent | undefined,
): void {
  const openedAt = now();
  const on = (type: string, describe: (event: Event) => Record<string, unknown>): void =>
    connection.addEventListener(
      type,
      (event) => attempt(() => report({ type, url: redactUrl(connection.url), ...describe(event) })),
      { signal: stopped },
    );
  on('open', () => ({ duration: now() - openedAt }));
  on('message', (event) => {
    const { data } = event as MessageEvent<unknown>;
    return { size: sizeOf(data), ...content?.ofMessage(data) };
  });
  on('error', () => ({}));
  on('close', (event) => {
    const { code, wasClean } = event as CloseEvent;
    return { code, wasClean, duration: now() - openedAt };
  });
}

/** Records connections that are made from now on. */
function watchConnections(
  kind: 'WebSocket' | 'EventSource',
  context: CollectorContext,
  stopped: AbortSignal,
  sources: WeakMap<object, string>,
  content: NetworkContent | undefined,
): () => void {
  let count = 0;
  return patchMethod(globalThis, kind, (proceed) => {
    const connection = proceed();
    attempt(() => {
      const source = `${kind} ${(count += 1)}`;
      sources.set(connection as object, source);
      const name = kind.toLowerCase();
      follow(
        connection as WebSocket | EventSource,
        (payload) => context.recordEvent({ category: 'network', name, source, payload }),
        stopped,
        content,
      );
    });
    return connection;
  });
}

/**
 * Records what goes over `WebSocket`s and `EventSource`s that are made while it runs, and what `sendBeacon`
 * sends, as events of category `network`: address, sizes, close codes and durations in ms. `source` numbers the connections of a kind. Of an `EventSource`, only events named `message` are seen.
 *
 * @param content reads what is in messages, which is left out without it
 */
export function realtimeCollector(content?: NetworkContent): Collector {
  return {
    name: 'realtime',
    start(context) {
      const stop = new AbortController();
      const sources = new WeakMap<object, string>();
      const undo = [
        watchConnections('WebSocket', context, stop.signal, sources, content),
        watchConnections('EventSource', context, stop.signal, sources, content),
        patchMethod(WebSocket.prototype, 'send', (proceed, [data], socket) => {
          const result = proceed();
          attempt(() => {
            const source = sources.get(socket as object);
            if (source === undefined) return;
            const payload = {
              type: 'send',
              url: redactUrl((socket as WebSocket).url),
              size: sizeOf(data),
              ...content?.ofMessage(data),
            };
            context.recordEvent({ category: 'network', name: 'websocket', source, payload });
          });
          return result;
        }),
        patchMethod(Navigator.prototype, 'sendBeacon', (proceed, [address, data]) => {
          const ok = proceed();
          attempt(() => {
            const payload = {
              method: 'POST',
              url: requestAddress(address),
              ok,
              size: sizeOf(data),
              ...content?.ofRequest(undefined, data),
            };
            context.recordEvent({ category: 'network', name: 'beacon', payload });
          });
          return ok;
        }),
      ];
      return () => {
        stop.abort();
        undo.forEach((restore) => restore());
      };
    },
  };
}
