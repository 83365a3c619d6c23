import { crc32 } from '../formats/gzip/crc32.ts';
import { deflatePiece, type CompressionLevel } from '../formats/gzip/deflate-piece.ts';
import { freeBuffer } from '../formats/free-buffer.ts';
import { GzipMember } from '../formats/gzip/gzip-member.ts';
import { inflateNatively } from '../formats/gzip/inflate-natively.ts';
import { joinBytes } from '../formats/join-bytes.ts';
import { rawLines, type SectionPart } from '../store/section-reader.ts';
import type { ByteSink } from './byte-sink.ts';

/** Writes the file's text, or a gzip member of it. */
export interface FileWriter {
  /** Bytes written so far. */
  readonly bytesWritten: number;
  start(): Promise<void>;
  text(text: string): Promise<void>;
  /** Lines of a section as they are stored. */
  part(part: SectionPart): Promise<void>;
  /** Any other bytes of the file; they belong to the writer from then on. */
  bytes(bytes: Uint8Array): Promise<void>;
  end(): Promise<void>;
}

const encoder = new TextEncoder();

/** Plain text: what is compressed in the store is inflated. */
export class PlainWriter implements FileWriter {
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
    for (const bytes of await inflatedChunks(part)) await this.bytes(bytes);
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

  start(): Promise<void> {
    return this.#write(this.#gzip.header());
  }

  text(text: string): Promise<void> {
    return this.#write(this.#gzip.text(encoder.encode(text)));
  }

  async part(part: SectionPart): Promise<void> {
    if (part.kind === 'segment' && part.segment.encoding === 'deflate' && this.#level === -1) {
      this.#gzip.add(part.segment);
      await this.#write(part.stored as Uint8Array<ArrayBuffer>);
    } else {
      await this.bytes(rawLines(part));
    }
  }

  async bytes(bytes: Uint8Array): Promise<void> {
    this.#gzip.add({ rawLength: bytes.length, crc32: crc32(bytes) });
    const piece = deflatePiece(bytes, this.#level);
    freeBuffer(bytes);
    await this.#write(piece);
  }

  end(): Promise<void> {
    return this.#write(this.#gzip.end());
  }

  async #write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.bytesWritten += bytes.length;
    await this.#sink.write(bytes);
  }
}

/** The raw lines of a part. @throws SessionError `storage-corrupt` */
export async function inflatedLines(part: SectionPart): Promise<Uint8Array> {
  const chunks = await inflatedChunks(part);
  const lines = joinBytes(...chunks);
  if (chunks.length > 1) chunks.forEach(freeBuffer);
  return lines;
}

/** The same in as many chunks as they come in. @throws SessionError `storage-corrupt` */
async function inflatedChunks(part: SectionPart): Promise<Uint8Array[]> {
  if (part.kind === 'segment' && part.segment.encoding === 'deflate') {
    try {
      const chunks = await inflateNatively(part.stored, part.segment);
      freeBuffer(part.stored);
      return chunks;
    } catch {
      // What is wrong, and where, is said below.
    }
  }
  return [rawLines(part)];
}
