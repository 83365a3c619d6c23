import { deflateNatively } from '../formats/gzip/deflate-natively.ts';
import type { PieceSum } from '../formats/gzip/gzip-member.ts';
import { freeBuffer } from '../formats/free-buffer.ts';
import type { SectionName } from '../model/records.ts';
import type { Findings, LineSanitizer } from '../sanitize/line-sanitizer.ts';
import type { SectionPart } from '../store/section-reader.ts';
import { inflatedLines, isDeflated } from '../store/inflated-lines.ts';

/** A part of a section that is to be sanitised; it crosses to another worker. */
export interface PartTask {
  section: SectionName;
  part: SectionPart;
  /** Place of the part's first line in its section. */
  firstLine: number;
  /** The file takes what is compressed as it is: a part that stays the same is not given back, the others deflated. */
  isStored: boolean;
}

/** A part that was looked at. */
export interface LookedPart {
  /** Its lines now; absent where they stay as they are and nobody asked for them. */
  lines?: Uint8Array;
  /** Of what `lines` is the compressed form of, where it is one. */
  sum?: PieceSum;
  findings: Findings;
}

/** Sanitises one part, here or in another worker. @throws SessionError `storage-corrupt` */
export type PartLooker = (task: PartTask) => Promise<LookedPart>;

/** @param sanitizer - of nobody else: it is told of each part where it stands */
export function createPartLooker(sanitizer: LineSanitizer): PartLooker {
  return async ({ section, part, firstLine, isStored }) => {
    const raw = await inflatedLines(part);
    const { bytes, findings } = sanitizer.sanitizePart(section, raw, firstLine);
    if (bytes === undefined && !isStored) return { lines: raw, findings };
    // What is not compressed in the store are these bytes themselves.
    if (isDeflated(part)) freeBuffer(raw);
    if (bytes === undefined) return { findings };
    if (!isStored) return { lines: bytes, findings };
    const { piece, sum } = await deflateNatively(bytes);
    return { lines: piece, sum, findings };
  };
}
