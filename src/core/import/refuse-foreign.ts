import { SessionError } from '../model/errors.ts';
import { NO_SESSION } from '../model/no-session.ts';

/** How files begin that would else be taken for MessagePack, YAML or JSON, and be said to be damaged. */
const FOREIGN: readonly (readonly [start: RegExp, what: string])[] = [
  // https://www.w3.org/TR/png-3/#3PNGsignature
  [/^\x89PNG/, 'a picture (PNG)'],
  // ITU-T T.81, B.1.1.3: start of image, and another marker
  [/^\xff\xd8\xff/, 'a picture (JPEG)'],
  [/^GIF8/, 'a picture (GIF)'],
  // APPNOTE.TXT, 4.3.7
  [/^PK\x03\x04/, 'a ZIP archive: unpack it first'],
  // ISO 32000-2, 7.5.2
  [/^%PDF-/, 'a PDF document'],
  [/^</, 'a page of HTML or XML: a server may have sent it in place of the file'],
  // http://www.softwareishard.com/blog/har-12-spec/#log
  [
    /^\{\s*"log"\s*:\s*\{\s*"(?:version|creator|browser|pages|entries|comment)"/,
    'a HAR file: the network traffic of a browser',
  ],
  [/^\{\s*(?:"metadata"[^]*)?"traceEvents"\s*:/, 'a trace of a browser’s Performance panel'],
  [/^\[/, 'a list'],
];

/** @throws SessionError `not-a-session` where the first bytes are those of another kind of file */
export function refuseForeign(bytes: Uint8Array): void {
  const start = String.fromCharCode(...bytes.subarray(0, 1024)).replace(/^(?:\xef\xbb\xbf)?\s*/, '');
  const found = FOREIGN.find(([signature]) => signature.test(start));
  if (found) throw notASession(`it is ${found[1]}`);
}

/** Of a file of which not a key could be read. */
export function notASession(why: string, cause?: SessionError): SessionError {
  return new SessionError('not-a-session', `${NO_SESSION}: ${why}.`, { byteOffset: 0, cause });
}
