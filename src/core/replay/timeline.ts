import { SECTIONS } from '../model/records.ts';
import type { SessionReader, SessionSnapshot } from '../query/session-reader.ts';

/** `seq` and time (epoch ms) of records that follow each other, in turn. */
export type TimelineWindow = Float64Array;

/**
 * The clock of a session: the last record up to `from`, where there is one, and those behind it, `limit` of them
 * at most and none beyond `to`.
 */
export function readTimeline(
  reader: SessionReader,
  { from, to, limit }: { from: number; to: number; limit: number },
): Promise<TimelineWindow> {
  const read = async (snapshot: SessionSnapshot): Promise<TimelineWindow> => {
    const found: { seq: number; time: number }[] = [];
    for (const section of SECTIONS) {
      let count = 0;
      const after = reader.partStart(snapshot, section, from) - 1;
      for await (const { records } of reader.parts(snapshot, section, { after, to })) {
        for (const { seq, time } of records) {
          found.push({ seq, time });
          if (seq > from) count += 1;
        }
        if (count >= limit) break;
      }
    }
    found.sort((a, b) => a.seq - b.seq);
    const next = found.findIndex(({ seq }) => seq > from);
    const start = Math.max(0, next < 0 ? found.length - 1 : next - 1);
    const window = found.slice(start, start + 1 + limit);
    return Float64Array.from(window.flatMap(({ seq, time }) => [seq, time]));
  };
  return reader.withSnapshot(read, { after: from, to });
}
