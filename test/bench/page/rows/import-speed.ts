import type { DevTools } from '../../../../src/index.ts';
import type { MadeRecord } from '../../generator/inputs.ts';
import type { Result } from '../result.ts';
import { interleave, seconds } from '../rounds.ts';
import { RowDatabase } from '../row-database.ts';
import { makeSampleData } from '../sample-data.ts';
import { enableRecorder, recordAll, waitUntilFolded } from '../stored-session.ts';

const ROUNDS = 3;

/** P8: a .json.gz until its records are durable; of the same file, ours as a session, the peer's as rows. */
export async function importSpeed(megabytes: number): Promise<Result[]> {
  const devTools = await enableRecorder();
  const rows = await RowDatabase.open();
  const file = await exportSample(devTools, megabytes);
  const samples = await interleave(ROUNDS, {
    settle: async () => {
      await devTools.clearAll();
      await rows.clear();
    },
    ours: () => seconds(() => devTools.import(file, { mode: 'open' })),
    peer: () => seconds(() => importAsRows(rows, file)),
  });
  return [
    { row: 'P8', what: 'import of .json.gz', unit: 's', comparison: 'speed-up', target: 10, ...samples },
  ];
}

async function exportSample(devTools: DevTools, megabytes: number): Promise<Blob> {
  const { inputs } = await makeSampleData(megabytes);
  await recordAll(devTools, inputs);
  await waitUntilFolded();
  const { blob } = await devTools.export('session.json.gz');
  return blob!;
}

async function importAsRows(rows: RowDatabase, file: Blob): Promise<void> {
  const text = await new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text();
  const data = JSON.parse(text) as Record<string, unknown>;
  await rows.put(Object.values(data).filter(Array.isArray).flat() as MadeRecord[]);
}
