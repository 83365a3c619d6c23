/**
 * First bytes of MessagePack's formats, and the extension types of a session file. Formats whose
 * length takes more bytes than that of the one named here follow it, each with twice as many.
 * https://github.com/msgpack/msgpack/blob/master/spec.md#formats
 */
export const FIX_MAP = 0x80;
export const FIX_ARRAY = 0x90;
export const FIX_STR = 0xa0;
export const NIL = 0xc0;
/** Reserved by the specification: no value begins with it. */
export const NEVER_USED = 0xc1;
export const FALSE = 0xc2;
export const TRUE = 0xc3;
export const BIN_8 = 0xc4;
export const EXT_8 = 0xc7;
export const FLOAT_32 = 0xca;
export const FLOAT_64 = 0xcb;
export const UINT_8 = 0xcc;
export const UINT_16 = 0xcd;
export const UINT_32 = 0xce;
export const UINT_64 = 0xcf;
export const INT_8 = 0xd0;
export const INT_16 = 0xd1;
export const INT_32 = 0xd2;
export const INT_64 = 0xd3;
export const FIX_EXT_1 = 0xd4;
export const FIX_EXT_16 = 0xd8;
export const STR_8 = 0xd9;
export const STR_32 = 0xdb;
export const ARRAY_16 = 0xdc;
export const ARRAY_32 = 0xdd;
export const MAP_16 = 0xde;
export const NEGATIVE_FIX_INT = 0xe0;

/** Extension type of the specification's timestamps. */
export const EXT_TIMESTAMP = -1;

/**
 * Extension type of a text that UTF-8 cannot hold, because it has a surrogate without its partner:
 * the payload is the text as a JSON string, quotes and escapes included. The number is that of `\`.
 */
export const EXT_ESCAPED_TEXT = 0x5c;
