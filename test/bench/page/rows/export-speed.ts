import type { Result } from '../result.ts';
import { interleave, seconds } from '../rounds.ts';
import { makeSampleData } from '../sample-data.ts';
import { enableRecorder, recordAll, waitUntilFolded } from '../stored-session.ts';

const ROUNDS = 5;

/** P3: JSON + gzip at the default level; of a session whose tail is folded, and straight after recording. */
export async function exportGzip(megabytes: number): Promise<Result[]> {
  const { inputs, records } = await makeSampleData(megabytes);
  const devTools = await enableRecorder();
  await recordAll(devTools, inputs);
  const cold = await seconds(() => devTools.export('session.json.gz'));
  // Folding gives way to an export, and goes on with the next record.
  devTools.recordEvent({ name: 'go-on' });
  await devTools.flush();
  await waitUntilFolded();
  const samples = await interleave(ROUNDS, {
    ours: () => seconds(() => devTools.export('session.json.gz')),
    peer: () => seconds(() => gzip(JSON.stringify(records))),
  });
  const what = 'JSON + gzip, nothing removed';
  return [
    { row: 'P3', what, unit: 's', comparison: 'speed-up', target: 15, ...samples },
    {
      row: '',
      what: `${what}, straight after recording`,
      unit: 's',
      comparison: 'speed-up',
      ours: [cold],
      peer: samples.peer,
    },
  ];
}

/** P4: plain JSON. */
export async function exportPlain(megabytes: number): Promise<Result[]> {
  const { inputs, records } = await makeSampleData(megabytes);
  const devTools = await enableRecorder();
  await recordAll(devTools, inputs);
  await waitUntilFolded();
  const samples = await interleave(ROUNDS, {
    ours: () => seconds(() => devTools.export('session.json')),
    peer: () => seconds(() => Promise.resolve(new Blob([JSON.stringify(records)]))),
  });
  return [{ row: 'P4', what: 'plain JSON', unit: 's', comparison: 'speed-up', target: 2, ...samples }];
}

function gzip(text: string): Promise<Blob> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob();
}
