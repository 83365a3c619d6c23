import { freeBuffer } from '../formats/free-buffer.ts';
import { inflateNatively } from '../formats/gzip/inflate-natively.ts';
import { joinBytes } from '../formats/join-bytes.ts';
import { rawLines, type SectionPart } from './section-reader.ts';

/** The raw lines of a part, which can still be copied afterwards. @throws SessionError `storage-corrupt` */
export async function inflatedLines(part: SectionPart): Promise<Uint8Array> {
  const chunks = await inflatedChunks(part);
  const lines = joinBytes(...chunks);
  if (chunks.length > 1) chunks.forEach(freeBuffer);
  return lines;
}

/** The same in as many chunks as they come in. @throws SessionError `storage-corrupt` */
export async function inflatedChunks(part: SectionPart): Promise<Uint8Array[]> {
  if (isDeflated(part)) {
    try {
      return await inflateNatively(part.stored, part.segment);
    } catch {
      // What is wrong, and where, is said below.
    }
  }
  return [rawLines(part)];
}

/** What is compressed in a part is of no more use. */
export function freeStored(part: SectionPart): void {
  if (isDeflated(part)) freeBuffer(part.stored);
}

export function isDeflated(part: SectionPart): part is Extract<SectionPart, { kind: 'segment' }> {
  return part.kind === 'segment' && part.segment.encoding === 'deflate';
}
