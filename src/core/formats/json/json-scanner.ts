import { SessionError } from '../../model/errors.ts';
import { MAX_IMPORT_DEPTH, MAX_RECORD_BYTES } from '../../model/limits.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/**
 * What values take in memory beyond their text: as much for each, and more for a map or a list. What the
 * recorder writes stays below the limit, with the most and the shortest values that it keeps.
 */
const VALUE_BYTES = 5;
const CONTAINER_BYTES = 4;

/**
 * Finds where one JSON value ends, over as many chunks as it takes. It looks at brackets and
 * strings only: whether the value is valid is `JSON.parse`'s to say.
 */
export class JsonScanner {
  #depth = 0;
  #inString = false;
  #escaped = false;
  #isScalar = false;
  #position = 0;
  #weight = 0;

  /** Starts on a new value, whose first byte is at 0. */
  reset(): void {
    this.#depth = 0;
    this.#inString = false;
    this.#escaped = false;
    this.#isScalar = false;
    this.#position = 0;
    this.#weight = 0;
  }

  /**
   * Goes on from where the last call stopped.
   * @param bytes - the value from its first byte on, as far as it is there
   * @returns the length of the value, or undefined when more bytes are needed
   * @throws SessionError `too-deep`, `too-large`
   */
  scan(bytes: Uint8Array): number | undefined {
    if (this.#position === 0 && bytes.length > 0) {
      const first = bytes[0]!;
      this.#isScalar = first !== OPEN_BRACE && first !== OPEN_BRACKET && first !== QUOTE;
    }
    const length = this.#isScalar ? this.#scanScalar(bytes) : this.#scanNested(bytes);
    if ((length ?? this.#position) + this.#weight > MAX_RECORD_BYTES) {
      throw new SessionError('too-large', `A value takes more than ${MAX_RECORD_BYTES} bytes.`, {
        byteOffset: 0,
      });
    }
    return length;
  }

  #scanScalar(bytes: Uint8Array): number | undefined {
    let i = this.#position;
    while (i < bytes.length && isScalarByte(bytes[i]!)) i += 1;
    this.#position = i;
    return i < bytes.length ? i : undefined;
  }

  #scanNested(bytes: Uint8Array): number | undefined {
    let depth = this.#depth;
    let inString = this.#inString;
    let escaped = this.#escaped;
    let i = this.#position;
    for (; i < bytes.length; i += 1) {
      const byte = bytes[i]!;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) {
          inString = false;
          if (depth === 0) return i + 1;
        }
      } else if (byte === QUOTE) inString = true;
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        depth += 1;
        this.#weight += CONTAINER_BYTES;
        if (depth > MAX_IMPORT_DEPTH) {
          throw new SessionError(
            'too-deep',
            `A value is nested more than ${MAX_IMPORT_DEPTH} levels deep.`,
            {
              byteOffset: i,
            },
          );
        }
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        depth -= 1;
        if (depth === 0) return i + 1;
      } else if (byte === COMMA) {
        this.#weight += VALUE_BYTES;
      }
    }
    this.#depth = depth;
    this.#inString = inString;
    this.#escaped = escaped;
    this.#position = i;
    return undefined;
  }
}

/** Letters, digits, `+`, `-` and `.`: what `true`, `null` and numbers are made of. */
function isScalarByte(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    byte === 0x2b ||
    byte === 0x2d ||
    byte === 0x2e
  );
}
