import type { DomRecord } from '../model/records.ts';
import type { PicturePart } from '../model/replay.ts';
import { firstSeqOf, type SessionReader, type SessionSnapshot } from '../query/session-reader.ts';

/** A record that leads to no picture: from it on, none is recorded. */
const END = 'end';

/**
 * The records that lead to the picture of a moment: from the last whole one on, or from the one that is shown on,
 * where nothing whole came since. However long the session is, no more than that is read.
 */
export function readPicture(
  reader: SessionReader,
  { seq, shown }: { seq: number; shown?: number },
): Promise<PicturePart> {
  return reader.withSnapshot(
    async (snapshot) => {
      const begin = await beginOf(reader, snapshot, seq);
      if (begin === undefined) return { isWhole: true, records: [] };
      const isWhole = shown === undefined || shown < begin || shown > seq;
      const records: DomRecord[] = [];
      const range = { after: isWhole ? begin - 1 : shown, to: seq };
      for await (const part of reader.parts(snapshot, 'dom', range)) records.push(...part.records);
      return { isWhole, records };
    },
    { sections: ['dom'], to: seq },
  );
}

/** `seq` at which the picture of a moment begins; undefined where there is none. */
async function beginOf(
  reader: SessionReader,
  { sections }: SessionSnapshot,
  seq: number,
): Promise<number | undefined> {
  /** `seq` of the whole picture: the size of the window stands before it, maybe in another part. */
  let whole: number | undefined;
  for (const cluster of [...sections.dom].reverse()) {
    if (firstSeqOf(cluster) > seq) continue;
    for (const record of [...(await reader.records('dom', cluster))].reverse()) {
      if (record.seq > seq) continue;
      if (whole !== undefined) return record.name === 'meta' ? record.seq : whole;
      if (record.name === END) return undefined;
      if (record.name === 'full-snapshot') whole = record.seq;
    }
  }
  return whole;
}
