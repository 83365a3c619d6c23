import type { EventRecord } from '../model/records.ts';
import { hashesOf } from '../query/comparable.ts';
import type { SessionReader } from '../query/session-reader.ts';

/** What follows from something else, and comes in another order in each run. */
const FOLLOWING = new Set(['component', 'state']);

/** The events of a session that began something, in columns: 24 bytes each. */
export interface RootEvents {
  seq: Float64Array;
  key: Float64Array;
  payload: Float64Array;
}

function isRootEvent({ category, cause }: EventRecord): boolean {
  return cause === undefined && !FOLLOWING.has(category ?? '');
}

/** Reads the root events of a session up to a record. */
export function readRootEvents(
  reader: SessionReader,
  lastSeq: number,
  ignoresRandom: boolean,
): Promise<RootEvents> {
  return reader.withSnapshot(
    async (snapshot) => {
      const [seqs, keys, payloads]: [number[], number[], number[]] = [[], [], []];
      for await (const { records } of reader.parts(snapshot, 'events', { after: -1, to: lastSeq })) {
        for (const event of records) {
          if (!isRootEvent(event)) continue;
          const { key, payload } = hashesOf(event, ignoresRandom);
          seqs.push(event.seq);
          keys.push(key);
          payloads.push(payload);
        }
      }
      return {
        seq: Float64Array.from(seqs),
        key: Float64Array.from(keys),
        payload: Float64Array.from(payloads),
      };
    },
    { sections: ['events'], to: lastSeq },
  );
}
