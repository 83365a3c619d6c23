import type { DomRecord } from '../model/records.ts';
import type { PicturePart } from '../model/replay.ts';
import {
  firstSeqOf,
  lastSeqOf,
  type SessionReader,
  type SessionSnapshot,
} from '../query/session-reader.ts';

/** A record that leads to no picture: from it on, none is recorded. */
const END = 'end';

/** What leads to a moment: all records after one `seq`. */
interface Way {
  after: number;
  isWhole: boolean;
}

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
      // Back in time, nothing that is shown is built on.
      const base = shown !== undefined && shown <= seq ? shown : -1;
      const way = await wayTo(reader, snapshot, { seq, base });
      if (way === undefined) return { isWhole: true, records: [] };
      const { after, isWhole } = way;
      const records: DomRecord[] = [];
      for await (const part of reader.parts(snapshot, 'dom', { after, to: seq }))
        records.push(...part.records);
      return { isWhole, records };
    },
    { sections: ['dom'], to: seq },
  );
}

/** Looks back from a moment; undefined where it has no picture. */
async function wayTo(
  reader: SessionReader,
  { sections }: SessionSnapshot,
  { seq, base }: { seq: number; base: number },
): Promise<Way | undefined> {
  /** `seq` of the whole picture: the size of the window stands before it, maybe in another part. */
  let whole: number | undefined;
  for (const cluster of [...sections.dom].reverse()) {
    if (firstSeqOf(cluster) > seq) continue;
    if (whole === undefined && lastSeqOf(cluster) <= base) return { after: base, isWhole: false };
    for (const record of [...(await reader.records('dom', cluster))].reverse()) {
      if (record.seq > seq) continue;
      if (whole !== undefined)
        return { after: record.name === 'meta' ? record.seq - 1 : whole - 1, isWhole: true };
      if (record.seq <= base) return { after: base, isWhole: false };
      if (record.name === END) return undefined;
      if (record.name === 'full-snapshot') whole = record.seq;
    }
  }
  return whole === undefined ? undefined : { after: whole - 1, isWhole: true };
}
