import { deflateSync } from 'fflate';
import { crc32 } from '../../src/core/formats/gzip/crc32.ts';
import { joinBytes, utf8 } from './bytes.ts';

/** What the header of a gzip member may hold besides the rest (RFC 1952, section 2.3.1). */
export interface GzipFields {
  extra?: Uint8Array;
  name?: string;
  comment?: string;
  headerCrc?: boolean;
  /** Instead of the right one. */
  crc?: number;
  length?: number;
}

/** A gzip member with the optional fields that few writers use. */
export function gzipMember(raw: Uint8Array, fields: GzipFields = {}): Uint8Array<ArrayBuffer> {
  const { extra, name, comment, headerCrc = false } = fields;
  const flags =
    (headerCrc ? 2 : 0) |
    (extra ? 4 : 0) |
    (name === undefined ? 0 : 8) |
    (comment === undefined ? 0 : 16);
  const header: Uint8Array[] = [Uint8Array.of(0x1f, 0x8b, 8, flags, 1, 2, 3, 4, 0, 3)];
  if (extra) header.push(littleEndian(extra.length, 2), extra);
  if (name !== undefined) header.push(utf8(`${name}\0`));
  if (comment !== undefined) header.push(utf8(`${comment}\0`));
  if (headerCrc) header.push(littleEndian(crc32(joinBytes(header)) & 0xffff, 2));
  const footer = [
    littleEndian(fields.crc ?? crc32(raw), 4),
    littleEndian(fields.length ?? raw.length, 4),
  ];
  return joinBytes([...header, deflateSync(raw), ...footer]);
}

function littleEndian(value: number, bytes: number): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, i) => value >>> (8 * i));
}
