import type { DomRecord } from '../model/records.ts';
import type { PicturePart, ReplayMoment } from '../model/replay.ts';
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
export async function readPicture(
  reader: SessionReader,
  { seq, shown, lastSeq }: { seq: number; shown?: number; lastSeq: number },
): Promise<PicturePart> {
  const part = await reader.withSnapshot(
    async (snapshot) => {
      // Back in time, nothing that is shown is built on.
      const base = shown !== undefined && shown <= seq ? shown : -1;
      const way = await wayTo(reader, snapshot, { seq, base });
      if (way === undefined) return undefined;
      const { after, isWhole } = way;
      const records: DomRecord[] = [];
      for await (const part of reader.parts(snapshot, 'dom', { after, to: seq }))
        records.push(...part.records);
      return { isWhole, records };
    },
    { sections: ['dom'], to: seq },
  );
  if (part !== undefined) return part;
  const nearest = await nearestPicture(reader, { seq, lastSeq });
  return { isWhole: true, records: [], ...(nearest && { nearest }) };
}

/** The first moment behind one that has a picture, or else the last one before it; both are looked for from it on. */
function nearestPicture(
  reader: SessionReader,
  { seq, lastSeq }: { seq: number; lastSeq: number },
): Promise<ReplayMoment | undefined> {
  return reader.withSnapshot(
    async (snapshot) => {
      for await (const { records } of reader.parts(snapshot, 'dom', { after: seq, to: lastSeq })) {
        const whole = records.find(({ name }) => name === 'full-snapshot');
        if (whole !== undefined) return { seq: whole.seq, time: whole.time };
      }
      let end: ReplayMoment | undefined;
      for (const cluster of [...snapshot.sections.dom].reverse()) {
        if (firstSeqOf(cluster) > seq) continue;
        for (const record of [...(await reader.records('dom', cluster))].reverse()) {
          if (record.seq > seq) continue;
          if (record.name === END) end = { seq: record.seq - 1, time: record.time };
          if (record.name === 'full-snapshot') return end;
        }
      }
      return undefined;
    },
    { sections: ['dom'], to: lastSeq },
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
