import { now } from '../model/native.ts';
import type { Collector } from '../record/types.ts';
import { attempt } from './attempt.ts';
import type { NetworkContent } from './network-content.ts';
import { ownValue } from './own-value.ts';
import { patchMethod } from './patch-method.ts';
import { requestAddress } from './request-address.ts';

interface Sent {
  readonly method: string;
  /** As it is recorded. */
  readonly url: string;
  /** ms, `performance.now()`. */
  readonly startTime: number;
  /** Headers and body, where they are recorded. */
  readonly content: object;
}

interface Outcome {
  /** 0 where there is no answer, or one that the page may not read. */
  readonly status: number;
  readonly ok: boolean;
  /** Bytes of the body as sent, where they are known without reading it. */
  readonly size?: number;
  /** What ended the request without an answer, such as `TypeError`, `AbortError` or `timeout`. */
  readonly error?: string;
}

type Report = (name: string, sent: Sent | undefined, outcome: Outcome, answered?: object) => void;

function send(url: unknown, method: unknown, content: object): Sent {
  return {
    content,
    url: requestAddress(url),
    method: typeof method === 'string' ? method.toUpperCase() : 'GET',
    startTime: now(),
  };
}

function answerOf({ status, ok, headers }: Response): Outcome {
  const length = headers.get('content-length');
  return { status, ok, ...(length !== null && { size: Number(length) }) };
}

function failureOf(reason: unknown): Outcome {
  // Only names of the platform's own: an app's error class may compute its name.
  const error = reason instanceof DOMException || reason instanceof TypeError ? reason.name : 'Error';
  return { status: 0, ok: false, error };
}

function patchFetch(report: Report, content: NetworkContent | undefined): () => void {
  return patchMethod(globalThis, 'fetch', (proceed, [input, init]) => {
    let sent: Sent | undefined;
    attempt(() => {
      const request = input instanceof Request ? input : undefined;
      sent = send(
        request ? request.url : input,
        ownValue(init, 'method') ?? request?.method,
        content?.ofRequest(ownValue(init, 'headers') ?? request?.headers, ownValue(init, 'body')) ?? {},
      );
    });
    const answer = proceed();
    if (!(answer instanceof Promise)) return answer;
    // The app gets the promise that follows ours: were it given the first one, a rejection that nobody
    // handles would count as handled by us, and `unhandledrejection` would not tell the app.
    return answer.then(
      (response: Response) => {
        attempt(() => {
          const outcome = answerOf(response);
          if (content === undefined) report('fetch', sent, outcome);
          else {
            const duration = sent && now() - sent.startTime;
            void content
              .ofResponse(response)
              .then((read) => attempt(() => report('fetch', sent, outcome, { ...read, duration })));
          }
        });
        return response;
      },
      (reason: unknown) => {
        attempt(() => report('fetch', sent, failureOf(reason)));
        throw reason;
      },
    );
  });
}

interface Opened {
  readonly method?: unknown;
  readonly url?: unknown;
  readonly headers?: [unknown, unknown][];
}

function patchXhr(report: Report, content: NetworkContent | undefined): () => void {
  const opened = new WeakMap<XMLHttpRequest, Opened>();

  function observe(request: XMLHttpRequest, body: unknown): void {
    const { method, url, headers } = opened.get(request) ?? {};
    const sent = send(url, method, content?.ofRequest(headers, body) ?? {});
    const settled = new AbortController();
    const settle = ({ type, loaded: size }: ProgressEvent) => {
      settled.abort();
      const { status } = request;
      const ok = status >= 200 && status < 300;
      attempt(() => {
        if (type === 'load') report('xhr', sent, { status, ok, size }, content?.ofXhr(request));
        else report('xhr', sent, { status, ok: false, error: type });
      });
    };
    for (const type of ['load', 'error', 'abort', 'timeout'] as const) {
      request.addEventListener(type, settle, { signal: settled.signal });
    }
  }

  const undoOpen = patchMethod(XMLHttpRequest.prototype, 'open', (proceed, [method, url], self) => {
    if (self instanceof XMLHttpRequest) opened.set(self, { method, url, headers: [] });
    return proceed();
  });
  const undoSend = patchMethod(XMLHttpRequest.prototype, 'send', (proceed, [body], self) => {
    attempt(() => observe(self as XMLHttpRequest, body));
    return proceed();
  });
  const undoHeaders =
    content &&
    patchMethod(XMLHttpRequest.prototype, 'setRequestHeader', (proceed, [name, value], self) => {
      const result = proceed();
      attempt(() => opened.get(self as XMLHttpRequest)?.headers?.push([name, value]));
      return result;
    });
  return () => {
    undoOpen();
    undoSend();
    undoHeaders?.();
  };
}

/**
 * Records requests made with `fetch` (when the answer begins) and `XMLHttpRequest` (when it is complete),
 * or their failure, as events of category `network`: method, address, status, size, duration in ms. Requests of
 * the recorder itself are left out.
 *
 * @param content reads headers and bodies, which are left out without it; the answer's body is waited for then
 */
export function networkCollector(content?: NetworkContent): Collector {
  return {
    name: 'network',
    start(context) {
      let isStopped = false;

      const report: Report = (name, sent, outcome, answered) => {
        if (isStopped || !sent) return;
        const { method, url, content: request, startTime } = sent;
        const duration = now() - startTime;
        const payload = { method, url, ...outcome, duration, ...request, ...answered };
        context.recordEvent({ category: 'network', name, payload });
      };

      const undo = [patchFetch(report, content), patchXhr(report, content)];
      return () => {
        isStopped = true;
        undo.forEach((restore) => restore());
      };
    },
  };
}
