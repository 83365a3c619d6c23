import type { Collector } from '../record/types.ts';
import { redactUrl } from '../sanitize/redact-url.ts';
import { attempt } from './attempt.ts';
import { ownValue } from './own-value.ts';
import { patchMethod } from './patch-method.ts';

interface Sent {
  readonly method: string;
  /** As the app gave it. */
  readonly url: string;
  /** ms, `performance.now()`. */
  readonly startTime: number;
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

type Report = (name: string, sent: Sent | undefined, outcome: Outcome) => void;

function send(url: unknown, method: unknown): Sent {
  return {
    // Any other value is turned into text by running code of the app's, once, when the request is made.
    url: typeof url === 'string' ? url : url instanceof URL ? url.href : '',
    method: typeof method === 'string' ? method.toUpperCase() : 'GET',
    startTime: performance.now(),
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

function patchFetch(report: Report): () => void {
  return patchMethod(globalThis, 'fetch', (proceed, [input, init]) => {
    let sent: Sent | undefined;
    attempt(() => {
      const request = input instanceof Request ? input : undefined;
      sent = send(request ? request.url : input, ownValue(init, 'method') ?? request?.method);
    });
    const answer = proceed();
    if (!(answer instanceof Promise)) return answer;
    // The app gets the promise that follows ours: were it given the first one, a rejection that nobody
    // handles would count as handled by us, and `unhandledrejection` would not tell the app.
    return answer.then(
      (response: Response) => {
        attempt(() => report('fetch', sent, answerOf(response)));
        return response;
      },
      (reason: unknown) => {
        attempt(() => report('fetch', sent, failureOf(reason)));
        throw reason;
      },
    );
  });
}

function patchXhr(report: Report): () => void {
  const opened = new WeakMap<XMLHttpRequest, { method: unknown; url: unknown }>();

  function observe(request: XMLHttpRequest): void {
    const { method, url } = opened.get(request) ?? {};
    const sent = send(url, method);
    const settled = new AbortController();
    const settle = ({ type, loaded: size }: ProgressEvent) => {
      settled.abort();
      const { status } = request;
      const ok = status >= 200 && status < 300;
      attempt(() =>
        report('xhr', sent, type === 'load' ? { status, ok, size } : { status, ok: false, error: type }),
      );
    };
    for (const type of ['load', 'error', 'abort', 'timeout'] as const) {
      request.addEventListener(type, settle, { signal: settled.signal });
    }
  }

  const undoOpen = patchMethod(XMLHttpRequest.prototype, 'open', (proceed, [method, url], self) => {
    if (self instanceof XMLHttpRequest) opened.set(self, { method, url });
    return proceed();
  });
  const undoSend = patchMethod(XMLHttpRequest.prototype, 'send', (proceed, _args, self) => {
    attempt(() => observe(self as XMLHttpRequest));
    return proceed();
  });
  return () => {
    undoOpen();
    undoSend();
  };
}

/**
 * Records requests made with `fetch` (when the answer begins) and `XMLHttpRequest` (when it is complete),
 * or their failure, as events of category `network`: method, address, status, size, duration in ms. Headers
 * and bodies are not read, and requests of the recorder itself are left out.
 */
export function networkCollector(): Collector {
  return {
    name: 'network',
    start(context) {
      let isStopped = false;

      const report: Report = (name, sent, outcome) => {
        if (isStopped || !sent) return;
        const url = new URL(sent.url, document.baseURI).href;
        const duration = performance.now() - sent.startTime;
        const payload = { method: sent.method, url: redactUrl(url), ...outcome, duration };
        context.recordEvent({ category: 'network', name, payload });
      };

      const undo = [patchFetch(report), patchXhr(report)];
      return () => {
        isStopped = true;
        undo.forEach((restore) => restore());
      };
    },
  };
}
