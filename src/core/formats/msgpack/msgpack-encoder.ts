import { SessionError } from '../../model/errors.ts';
import type { ExportCheckpoint } from '../../model/file-format.ts';
import { sectionsOfFile, type SectionName } from '../../model/records.ts';
import { joinBytes } from '../join-bytes.ts';
import type { FileHead, SessionEncoder } from '../session-codec.ts';
import { JsonToMsgpack } from './json-to-msgpack.ts';
import { ARRAY_16, ARRAY_32, FIX_ARRAY, FIX_MAP } from './msgpack-types.ts';

const encoder = new TextEncoder();

/**
 * Writes a session as one MessagePack map, with the keys of the JSON file in the same order. Values
 * are what JSON says: tagged values stay maps with a `$type`, whole numbers up to 2^53 are integers,
 * all others float 64, and every header is the shortest.
 */
export class MsgpackEncoder implements SessionEncoder {
  readonly needsCounts = true;
  readonly #transcoder = new JsonToMsgpack();
  #section: SectionName | undefined;
  #missing = 0;
  #hasCheckpoint = false;

  head(
    { version, timestamp, session, since }: FileHead,
    hasCheckpoint: boolean,
    hasPicture: boolean,
  ): Uint8Array<ArrayBuffer> {
    this.#hasCheckpoint = hasCheckpoint;
    const members = Object.entries({ version, timestamp, session, since }).filter(
      ([, value]) => value !== undefined,
    );
    const sections = sectionsOfFile(hasPicture);
    const count = members.length + sections.length + (hasCheckpoint ? 1 : 0);
    return joinBytes(Uint8Array.of(FIX_MAP | count), this.#members(Object.fromEntries(members)));
  }

  sectionStart(section: SectionName, count = 0): Uint8Array<ArrayBuffer> {
    this.#section = section;
    this.#missing = count;
    return joinBytes(
      this.#transcoder.transcode(encoder.encode(JSON.stringify(section))),
      arrayHeader(count),
    );
  }

  lines(lines: Uint8Array): Uint8Array<ArrayBuffer> {
    const bytes = this.#transcoder.transcode(lines);
    this.#missing -= this.#transcoder.count;
    return bytes;
  }

  /** @throws SessionError `storage-corrupt` when the section holds more or fewer records than were announced */
  sectionEnd(): Uint8Array<ArrayBuffer> {
    if (this.#missing !== 0) {
      const what = this.#missing > 0 ? 'fewer' : 'more';
      throw new SessionError(
        'storage-corrupt',
        `"${this.#section}" holds ${Math.abs(this.#missing)} records ${what} than it should.`,
        { path: this.#section! },
      );
    }
    return new Uint8Array(0);
  }

  /** @throws SessionError `invalid-argument` when `head` was told otherwise */
  tail(checkpoint: ExportCheckpoint | undefined): Uint8Array<ArrayBuffer> {
    if ((checkpoint !== undefined) !== this.#hasCheckpoint) {
      throw new SessionError(
        'invalid-argument',
        'The head and the tail of the file disagree on its checkpoint.',
        {
          path: 'checkpoint',
        },
      );
    }
    return checkpoint === undefined ? new Uint8Array(0) : this.#members({ checkpoint });
  }

  /** Keys and values of an object, without its header. */
  #members(members: object): Uint8Array<ArrayBuffer> {
    return this.#transcoder.transcode(encoder.encode(JSON.stringify(members))).slice(1);
  }
}

function arrayHeader(count: number): Uint8Array {
  if (count < 16) return Uint8Array.of(FIX_ARRAY | count);
  if (count < 0x1_0000) return Uint8Array.of(ARRAY_16, count >> 8, count);
  return Uint8Array.of(ARRAY_32, count >>> 24, count >> 16, count >> 8, count);
}
