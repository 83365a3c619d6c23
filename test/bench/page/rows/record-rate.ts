import type { MadeRecord } from '../../generator/inputs.ts';
import type { Result } from '../result.ts';
import { interleave, seconds } from '../rounds.ts';
import { RowDatabase } from '../row-database.ts';
import { makeSampleData } from '../sample-data.ts';
import { enableRecorder, recordAll, waitUntilFolded } from '../stored-session.ts';

const ROUNDS = 3;
const ROWS_PER_TRANSACTION = 200;

/** P2: records a second until they are durable (relaxed durability on both sides). */
export async function recordRate(megabytes: number): Promise<Result[]> {
  const { inputs, records } = await makeSampleData(megabytes);
  const devTools = await enableRecorder();
  const rows = await RowDatabase.open();
  const samples = await interleave(ROUNDS, {
    settle: async () => {
      await waitUntilFolded();
      await devTools.clearAll();
      await rows.clear();
    },
    ours: async () => inputs.length / (await seconds(() => recordAll(devTools, inputs))),
    peer: async () => records.length / (await seconds(() => putInBatches(rows, records))),
  });
  return [
    {
      row: 'P2',
      what: 'durable rate, relaxed on both sides',
      unit: 'records/s',
      comparison: 'rate',
      target: 10,
      ...samples,
    },
  ];
}

async function putInBatches(rows: RowDatabase, records: readonly MadeRecord[]): Promise<void> {
  for (let from = 0; from < records.length; from += ROWS_PER_TRANSACTION) {
    await rows.put(records.slice(from, from + ROWS_PER_TRANSACTION));
  }
}
