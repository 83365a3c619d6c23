import type { DeflatePiece } from './deflate-piece.ts';

/** Raw bytes of a gzip member, with the piece that they came from where it can be used again. */
export interface InflatedChunk {
  bytes: Uint8Array;
  crc32?: number;
  piece?: DeflatePiece;
}
