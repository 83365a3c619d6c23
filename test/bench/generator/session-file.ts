import { crc32 } from '../../../src/core/formats/gzip/crc32.ts';
import { GzipMember } from '../../../src/core/formats/gzip/gzip-member.ts';
import {
  jsonHead,
  jsonSectionEnd,
  jsonSectionStart,
  jsonTail,
  RECORD_SEPARATOR,
} from '../../../src/core/formats/json/json-layout.ts';
import { SEGMENT_BYTES } from '../../../src/core/model/limits.ts';
import { USUAL_SECTIONS, type SectionName } from '../../../src/core/model/records.ts';
import { toFilms } from './films.ts';
import { SECTION_SHARES, toRecord, type MadeRecord } from './inputs.ts';
import { RecordMaker } from './record-maker.ts';

/** All sequence numbers have as many digits, so that a segment is renumbered in place. */
const FIRST_SEQ = 1_000_000_000;
const SEQ_OFFSET = '{"seq":'.length;
const TEMPLATES = 12;
const STARTED_AT = 1_760_000_000_000;

/** A segment's lines, which stand for any number of segments when they are renumbered. */
interface Template {
  bytes: Uint8Array;
  lineOffsets: number[];
}

export interface SessionFileOptions {
  /** Rows of movies.json. */
  rows: Parameters<typeof toFilms>[0];
  /** Of the uncompressed records. */
  bytes: number;
  /** Gives a file that is compressed: makes a piece of deflate blocks that ends with a full flush. */
  deflate?: ((bytes: Uint8Array) => Uint8Array) | undefined;
}

/** Writes a session of any size in little memory, as an export writes it: a dozen segments, over and over. */
export function* sessionFile({ rows, bytes, deflate }: SessionFileOptions): Generator<Uint8Array> {
  const out = deflate ? new GzipOutput(deflate) : new PlainOutput();
  const maker = new RecordMaker(toFilms(rows));
  const shares = Object.values(SECTION_SHARES).reduce((sum, share) => sum + share, 0);
  let seq = FIRST_SEQ;
  yield* out.start();
  yield out.text(
    jsonHead({ id: `bench-${bytes}`, name: 'bench', startedAt: STARTED_AT }, '2025-10-09T00:00:00Z'),
  );
  for (const section of USUAL_SECTIONS) {
    const templates = Array.from({ length: TEMPLATES }, () => createTemplate(maker, section));
    const wanted = (bytes * SECTION_SHARES[section]) / shares;
    yield out.text(jsonSectionStart(section));
    for (let written = 0, i = 0; written < wanted; i += 1) {
      const template = templates[i % TEMPLATES]!;
      if (i > 0) yield out.text(RECORD_SEPARATOR);
      seq = renumber(template, seq);
      yield out.segment(template.bytes);
      written += template.bytes.length;
    }
    yield out.text(jsonSectionEnd());
  }
  yield out.text(jsonTail(undefined));
  yield* out.end();
}

function createTemplate(maker: RecordMaker, section: SectionName): Template {
  const lines: string[] = [];
  for (let length = 0; length < SEGMENT_BYTES;) {
    const made = maker.next();
    if (made.section !== section) continue;
    const record: MadeRecord = toRecord(made, FIRST_SEQ, STARTED_AT + lines.length * 3.7);
    const line = JSON.stringify(record);
    lines.push(line);
    length += line.length;
  }
  const bytes = new TextEncoder().encode(lines.join(RECORD_SEPARATOR));
  const lineOffsets = [0];
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1))
    lineOffsets.push(at + 1);
  return { bytes, lineOffsets };
}

/** @returns the `seq` after the last */
function renumber({ bytes, lineOffsets }: Template, firstSeq: number): number {
  let seq = firstSeq;
  for (const offset of lineOffsets) {
    const digits = String(seq);
    for (let i = 0; i < digits.length; i += 1) bytes[offset + SEQ_OFFSET + i] = digits.charCodeAt(i);
    seq += 1;
  }
  return seq;
}

class PlainOutput {
  *start(): Generator<Uint8Array> {
    // Nothing stands before the text.
  }

  text(text: string): Uint8Array {
    return new TextEncoder().encode(text);
  }

  segment(bytes: Uint8Array): Uint8Array {
    return bytes.slice();
  }

  *end(): Generator<Uint8Array> {
    // Nothing stands behind it.
  }
}

class GzipOutput {
  readonly #gzip = new GzipMember();
  readonly #deflate: (bytes: Uint8Array) => Uint8Array;

  constructor(deflate: (bytes: Uint8Array) => Uint8Array) {
    this.#deflate = deflate;
  }

  *start(): Generator<Uint8Array> {
    yield this.#gzip.header();
  }

  text(text: string): Uint8Array {
    return this.#gzip.text(new TextEncoder().encode(text));
  }

  segment(bytes: Uint8Array): Uint8Array {
    this.#gzip.add({ rawLength: bytes.length, crc32: crc32(bytes) });
    return this.#deflate(bytes);
  }

  *end(): Generator<Uint8Array> {
    yield this.#gzip.end();
  }
}
