import { SessionError, type ErrorPlace } from '../../model/errors.ts';
import { MAX_IMPORT_DEPTH } from '../../model/limits.ts';
import { JsonScanner } from './json-scanner.ts';

/** Records and their canonical text: each as `JSON.stringify` writes it, joined by `,\n`. */
export interface ParsedRun {
  records: unknown[];
  bytes: Uint8Array;
  /** Where each record began in what was read, from its first byte; absent where that is not known. */
  offsets?: () => number[];
}

const NEWLINE = 0x0a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const encoder = new TextEncoder();

/**
 * Parses whole lines of records at once. Text that is canonical already is given back as it is.
 * @returns undefined when the bytes are not that: then only reading record by record can tell why
 */
export function parseRun(bytes: Uint8Array, decoder: TextDecoder): ParsedRun | undefined {
  if (bytes[0] !== OPEN_BRACE || bytes.at(-1) !== CLOSE_BRACE) return undefined;
  const lineCount = countShallowLines(bytes);
  if (lineCount === undefined) return undefined;
  let text: string;
  let records: unknown[];
  try {
    text = decoder.decode(bytes);
    records = JSON.parse(`[${text}]`) as unknown[];
  } catch {
    return undefined;
  }
  // Canonical text differs from the array's by the line breaks and the two brackets, and by nothing else.
  const canonical = JSON.stringify(records);
  const isCanonical =
    lineCount === records.length && canonical.length - 2 + lineCount - 1 === text.length;
  return {
    records,
    bytes: isCanonical ? bytes : encodeLines(records),
    ...(lineCount === records.length ? { offsets: () => lineStarts(bytes) } : {}),
  };
}

/** @throws SessionError `invalid-json`, `invalid-utf8` */
export function parseRecord(bytes: Uint8Array, decoder: TextDecoder, place: ErrorPlace): unknown {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch (cause) {
    throw new SessionError('invalid-utf8', 'The text is not valid UTF-8.', { ...place, cause });
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const { message } = cause as Error;
    const column = /position (\d+)/.exec(message)?.[1];
    const before = column === undefined ? 0 : encoder.encode(text.slice(0, Number(column))).length;
    throw new SessionError('invalid-json', `This is not JSON: ${message}`, {
      ...place,
      byteOffset: (place.byteOffset ?? 0) + before,
      cause,
    });
  }
}

export function encodeLines(records: unknown[]): Uint8Array {
  return encoder.encode(records.map((record) => JSON.stringify(record)).join(',\n'));
}

/** @returns the number of lines, or undefined when one of them is nested too deep to be parsed safely */
function countShallowLines(bytes: Uint8Array): number | undefined {
  let count = 0;
  for (let from = 0; from < bytes.length;) {
    const newline = bytes.indexOf(NEWLINE, from);
    const end = newline === -1 ? bytes.length : newline;
    count += 1;
    // A shorter line has no room for that many brackets.
    if (end - from > MAX_IMPORT_DEPTH && !isShallow(bytes.subarray(from, end))) return undefined;
    from = end + 1;
  }
  return count;
}

function isShallow(line: Uint8Array): boolean {
  try {
    new JsonScanner().scan(line);
    return true;
  } catch {
    return false;
  }
}

function lineStarts(bytes: Uint8Array): number[] {
  const starts = [0];
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1))
    starts.push(at + 1);
  return starts;
}
