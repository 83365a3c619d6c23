import { abortError } from './errors.ts';

/** Ends work that nobody wants any more. @throws SessionError `aborted` where the signal says so */
export function throwIfAborted(signal: AbortSignal | undefined, what: string): void {
  if (signal?.aborted === true) throw abortError(signal, what);
}

/** Never resolves; rejects with `aborted` as soon as the signal says so. */
export function rejectOnAbort(signal: AbortSignal, what: string): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(abortError(signal, what));
    else signal.addEventListener('abort', () => reject(abortError(signal, what)), { once: true });
  });
}
