import type { SessionErrorCode } from './errors.ts';

/** What can be wrong with a text because bytes of it, or of its compressed form, are not those that were written. */
const IN_TEXT: readonly SessionErrorCode[] = [
  'duplicate-key',
  'invalid-json',
  'invalid-msgpack',
  'invalid-record',
  'invalid-utf8',
  'invalid-yaml',
  'too-deep',
  'too-large',
  'trailing-data',
];

export function isTextDamage(code: SessionErrorCode): boolean {
  return IN_TEXT.includes(code);
}

/** Whether a file that is refused may be good up to the place that is wrong: it was cut off, or its bytes changed. */
export function isDamage(code: SessionErrorCode): boolean {
  return code === 'truncated' || code.startsWith('gzip-') || isTextDamage(code);
}
