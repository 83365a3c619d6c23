import { SessionError, type ErrorPlace } from '../../model/errors.ts';
import { MAX_IMPORT_DEPTH } from '../../model/limits.ts';
import { jsonErrorOffset, utf8ErrorOffset } from './json-error.ts';
import { RECORD_SEPARATOR } from './json-layout.ts';
import { JsonScanner } from './json-scanner.ts';

/** Records and their canonical text: each as `JSON.stringify` writes it, joined by `,\n`. */
export interface ParsedRun {
  records: unknown[];
  bytes: Uint8Array;
  /** Where each record began in what was read, from its first byte; absent for one alone. Good until the next read. */
  offsets?: () => number[];
}

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const encoder = new TextEncoder();

/**
 * Parses whole lines of records at once. Text that is canonical already is given back as it is.
 * @returns undefined when the bytes are not that: then only reading record by record can tell why
 */
export function parseRun(bytes: Uint8Array, decoder: TextDecoder): ParsedRun | undefined {
  if (bytes[0] !== OPEN_BRACE || bytes.at(-1) !== CLOSE_BRACE) return undefined;
  let text: string;
  let records: unknown[];
  let lines: string[];
  try {
    text = decoder.decode(bytes);
    records = JSON.parse(`[${text}]`) as unknown[];
    lines = records.map((record) => JSON.stringify(record));
  } catch {
    return undefined;
  }
  if (!lines.every(isShallow)) return undefined;
  const canonical = lines.join(RECORD_SEPARATOR);
  return {
    records,
    bytes: canonical === text ? bytes : encoder.encode(canonical),
    offsets: () => recordStarts(bytes),
  };
}

/** @throws SessionError `invalid-json`, `invalid-utf8` */
export function parseRecord(bytes: Uint8Array, decoder: TextDecoder, place: ErrorPlace): unknown {
  const byteOffset = place.byteOffset ?? 0;
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch (cause) {
    const at = byteOffset + utf8ErrorOffset(bytes);
    throw new SessionError('invalid-utf8', 'The text is not valid UTF-8.', {
      ...place,
      byteOffset: at,
      cause,
    });
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new SessionError('invalid-json', `This is not JSON: ${(cause as Error).message}`, {
      ...place,
      byteOffset: byteOffset + jsonErrorOffset(text),
      cause,
    });
  }
}

export function encodeLines(records: unknown[]): Uint8Array {
  return encoder.encode(records.map((record) => JSON.stringify(record)).join(RECORD_SEPARATOR));
}

/** Whether a line is not nested too deep for other readers of it; a shorter one has no room for that. */
function isShallow(line: string): boolean {
  if (line.length <= MAX_IMPORT_DEPTH * 2) return true;
  try {
    new JsonScanner().scan(encoder.encode(line));
    return true;
  } catch {
    return false;
  }
}

/** Where each record of a run begins, wherever its line breaks are. */
function recordStarts(bytes: Uint8Array): number[] {
  const starts: number[] = [];
  const scanner = new JsonScanner();
  for (let at = 0; at < bytes.length;) {
    starts.push(at);
    scanner.reset();
    at += scanner.scan(bytes.subarray(at)) ?? bytes.length;
    while (at < bytes.length && isBetween(bytes[at]!)) at += 1;
  }
  return starts;
}

/** A comma or space. */
function isBetween(byte: number): boolean {
  return byte === 0x2c || byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
