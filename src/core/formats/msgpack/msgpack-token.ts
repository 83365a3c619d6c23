import * as type from './msgpack-types.ts';

/** What a value is, before its length. */
export type TokenKind =
  | 'integer'
  | 'float'
  | 'text'
  | 'binary'
  | 'extension'
  | 'array'
  | 'map'
  | 'nil'
  | 'boolean'
  | 'reserved';

interface Layout {
  kind: TokenKind;
  /** Bytes in front of the payload, of which the last may be an extension's type. */
  headerSize: number;
  /** Bytes of the header, behind the first, that say the length. */
  lengthSize: number;
  /** Where the header does not say it. */
  length: number;
  /** Whether what follows the header are tokens of their own. */
  isContainer: boolean;
}

const layouts: readonly Layout[] = Array.from({ length: 256 }, (_, first) => layoutOf(first));

/** The header of one value. One token is read into again and again. */
export class MsgpackToken {
  kind: TokenKind = 'nil';
  first = 0;
  headerSize = 0;
  /** Bytes of the payload, or entries of an array or a map. */
  length = 0;
  isContainer = false;
  /** Bytes of the whole token, which of an array or a map is the header alone. */
  size = 0;

  /** @returns false when the header is not all there; then `size` says what it takes */
  read(bytes: Uint8Array, at: number, end: number): boolean {
    const first = bytes[at]!;
    const layout = layouts[first]!;
    this.first = first;
    this.kind = layout.kind;
    this.headerSize = layout.headerSize;
    this.isContainer = layout.isContainer;
    this.size = layout.headerSize;
    if (layout.lengthSize === 0) {
      this.length = layout.length;
    } else {
      if (at + layout.headerSize > end) return false;
      this.length = readUnsigned(bytes, at + 1, layout.lengthSize);
    }
    if (!layout.isContainer) this.size += this.length;
    return true;
  }
}

/** A whole number of up to 4 bytes, the most significant first. */
export function readUnsigned(bytes: Uint8Array, at: number, size: number): number {
  let value = 0;
  for (let i = at; i < at + size; i += 1) value = value * 0x100 + bytes[i]!;
  return value;
}

function layoutOf(first: number): Layout {
  if (first < type.FIX_MAP || first >= type.NEGATIVE_FIX_INT) return fixed('integer', 0);
  if (first < type.FIX_ARRAY) return fixed('map', first & 0x0f);
  if (first < type.FIX_STR) return fixed('array', first & 0x0f);
  if (first < type.NIL) return fixed('text', first & 0x1f);
  if (first >= type.STR_8 && first <= type.STR_32) return sized('text', 1 << (first - type.STR_8));
  if (first >= type.ARRAY_16) {
    return sized(first < type.MAP_16 ? 'array' : 'map', first % 2 === 0 ? 2 : 4);
  }
  if (first >= type.FIX_EXT_1) {
    return { ...fixed('extension', 1 << (first - type.FIX_EXT_1)), headerSize: 2 };
  }
  if (first >= type.UINT_8) return fixed('integer', 1 << ((first - type.UINT_8) % 4));
  if (first >= type.FLOAT_32) return fixed('float', first === type.FLOAT_32 ? 4 : 8);
  if (first >= type.EXT_8) {
    const layout = sized('extension', 1 << (first - type.EXT_8));
    return { ...layout, headerSize: layout.headerSize + 1 };
  }
  if (first >= type.BIN_8) return sized('binary', 1 << (first - type.BIN_8));
  if (first === type.NIL) return fixed('nil', 0);
  return fixed(first === type.NEVER_USED ? 'reserved' : 'boolean', 0);
}

function fixed(kind: TokenKind, length: number): Layout {
  return { kind, headerSize: 1, lengthSize: 0, length, isContainer: kind === 'map' || kind === 'array' };
}

function sized(kind: TokenKind, lengthSize: number): Layout {
  return { ...fixed(kind, 0), headerSize: 1 + lengthSize, lengthSize };
}
