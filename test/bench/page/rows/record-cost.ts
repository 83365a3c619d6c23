import { toRecord } from '../../generator/inputs.ts';
import { RecordMaker } from '../../generator/record-maker.ts';
import { createFilmStore, nextFilmStore } from '../film-store.ts';
import type { Result } from '../result.ts';
import { interleave } from '../rounds.ts';
import { loadFilms, recordTime } from '../sample-data.ts';
import { enableRecorder, waitUntilFolded } from '../stored-session.ts';

const ROUNDS = 9;
const EVENTS = 20_000;
const STATE_CHANGES = 200;

/** P1: what recording costs the app's thread, hand-overs to the worker included, waiting excluded. */
export async function recordCost(): Promise<Result[]> {
  const films = await loadFilms();
  const devTools = await enableRecorder();
  const settle = async (): Promise<void> => {
    await devTools.flush();
    await waitUntilFolded();
  };

  const maker = new RecordMaker(films);
  const inputs = Array.from({ length: EVENTS }, () => maker.nextEvent());
  const records = inputs.map((made, i) => toRecord(made, i + 1, recordTime(i)));
  let chars = 0;
  const sides = {
    settle,
    ours: () =>
      microsecondsEach(EVENTS, (i) => {
        devTools.recordEvent(inputs[i]!.input);
      }),
    peer: () =>
      microsecondsEach(EVENTS, (i) => {
        chars += JSON.stringify(records[i]).length;
      }),
  };
  // The first round is compiled on the way.
  await interleave(1, sides);
  const cost = await interleave(ROUNDS, sides);

  const stores = [createFilmStore(films)];
  for (let i = 0; i < STATE_CHANGES; i += 1) stores.push(nextFilmStore(stores.at(-1)!, films[i]!.id, i));
  const state = await interleave(5, {
    settle,
    ours: () =>
      microsecondsEach(STATE_CHANGES, (i) => {
        const [oldValue, newValue] = [stores[i], stores[i + 1]];
        devTools.recordState({ id: 'store', name: 'store', kind: 'store', oldValue, newValue });
      }),
    peer: () =>
      microsecondsEach(STATE_CHANGES / 10, (i) => {
        chars += JSON.stringify(stores[i]).length;
      }),
  });
  if (devTools.status.droppedCount > 0 || chars === 0) throw new Error('Records were dropped.');

  return [
    {
      row: 'P1',
      what: 'one event, capture to hand-over',
      unit: 'µs',
      comparison: 'cost',
      target: 1.5,
      ...cost,
    },
    { row: '', what: 'one change in a 1 MB store', unit: 'µs', comparison: 'cost', ...state },
  ];
}

function microsecondsEach(count: number, call: (i: number) => void): number {
  const begin = performance.now();
  for (let i = 0; i < count; i += 1) call(i);
  return ((performance.now() - begin) * 1_000) / count;
}
