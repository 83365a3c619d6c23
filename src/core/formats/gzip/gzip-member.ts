import { combineCrc32, crc32 } from './crc32.ts';
import { STREAM_END, storedPiece, type DeflatePiece } from './deflate-piece.ts';

/**
 * Extra field (RFC 1952, section 2.3.1.1) with the subfield `DP`: the member is a run of pieces, so
 * a reader of ours may take them apart again. Other readers skip it.
 */
export const PIECES_SUBFIELD = Uint8Array.of(0x44, 0x50, 0x01, 0x00, 0x01);

/** What a piece inflates to, as far as a member has to know it. */
export interface PieceSum {
  rawLength: number;
  crc32: number;
}

/** One gzip member (RFC 1952) that is put together from pieces; their bytes are only passed on. */
export class GzipMember {
  #crc = 0;
  #rawLength = 0;

  header(): Uint8Array<ArrayBuffer> {
    // Magic, deflate, FEXTRA, no time, no flags, unknown system.
    return Uint8Array.of(
      0x1f,
      0x8b,
      8,
      4,
      0,
      0,
      0,
      0,
      0,
      255,
      PIECES_SUBFIELD.length,
      0,
      ...PIECES_SUBFIELD,
    );
  }

  /** Counts a piece in; it goes to the output as it is. */
  add(piece: PieceSum): void {
    this.#crc = combineCrc32(this.#crc, piece.crc32, piece.rawLength);
    this.#rawLength += piece.rawLength;
  }

  /** The few bytes between segments, stored. */
  text(raw: Uint8Array): DeflatePiece {
    this.add({ rawLength: raw.length, crc32: crc32(raw) });
    return storedPiece(raw);
  }

  end(): Uint8Array<ArrayBuffer> {
    const end = new Uint8Array(STREAM_END.length + 8);
    end.set(STREAM_END);
    const view = new DataView(end.buffer);
    view.setUint32(STREAM_END.length, this.#crc, true);
    view.setUint32(STREAM_END.length + 4, this.#rawLength % 2 ** 32, true);
    return end;
  }
}
