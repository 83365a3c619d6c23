import type { SessionErrorCode } from '../../core/index.ts';

const NOT_A_SESSION =
  'What can be dropped: files that Download or an export wrote, .json, .yaml or .msgpack, as they are or as .gz, and folders of them.';
const DAMAGED = 'Download or copy the file again.';
const EDITED = 'Mend the file at that place, or export it again.';

const ADVICE: Partial<Record<SessionErrorCode, string>> = {
  'not-a-session': NOT_A_SESSION,
  'unknown-format': NOT_A_SESSION,
  'unsupported-version': 'Read it with the version of devtools-panel that wrote it, or a newer one.',
  'delta-mismatch': 'Drop the full export and all its deltas together.',
  'gzip-crc': DAMAGED,
  'gzip-data': DAMAGED,
  'gzip-header': DAMAGED,
  'gzip-length': DAMAGED,
  'gzip-truncated': DAMAGED,
  truncated: DAMAGED,
  'trailing-data': EDITED,
  'duplicate-key': EDITED,
  'invalid-json': EDITED,
  'invalid-yaml': EDITED,
  'invalid-msgpack': EDITED,
  'invalid-record': EDITED,
  'invalid-utf8': EDITED,
  'source-failed': 'See that the file is still there and may be read, then drop it again.',
  'quota-exceeded': 'Clear stored sessions, or free disk space, then drop it again.',
};

/** What someone can do about an import that failed; undefined where the message says all there is. */
export function adviceFor(code: SessionErrorCode): string | undefined {
  return ADVICE[code];
}
