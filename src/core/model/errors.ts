/** Every way in which the package can fail; each is explained in the README. */
export const SESSION_ERROR_CODES = [
  'aborted',
  'delta-mismatch',
  'duplicate-key',
  'gzip-crc',
  'gzip-data',
  'gzip-header',
  'gzip-length',
  'gzip-truncated',
  'invalid-argument',
  'invalid-json',
  'invalid-msgpack',
  'invalid-record',
  'invalid-utf8',
  'invalid-yaml',
  'limit-reached',
  'not-a-session',
  'not-enabled',
  'quota-exceeded',
  'session-in-use',
  'session-not-found',
  'sink-failed',
  'source-failed',
  'storage-corrupt',
  'storage-unavailable',
  'too-deep',
  'too-large',
  'trailing-data',
  'truncated',
  'unknown-format',
  'unsupported-version',
  'worker-failed',
] as const;

export type SessionErrorCode = (typeof SESSION_ERROR_CODES)[number];

/** Where in the input an error lies. */
export interface ErrorPlace {
  /** Record path in the file, such as `events[12].seq`. */
  path?: string | undefined;
  /** Offset in the uncompressed text, or in the compressed bytes for the `gzip-` codes. */
  byteOffset?: number | undefined;
  /** Name of the file among several. */
  file?: string | undefined;
  cause?: unknown;
}

/** The one error class of the package: what happened, where, and a code to switch on. */
export class SessionError extends Error {
  override readonly name = 'SessionError';
  readonly code: SessionErrorCode;
  readonly path?: string;
  readonly byteOffset?: number;
  readonly file?: string;

  constructor(code: SessionErrorCode, message: string, place: ErrorPlace = {}) {
    super(message, place.cause === undefined ? undefined : { cause: place.cause });
    this.code = code;
    if (place.path !== undefined) this.path = place.path;
    if (place.byteOffset !== undefined) this.byteOffset = place.byteOffset;
    if (place.file !== undefined) this.file = place.file;
  }
}

/** A `SessionError` as it crosses a worker: structured clone would drop its class and fields. */
export interface ErrorMessage {
  code: SessionErrorCode;
  message: string;
  path?: string;
  byteOffset?: number;
  file?: string;
  /** Where it is one of ours: nothing else is sure to cross. */
  cause?: ErrorMessage;
}

export function toErrorMessage(error: unknown): ErrorMessage {
  const known = toSessionError(error, 'worker-failed');
  return {
    code: known.code,
    message: known.message,
    ...(known.path === undefined ? {} : { path: known.path }),
    ...(known.byteOffset === undefined ? {} : { byteOffset: known.byteOffset }),
    ...(known.file === undefined ? {} : { file: known.file }),
    ...(known.cause instanceof SessionError ? { cause: toErrorMessage(known.cause) } : {}),
  };
}

export function fromErrorMessage({ code, message, cause, ...place }: ErrorMessage): SessionError {
  return new SessionError(code, message, {
    ...place,
    ...(cause === undefined ? {} : { cause: fromErrorMessage(cause) }),
  });
}

/** Gives any thrown thing a code: its own, the one that its DOMException name means, or `fallback`. */
export function toSessionError(error: unknown, fallback: SessionErrorCode): SessionError {
  if (error instanceof SessionError) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  const message = error instanceof Error ? error.message : String(error);
  if (name === 'QuotaExceededError') {
    return new SessionError(
      'quota-exceeded',
      'The browser has no room left for this site: delete old sessions, or free disk space.',
      { cause: error },
    );
  }
  if (name === 'AbortError') return new SessionError('aborted', 'Cancelled.', { cause: error });
  return new SessionError(fallback, message || 'It failed without a reason.', { cause: error });
}

export function abortError(signal: AbortSignal | undefined, what: string): SessionError {
  return new SessionError('aborted', `The ${what} was cancelled.`, { cause: signal?.reason });
}

/** @param wanted - what it should have been, after "must be" @throws SessionError `invalid-argument` */
export function refuseArgument(path: string, wanted: string, value: unknown): never {
  // An object is not asked for its text: that would run its code.
  const isText = typeof value === 'string' || value === null;
  const given = isText
    ? JSON.stringify(value)
    : typeof value === 'number'
      ? String(value)
      : typeof value;
  throw new SessionError('invalid-argument', `${path} must be ${wanted}, not ${given}.`, { path });
}
