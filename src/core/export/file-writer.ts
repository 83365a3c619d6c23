import { crc32 } from '../formats/gzip/crc32.ts';
import { deflateNatively, type SummedPiece } from '../formats/gzip/deflate-natively.ts';
import { deflatePiece, type CompressionLevel } from '../formats/gzip/deflate-piece.ts';
import { freeBuffer } from '../formats/free-buffer.ts';
import { GzipMember, type PieceSum } from '../formats/gzip/gzip-member.ts';
import { rawLines, type SectionPart } from '../store/section-reader.ts';
import type { ByteSink } from './byte-sink.ts';
import { freeStored, inflatedChunks, isDeflated } from '../store/inflated-lines.ts';

/** Writes the file's text, or a gzip member of it. */
export interface FileWriter {
  /** Bytes written so far. */
  readonly bytesWritten: number;
  /** Whether `part` writes what is compressed in the store as it is. */
  readonly copiesStored: boolean;
  start(): Promise<void>;
  text(text: string): Promise<void>;
  /** Lines of a section as they are stored. */
  part(part: SectionPart): Promise<void>;
  /** Lines that were compressed for a writer that copies what is stored. */
  piece?(piece: Uint8Array, sum: PieceSum): Promise<void>;
  /** Any other bytes of the file; they belong to the writer from then on. */
  bytes(bytes: Uint8Array): Promise<void>;
  end(): Promise<void>;
}

const encoder = new TextEncoder();

/** Plain text: what is compressed in the store is inflated. */
export class PlainWriter implements FileWriter {
  readonly copiesStored = false;
  readonly #sink: ByteSink;
  bytesWritten = 0;

  constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  start(): Promise<void> {
    return Promise.resolve();
  }

  text(text: string): Promise<void> {
    return this.bytes(encoder.encode(text));
  }

  async part(part: SectionPart): Promise<void> {
    const chunks = await inflatedChunks(part);
    freeStored(part);
    for (const bytes of chunks) await this.bytes(bytes);
  }

  async bytes(bytes: Uint8Array): Promise<void> {
    this.bytesWritten += bytes.length;
    await this.#sink.write(bytes as Uint8Array<ArrayBuffer>);
  }

  end(): Promise<void> {
    return Promise.resolve();
  }
}

/** Gzip: at the default level what is compressed in the store is copied. */
export class GzipWriter implements FileWriter {
  readonly #sink: ByteSink;
  readonly #level: CompressionLevel;
  readonly #gzip = new GzipMember();
  bytesWritten = 0;

  constructor(sink: ByteSink, level: CompressionLevel) {
    this.#sink = sink;
    this.#level = level;
  }

  get copiesStored(): boolean {
    return this.#level === -1;
  }

  start(): Promise<void> {
    return this.#write(this.#gzip.header());
  }

  text(text: string): Promise<void> {
    return this.#write(this.#gzip.text(encoder.encode(text)));
  }

  async part(part: SectionPart): Promise<void> {
    if (this.copiesStored && isDeflated(part)) {
      await this.piece(part.stored, part.segment);
    } else {
      await this.bytes(rawLines(part));
    }
  }

  piece(piece: Uint8Array, sum: PieceSum): Promise<void> {
    this.#gzip.add(sum);
    return this.#write(piece as Uint8Array<ArrayBuffer>);
  }

  async bytes(bytes: Uint8Array): Promise<void> {
    const { piece, sum } = await this.#deflate(bytes);
    freeBuffer(bytes);
    await this.piece(piece, sum);
  }

  end(): Promise<void> {
    return this.#write(this.#gzip.end());
  }

  async #deflate(raw: Uint8Array): Promise<SummedPiece> {
    if (this.#level === -1) return deflateNatively(raw);
    const sum = { rawLength: raw.length, crc32: crc32(raw) };
    return { piece: deflatePiece(raw, this.#level), sum };
  }

  async #write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.bytesWritten += bytes.length;
    await this.#sink.write(bytes);
  }
}
