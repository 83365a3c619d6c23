import { Sanitizer } from '../../../../src/index.ts';
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

/** P5: the same with all templates of the sanitiser, of a folded session; with a pattern of the app; its preview. */
export async function exportSanitized(megabytes: number): Promise<Result[]> {
  const { inputs, records, chars } = await makeSampleData(megabytes);
  const devTools = await enableRecorder();
  await recordAll(devTools, inputs);
  await waitUntilFolded();
  const sanitize = new Sanitizer().loadTemplates('pii', 'pci', 'hipaa', 'gdpr', 'secrets');
  const own = new Sanitizer()
    .loadTemplates('pii', 'pci', 'hipaa', 'gdpr', 'secrets')
    .addPattern(/\bEMP-\d{6}\b/, '[EMPLOYEE]');
  const peer = (): Promise<number> => seconds(() => gzip(JSON.stringify(records)));
  const samples = await interleave(ROUNDS, {
    ours: () => seconds(() => devTools.export('session.json.gz', { sanitize })),
    peer,
  });
  const withOwn: number[] = [];
  const previews: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    withOwn.push(await seconds(() => devTools.export('session.json.gz', { sanitize: own })));
    previews.push(await seconds(() => devTools.previewSanitization({ sanitize })));
  }
  const what = `JSON + gzip, five templates, of ${Math.round(chars / 1e6)} MB`;
  const beside = { row: '', unit: 's', comparison: 'speed-up', peer: samples.peer } as const;
  return [
    { row: 'P5', what, unit: 's', comparison: 'speed-up', target: 1.5, ...samples },
    { ...beside, what: 'the same and a pattern of the app', ours: withOwn },
    { ...beside, what: 'its preview', ours: previews },
  ];
}

function gzip(text: string): Promise<Blob> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob();
}
