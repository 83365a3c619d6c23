/** Reads what requests and messages carry, which the collectors of the network leave out unless they are given one. */
export interface NetworkContent {
  /** `requestHeaders` and `requestBody`, as far as they can be had without running the app's code. */
  ofRequest(headers: unknown, body: unknown): object;
  /** `responseHeaders` and `responseBody`; the app's own reading of the answer is not touched. Never rejects. */
  ofResponse(response: Response): Promise<object>;
  /** The same of a request that is complete. */
  ofXhr(request: XMLHttpRequest): object;
  /** `data` of a message that came or went. */
  ofMessage(data: unknown): object;
}

export interface NetworkContentOptions {
  /** @defaultValue false */
  headers?: boolean;
  /** Texts, JSON and forms that are sent, answered, or go over a connection. @defaultValue false */
  bodies?: boolean;
  /** UTF-16 units of a body above which it is left out whole: half a JSON text hides what its keys say. @defaultValue 16,384 */
  maxBodyLength?: number;
}

const DEFAULT_MAX_LENGTH = 16_384;

/** What can be read as text and has an end. */
const READABLE =
  /^(?:text\/(?!event-stream)|application\/(?:[\w.-]+\+)?(?:json|xml)|application\/x-www-form-urlencoded)/i;

/** Longest wait for an answer's body, ms: its record waits too. */
const BODY_TIMEOUT_MS = 10_000;

const FORM = /^[\w.~%+[\]-]+=[^\s<>{}]*$/;

class ContentReader implements NetworkContent {
  readonly #headers: boolean;
  readonly #bodies: boolean;
  readonly #maxLength: number;

  constructor({
    headers = false,
    bodies = false,
    maxBodyLength = DEFAULT_MAX_LENGTH,
  }: NetworkContentOptions) {
    this.#headers = headers;
    this.#bodies = bodies;
    this.#maxLength = maxBodyLength;
  }

  ofRequest(headers: unknown, body: unknown): object {
    const requestHeaders = this.#headers ? headersOf(headers) : undefined;
    const requestBody = this.#bodies ? this.#bodyOf(body) : undefined;
    return {
      ...(requestHeaders && { requestHeaders }),
      ...(requestBody !== undefined && { requestBody }),
    };
  }

  async ofResponse(response: Response): Promise<object> {
    const responseHeaders = this.#headers ? { responseHeaders: headersOf(response.headers) } : {};
    const type = response.headers.get('content-type') ?? '';
    if (!this.#bodies || response.body === null || !READABLE.test(type)) return responseHeaders;
    const length = Number(response.headers.get('content-length') ?? 0);
    const responseBody =
      length > this.#maxLength * 3 ? omitted('too long', length) : await this.#read(response);
    return { ...responseHeaders, ...(responseBody !== undefined && { responseBody }) };
  }

  ofXhr(request: XMLHttpRequest): object {
    const responseHeaders = this.#headers
      ? { responseHeaders: headersFromText(request.getAllResponseHeaders()) }
      : {};
    const isReadable = ['', 'text', 'json'].includes(request.responseType);
    const responseBody = this.#bodies && isReadable ? this.#bodyOf(request.response) : undefined;
    return { ...responseHeaders, ...(responseBody !== undefined && { responseBody }) };
  }

  ofMessage(data: unknown): object {
    const body = this.#bodies ? this.#bodyOf(data) : undefined;
    return body === undefined ? {} : { data: body };
  }

  /** Reads a copy of an answer, and lets go of it when it gets too long, or takes too long. */
  async #read(response: Response): Promise<unknown> {
    const late = AbortSignal.timeout(BODY_TIMEOUT_MS);
    try {
      const reader = response.clone().body!.pipeThrough(new TextDecoderStream()).getReader();
      const letGo = (): void => void reader.cancel().catch(() => undefined);
      late.addEventListener('abort', letGo);
      let text = '';
      for (;;) {
        const { done, value } = await reader.read();
        if (late.aborted) return omitted('too late', text.length);
        if (done) return this.#bodyOf(text);
        text += value;
        if (text.length <= this.#maxLength) continue;
        letGo();
        return omitted('too long', text.length);
      }
    } catch {
      // It broke off, or somebody had read it before.
      return omitted('not readable');
    }
  }

  #bodyOf(body: unknown): unknown {
    if (body instanceof URLSearchParams) return entriesOf(body);
    if (body instanceof FormData) return entriesOf(body);
    if (typeof body !== 'string')
      return typeof body === 'object' && body !== null ? plainOf(body) : undefined;
    if (body.length > this.#maxLength) return omitted('too long', body.length);
    return readText(body);
  }
}

/** As a value, so that the names in it tell which of its values are secrets. */
function readText(text: string): unknown {
  if (/^\s*[[{"]/.test(text)) {
    try {
      return JSON.parse(text);
    } catch {
      // Its keys cannot be told from its values, nor what is secret by them.
      return omitted('no JSON', text.length);
    }
  }
  return FORM.test(text) ? entriesOf(new URLSearchParams(text)) : text;
}

/** What was parsed by the platform; bytes and files say no more than their size, which stands beside. */
function plainOf(body: object): unknown {
  const isPlain = Array.isArray(body) || Object.getPrototypeOf(body) === Object.prototype;
  return isPlain ? body : undefined;
}

function entriesOf(form: URLSearchParams | FormData): [string, unknown][] {
  return Array.from(form as Iterable<[string, unknown]>, ([name, value]) => [
    name,
    value instanceof File ? { file: value.name, size: value.size } : value,
  ]);
}

function omitted(reason: string, length?: number): object {
  return { omitted: reason, ...(length === undefined ? {} : { length }) };
}

function headersOf(headers: unknown): Record<string, string> | undefined {
  if (headers instanceof Headers) return Object.fromEntries(headers);
  if (typeof headers !== 'object' || headers === null) return undefined;
  const properties = Object.getOwnPropertyDescriptors(headers) as Record<string, PropertyDescriptor>;
  const values = Object.entries(properties).map(
    ([name, { value }]) => [name, value as unknown] as const,
  );
  const pairs = Array.isArray(headers) ? values.map(([, pair]) => pair as [unknown, unknown]) : values;
  const texts = pairs.filter(
    (pair) => Array.isArray(pair) && pair.every((one) => typeof one === 'string'),
  );
  return Object.fromEntries(texts as [string, string][]);
}

function headersFromText(text: string): Record<string, string> {
  const lines = text.split('\r\n').filter((line) => line.includes(':'));
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }),
  );
}

/**
 * Has the collectors of the network record what requests carry, too; pass it to `platformCollectors`. JSON and forms
 * are recorded as values, so that what stands in them under the name of a secret is left out as everywhere.
 */
export function networkContent(options: NetworkContentOptions = {}): NetworkContent {
  return new ContentReader(options);
}
