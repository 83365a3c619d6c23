import { SessionError, type ErrorPlace } from '../../model/errors.ts';
import { MAX_IMPORT_DEPTH } from '../../model/limits.ts';
import type { ParsedRun, Summarise } from '../session-codec.ts';
import { countKeys, findDuplicateKey } from './duplicate-key.ts';
import { jsonErrorOffset, utf8ErrorOffset } from './json-error.ts';
import { RECORD_SEPARATOR } from './json-layout.ts';
import { JsonScanner } from './json-scanner.ts';

/** Bytes parsed at once: what is made of them is garbage before a collector takes it for something that stays. */
const BATCH_BYTES = 32 * 1024;

const NEWLINE = 0x0a;
const COMMA = 0x2c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const encoder = new TextEncoder();

/**
 * Parses whole lines of records, some at a time. Text that is canonical already is given back as it is.
 * @returns undefined when the bytes are not that: then only reading record by record can tell why
 */
export function parseRun(
  bytes: Uint8Array,
  decoder: TextDecoder,
  summarise: Summarise,
): ParsedRun | undefined {
  if (bytes[0] !== OPEN_BRACE || bytes.at(-1) !== CLOSE_BRACE) return undefined;
  const records: unknown[] = [];
  const texts: string[] = [];
  let isCanonical = true;
  for (let from = 0; from < bytes.length;) {
    const to = batchEnd(bytes, from);
    const batch = parseBatch(bytes.subarray(from, to), decoder);
    if (batch === undefined) return undefined;
    for (const record of batch.records) records.push(summarise(record));
    // What came before is only needed from the first difference on.
    if (!batch.isCanonical && isCanonical) texts.push(...canonicalText(bytes, from, decoder));
    isCanonical &&= batch.isCanonical;
    if (!isCanonical) texts.push(batch.canonical);
    from = to + RECORD_SEPARATOR.length;
  }
  return {
    records,
    bytes: isCanonical ? bytes : encoder.encode(texts.join(RECORD_SEPARATOR)),
    offsets: () => recordStarts(bytes),
  };
}

/** Where the batch that begins at `from` ends: before a comma and a line break, or with the bytes. */
function batchEnd(bytes: Uint8Array, from: number): number {
  const newline = bytes.indexOf(NEWLINE, from + BATCH_BYTES);
  return newline > 0 && bytes[newline - 1] === COMMA ? newline - 1 : bytes.length;
}

/** Text up to a place, all of it canonical; without the separator that stands there. */
function canonicalText(bytes: Uint8Array, end: number, decoder: TextDecoder): string[] {
  return end === 0 ? [] : [decoder.decode(bytes.subarray(0, end - RECORD_SEPARATOR.length))];
}

function parseBatch(
  bytes: Uint8Array,
  decoder: TextDecoder,
): { records: unknown[]; canonical: string; isCanonical: boolean } | undefined {
  try {
    const text = decoder.decode(bytes);
    const records = JSON.parse(`[${text}]`) as unknown[];
    const lines = records.map((record) => JSON.stringify(record));
    if (!lines.every(isShallow)) return undefined;
    const canonical = lines.join(RECORD_SEPARATOR);
    const isCanonical = canonical === text;
    // What is written just as it was read has lost no key.
    if (!isCanonical && countKeys(canonical) !== countKeys(text)) return undefined;
    return { records, canonical, isCanonical };
  } catch {
    return undefined;
  }
}

/** A value, and its canonical text. */
interface ParsedValue {
  value: unknown;
  line: string;
}

/** @throws SessionError `invalid-json`, `invalid-utf8`, `duplicate-key` */
export function parseRecord(bytes: Uint8Array, decoder: TextDecoder, place: ErrorPlace): ParsedValue {
  const text = decodeRecord(bytes, decoder, place);
  const byteOffset = place.byteOffset ?? 0;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new SessionError('invalid-json', `This is not JSON: ${(cause as Error).message}`, {
      ...place,
      byteOffset: byteOffset + jsonErrorOffset(text),
      cause,
    });
  }
  const line = JSON.stringify(value);
  if (line !== text && countKeys(line) !== countKeys(text)) {
    const { key, index } = findDuplicateKey(text)!;
    throw new SessionError('duplicate-key', `The key "${key}" stands twice in one object.`, {
      ...place,
      byteOffset: byteOffset + encoder.encode(text.slice(0, index)).length,
    });
  }
  return { value, line };
}

function decodeRecord(bytes: Uint8Array, decoder: TextDecoder, place: ErrorPlace): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    const byteOffset = (place.byteOffset ?? 0) + utf8ErrorOffset(bytes);
    throw new SessionError('invalid-utf8', 'The text is not valid UTF-8.', {
      ...place,
      byteOffset,
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
