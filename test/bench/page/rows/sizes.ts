import type { DevTools, FormatName } from '../../../../src/index.ts';
import type { RecordInput } from '../../generator/inputs.ts';
import { RecordMaker } from '../../generator/record-maker.ts';
import type { Result } from '../result.ts';
import { loadFilms, makeSampleData } from '../sample-data.ts';
import { enableRecorder, recordAll, waitUntilFolded } from '../stored-session.ts';

const COMPONENTS = 100;
const EVENTS = 1_000;

const NAMES: Readonly<Record<FormatName, string>> = {
  json: 'JSON',
  yaml: 'YAML',
  msgpack: 'MessagePack',
};

/** Levels of compression; 0 is none. */
const LEVELS = [0, 1, -1, 9];

/** The guide's figures, as parts of plain JSON: ours is without a space. */
const TARGETS = new Map([
  ['YAML', 1.1],
  ['MessagePack', 0.6],
  ['JSON + gzip', 0.2],
  ['MessagePack + gzip', 0.125],
]);

/** Sizes of one session by format and level, against plain JSON. */
export async function sizes(): Promise<Result[]> {
  const devTools = await enableRecorder();
  await recordAll(devTools, guideSession(new RecordMaker(await loadFilms())));
  const json = await sizeOf(devTools, 'json', 0);
  const results: Result[] = [
    {
      row: 'sizes',
      what: 'JSON as other tools indent it, by two',
      unit: 'KB',
      comparison: 'cost',
      ours: [await indentedSize(devTools)],
      peer: [json],
    },
  ];
  for (const format of Object.keys(NAMES) as FormatName[]) {
    for (const level of LEVELS) {
      const what = NAMES[format] + (level === 0 ? '' : level === -1 ? ' + gzip' : ` + gzip -${level}`);
      const target = TARGETS.get(what);
      results.push({
        row: '',
        what: `${what}, ${EVENTS} events and ${COMPONENTS} components`,
        unit: 'KB',
        comparison: 'cost',
        ours: [await sizeOf(devTools, format, level)],
        peer: [json],
        ...(target === undefined ? {} : { target }),
      });
    }
  }
  return results;
}

/** P12: what a delta holds after 5 % more were recorded, against the full export of that moment. */
export async function deltaSize(megabytes: number): Promise<Result[]> {
  const { inputs } = await makeSampleData(megabytes);
  const devTools = await enableRecorder();
  const before = Math.floor(inputs.length / 1.05);
  await recordAll(devTools, inputs.slice(0, before));
  const { checkpoint } = await devTools.export('before.json.gz');
  await recordAll(devTools, inputs.slice(before));
  await waitUntilFolded();
  const results: Result[] = [];
  for (const [name, what] of [
    ['session.json.gz', 'JSON + gzip'],
    ['session.json', 'JSON'],
    ['session.yaml.gz', 'YAML + gzip'],
    ['session.msgpack.gz', 'MessagePack + gzip'],
  ] as const) {
    const delta = await devTools.exportIncremental(name, checkpoint);
    const full = await devTools.export(name);
    results.push({
      row: results.length === 0 ? 'P12' : '',
      what: `delta after 5 % more, ${what}`,
      unit: 'KB',
      comparison: 'cost',
      ours: [delta.bytesWritten / 1_000],
      peer: [full.bytesWritten / 1_000],
      target: 0.07,
    });
  }
  return results;
}

/** What a shop records until it has as many events and components; state and spans come in between. */
function guideSession(maker: RecordMaker): RecordInput[] {
  const inputs: RecordInput[] = [];
  let components = 0;
  for (let events = 0; events < EVENTS;) {
    const made = maker.next();
    if (made.section === 'events') events += 1;
    if (made.section === 'components') components += 1;
    if (made.section !== 'components' || components <= COMPONENTS) inputs.push(made);
  }
  return inputs;
}

/** @returns kilobytes */
async function sizeOf(devTools: DevTools, format: FormatName, level: number): Promise<number> {
  const options = level === 0 ? { compress: false } : { compress: true, compressionLevel: level };
  const { bytesWritten } = await devTools.export('session', { format, ...options });
  return bytesWritten / 1_000;
}

/** @returns kilobytes */
async function indentedSize(devTools: DevTools): Promise<number> {
  const { blob } = await devTools.export('session.json');
  const data: unknown = JSON.parse(await blob!.text());
  return new Blob([JSON.stringify(data, null, 2)]).size / 1_000;
}
