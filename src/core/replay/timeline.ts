import { SECTIONS, type SectionName } from '../model/records.ts';
import type { SessionReader, SessionSnapshot } from '../query/session-reader.ts';

/** `seq`, time (epoch ms) and whether something happened (1 or 0) of records that follow each other, in turn. */
export type TimelineWindow = Float64Array;

/** Numbers of a record in it. */
export const TIMELINE_FIELDS = 3;

/**
 * The clock of a session: the last record up to `from`, where there is one, and those behind it, `limit` of them
 * at most and none beyond `to`.
 */
export function readTimeline(
  reader: SessionReader,
  { from, to, limit }: { from: number; to: number; limit: number },
): Promise<TimelineWindow> {
  const read = async (snapshot: SessionSnapshot): Promise<TimelineWindow> => {
    const found: { seq: number; time: number; happened: boolean }[] = [];
    for (const section of SECTIONS) {
      let count = 0;
      const after = reader.partStart(snapshot, section, from) - 1;
      for await (const { records } of reader.parts(snapshot, section, { after, to })) {
        for (const record of records) {
          const { seq, time } = record;
          found.push({ seq, time, happened: !isSample(section, record) });
          if (seq > from) count += 1;
        }
        if (count >= limit) break;
      }
    }
    found.sort((a, b) => a.seq - b.seq);
    const next = found.findIndex(({ seq }) => seq > from);
    const start = Math.max(0, next < 0 ? found.length - 1 : next - 1);
    const window = found.slice(start, start + 1 + limit);
    return Float64Array.from(window.flatMap(({ seq, time, happened }) => [seq, time, Number(happened)]));
  };
  return reader.withSnapshot(read, { after: from, to });
}

/** What is measured all the time, as memory is, whether or not anything goes on. */
function isSample(section: SectionName, record: object): boolean {
  return section === 'performance' && !('componentId' in record);
}
