import { combineCrc32, crc32 } from '../formats/gzip/crc32.ts';
import { RECORD_SEPARATOR } from '../formats/json/json-layout.ts';
import { encodeLines } from '../formats/json/json-run.ts';
import { sectionsOfFile } from '../model/records.ts';
import type { Database } from './database.ts';
import { parseLines, rawLines, readSection, type SectionPart } from './section-reader.ts';
import { firstSeqOf, lastSeqOf, type SegmentCluster, type SessionSnapshot } from './session-snapshot.ts';

const separator = new TextEncoder().encode(RECORD_SEPARATOR);
const separatorCrc = crc32(separator);

/** Digest of a session as it stood at `seq`: the same number for the same records, however they are stored. */
export async function digestAt(
  database: Database,
  sections: SessionSnapshot['sections'],
  seq = Infinity,
): Promise<string> {
  const [picture] = sections.dom;
  const hasPicture = picture !== undefined && firstSeqOf(picture) <= seq;
  const digests = await Promise.all(
    sectionsOfFile(hasPicture).map((section) => digestOf(database, sections[section], seq)),
  );
  return digests.map((crc) => crc.toString(16).padStart(8, '0')).join('');
}

/** CRC-32 of a section's lines up to `seq`, joined by the separator. */
async function digestOf(
  database: Database,
  clusters: readonly SegmentCluster[],
  seq = Infinity,
): Promise<number> {
  let digest: number | undefined;
  const add = (part: { crc32: number; rawLength: number }): void => {
    if (digest !== undefined) digest = combineCrc32(digest, separatorCrc, separator.length);
    digest = combineCrc32(digest ?? 0, part.crc32, part.rawLength);
  };
  for (const cluster of clusters) {
    const [only] = cluster;
    if (firstSeqOf(cluster) > seq) break;
    if (lastSeqOf(cluster) > seq) {
      const records: { seq: number }[] = [];
      for await (const part of readSection(database, [cluster])) {
        for (const record of parseLines<{ seq: number }>(rawLines(part)))
          if (record.seq <= seq) records.push(record);
      }
      if (records.length > 0) add(measureLines(encodeLines(records)));
    } else if (cluster.length === 1 && only!.shift === 0) add(only!.segment);
    else for await (const part of readSection(database, [cluster])) add(measure(part));
  }
  return digest ?? 0;
}

function measureLines(bytes: Uint8Array): { crc32: number; rawLength: number } {
  return { crc32: crc32(bytes), rawLength: bytes.length };
}

function measure(part: SectionPart): { crc32: number; rawLength: number } {
  if (part.kind === 'segment') return part.segment;
  return measureLines(part.bytes);
}
