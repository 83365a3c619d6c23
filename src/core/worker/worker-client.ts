import { abortError, fromErrorMessage, SessionError } from '../model/errors.ts';
import { clearTimeout, NativeMap, setTimeout } from '../model/native.ts';
import { ownOptions } from '../model/own-options.ts';
import type { Progress } from '../model/options.ts';
import type { CallContext, FromWorker, HostName, Hosts, ToWorker } from './protocol.ts';

/** Longest wait for a worker to start; a CSP that forbids it may say nothing at all. */
const START_TIMEOUT_MS = 15_000;

/** Longest wait for a worker to say that it is there, just after it has started. */
const ANSWER_TIMEOUT_MS = 5_000;

export interface CallOptions {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
  transfer?: Transferable[];
}

interface PendingCall {
  resolve: (value: unknown) => void;
  reject: (error: SessionError) => void;
  onProgress: ((progress: Progress) => void) | undefined;
}

type Argument<H, M extends keyof H> = H[M] extends (argument: infer A, context: CallContext) => unknown
  ? A
  : never;
type Result<H, M extends keyof H> = H[M] extends (...rest: never[]) => Promise<infer R> ? R : never;

/**
 * One worker and the calls under way in it. Every call ends: with its result, with the error that it
 * threw there (its code kept), or with `worker-failed` when the worker dies.
 */
export class WorkerClient<Name extends HostName> {
  readonly #worker: Worker;
  readonly #calls = new NativeMap<number, PendingCall>();
  readonly #onFailed: ((error: SessionError) => void) | undefined;
  /** Held by the worker as long as it lives. */
  readonly #lifeLock = `devtools-panel:worker:${crypto.randomUUID()}`;
  readonly #watch = new AbortController();
  /** Runs out unless the worker says `ready`, or `pong`. */
  #deadline: ReturnType<typeof setTimeout>;
  #nextId = 1;
  #failure: SessionError | undefined;

  /**
   * @param worker - of the project's worker script, just made
   * @param onFailed - told once when the worker is of no more use, unless it was closed
   */
  constructor(host: Name, worker: Worker, onFailed?: (error: SessionError) => void) {
    this.#onFailed = onFailed;
    this.#worker = worker;
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) =>
      this.#receive(data),
    );
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#fail(
        workerFailed(
          event.message ||
            'The worker could not be loaded: its address is not served, or a Content-Security-Policy forbids it.',
        ),
      );
    });
    this.#deadline = setTimeout(() => {
      this.#fail(
        workerFailed('The worker did not start within 15 s: a Content-Security-Policy may forbid it.'),
      );
    }, START_TIMEOUT_MS);
    this.#post({ type: 'start', host, lifeLock: this.#lifeLock });
  }

  call<M extends keyof Hosts[Name] & string>(
    method: M,
    argument: Argument<Hosts[Name], M>,
    options: CallOptions = {},
  ): Promise<Result<Hosts[Name], M>> {
    const { signal, onProgress, transfer } = ownOptions(options);
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) {
        reject(this.#failure);
        return;
      }
      if (signal?.aborted === true) {
        reject(abortError(signal, method));
        return;
      }
      const id = this.#nextId++;
      const cancel = (): void => this.#post({ type: 'cancel', id });
      signal?.addEventListener('abort', cancel);
      const end = (): void => signal?.removeEventListener('abort', cancel);
      this.#calls.set(id, {
        resolve: (value) => {
          end();
          resolve(value as Result<Hosts[Name], M>);
        },
        reject: (error) => {
          end();
          reject(error);
        },
        onProgress,
      });
      try {
        this.#post({ type: 'call', id, method, argument }, transfer);
      } catch (cause) {
        this.#calls.delete(id);
        end();
        reject(
          new SessionError('invalid-argument', `${method} cannot take this: ${String(cause)}`, {
            cause,
          }),
        );
      }
    });
  }

  /** Ends the worker; calls under way reject with `aborted`. */
  close(): void {
    this.#end(new SessionError('aborted', 'The worker was closed.'));
  }

  #receive(message: FromWorker): void {
    if (message.type === 'ready') {
      clearTimeout(this.#deadline);
      void this.#watchDeath();
      return;
    }
    if (message.type === 'pong') {
      clearTimeout(this.#deadline);
      return;
    }
    if (message.type === 'failed') {
      this.#fail(fromErrorMessage(message.error));
      return;
    }
    const call = this.#calls.get(message.id);
    if (call === undefined) return;
    if (message.type === 'ask') {
      this.#post({ type: 'heard', id: message.id });
      return;
    }
    if (message.type === 'progress') {
      call.onProgress?.(message.progress);
      return;
    }
    this.#calls.delete(message.id);
    if (message.type === 'result') call.resolve(message.value);
    else call.reject(fromErrorMessage(message.error));
  }

  /** A killed worker sends no event, but its lock becomes free. */
  async #watchDeath(): Promise<void> {
    try {
      if (await navigator.locks.request(this.#lifeLock, { ifAvailable: true }, Boolean)) {
        // Once the storage of the site is cleared, a new worker holds its lock where this page does not see it.
        this.#ping();
        return;
      }
      await navigator.locks.request(this.#lifeLock, { signal: this.#watch.signal }, () => {
        this.#fail(endedFromOutside());
      });
    } catch {
      // It was closed.
    }
  }

  /** Tells a worker that has died since it was ready from one whose lock is out of this page's sight. */
  #ping(): void {
    if (this.#failure !== undefined) return;
    this.#deadline = setTimeout(() => this.#fail(endedFromOutside()), ANSWER_TIMEOUT_MS);
    this.#post({ type: 'ping' });
  }

  #fail(error: SessionError): void {
    if (this.#end(error)) this.#onFailed?.(error);
  }

  #end(error: SessionError): boolean {
    if (this.#failure !== undefined) return false;
    this.#failure = error;
    clearTimeout(this.#deadline);
    this.#watch.abort();
    this.#worker.terminate();
    for (const { reject } of this.#calls.values()) reject(error);
    this.#calls.clear();
    return true;
  }

  #post(message: ToWorker, transfer?: Transferable[]): void {
    // An empty list would be iterated, by what an app may have put in the place of the iterator.
    if (transfer === undefined) this.#worker.postMessage(message);
    else this.#worker.postMessage(message, transfer);
  }
}

/** Says why a worker is of no use. */
export function workerFailed(message: string): SessionError {
  return new SessionError('worker-failed', message);
}

function endedFromOutside(): SessionError {
  return workerFailed('The worker was ended from outside.');
}
