import { SessionError } from '../model/errors.ts';

/** How files begin that would else be taken for MessagePack or YAML, and be said to be damaged. */
const FOREIGN: readonly (readonly [start: string, what: string])[] = [
  // https://www.w3.org/TR/png-3/#3PNGsignature
  ['\x89PNG', 'a picture (PNG)'],
  // ISO 32000-2, 7.5.2
  ['%PDF-', 'a PDF document'],
  ['<', 'a page of HTML or XML: a server may have sent it in place of the file'],
];

/** @throws SessionError `not-a-session` where the first bytes are those of another kind of file */
export function refuseForeign(bytes: Uint8Array): void {
  const start = String.fromCharCode(...bytes.subarray(0, 256)).replace(/^(?:\xef\xbb\xbf)?\s*/, '');
  const found = FOREIGN.find(([signature]) => start.startsWith(signature));
  if (found === undefined) return;
  throw new SessionError('not-a-session', `The file is no session: it is ${found[1]}.`, {
    byteOffset: 0,
  });
}
