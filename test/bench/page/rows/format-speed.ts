import { encode } from '@msgpack/msgpack';
import { stringify } from 'yaml';
import type { Result } from '../result.ts';
import { interleave, seconds } from '../rounds.ts';
import { makeSampleData } from '../sample-data.ts';
import { enableRecorder, recordAll, waitUntilFolded } from '../stored-session.ts';

const ROUNDS = 5;

/** The part of the records that the peer of YAML writes: all of them would take minutes. */
const YAML_PART = 1 / 10;

/** P6: MessagePack. */
export async function exportMsgpack(megabytes: number): Promise<Result[]> {
  const { inputs, records } = await makeSampleData(megabytes);
  const devTools = await enableRecorder();
  await recordAll(devTools, inputs);
  await waitUntilFolded();
  const samples = await interleave(ROUNDS, {
    ours: () => seconds(() => devTools.export('session.msgpack')),
    peer: () => seconds(() => Promise.resolve(new Blob([encode(records)]))),
  });
  return [{ row: 'P6', what: 'MessagePack', unit: 's', comparison: 'speed-up', target: 1, ...samples }];
}

/** P7: YAML. */
export async function exportYaml(megabytes: number): Promise<Result[]> {
  const { inputs, records } = await makeSampleData(megabytes);
  const devTools = await enableRecorder();
  await recordAll(devTools, inputs);
  await waitUntilFolded();
  const part = records.slice(0, Math.ceil(records.length * YAML_PART));
  const scale = records.length / part.length;
  const samples = await interleave(ROUNDS, {
    ours: () => seconds(() => devTools.export('session.yaml')),
    peer: async () =>
      scale *
      (await seconds(() => Promise.resolve(new Blob(part.map((record) => stringify([record])))))),
  });
  const what = `YAML (peer: ${YAML_PART * 100} % of the records, times ${Math.round(scale)})`;
  return [{ row: 'P7', what, unit: 's', comparison: 'speed-up', target: 10, ...samples }];
}
