import type { Film } from '../../generator/films.ts';
import { Draw } from '../../generator/random.ts';
import { createFilmStore } from '../film-store.ts';
import type { Result } from '../result.ts';
import { loadFilms, recordTime } from '../sample-data.ts';
import { enableRecorder, storeFile } from '../stored-session.ts';

const CHANGES = 1_000_000;
const REFS = 200;

/** Changes of the store after which the recorder writes its whole value again. */
const CHANGES_A_KEYFRAME = 1_000;

const JUMPS = 300;

/** Lines of a file that are made at a time. */
const SLICE_LINES = 20_000;

/** P10: any moment of many changes of state, as the page has it, transfer included. */
export async function replaySpeed(): Promise<Result[]> {
  const devTools = await enableRecorder();
  const sessionId = await storeFile(devTools, changesFile(await loadFilms()), { mode: 'open' });
  const replay = await devTools.openReplay(sessionId);
  const first = await milliseconds(() => replay.stateAt(replay.lastSeq));
  const draw = new Draw(10);
  const jumps: number[] = [];
  for (let i = 0; i < JUMPS; i += 1) {
    const seq = draw.between(replay.firstSeq, replay.lastSeq);
    jumps.push(await milliseconds(() => replay.stateAt(seq)));
  }
  const steps: number[] = [];
  for (let seq = CHANGES / 2; steps.length < JUMPS; seq += 1) {
    steps.push(await milliseconds(() => replay.stateAt(seq)));
  }
  await replay.close();
  const line = { unit: 'ms', comparison: 'limit' } as const;
  const size = `${CHANGES.toLocaleString('en')} changes of ${REFS} refs, one of 1 MB`;
  return [
    { row: 'P10', what: `state at any of ${size}`, ours: jumps, target: 16, ...line },
    { row: '', what: 'the same, worst', ours: [Math.max(...jumps)], target: 50, ...line },
    { row: '', what: 'at one record after the other', ours: steps, ...line },
    { row: '', what: 'at the end, for the first time', ours: [first], ...line },
  ];
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** A session file as an export writes it; the changes fall on all refs alike. */
function changesFile(films: readonly Film[]): Blob {
  const draw = new Draw(9);
  const store = createFilmStore(films);
  const votes: Record<string, { imdbVotes: number }> = store.films;
  const parts: string[] = [
    '{"version":"2.0","session":{"id":"changes","name":"Changes"},"components":[],"state":[\n',
  ];
  let lines: string[] = [];
  let storeChanges = 0;
  for (let i = 0; i < CHANGES; i += 1) {
    const seq = i + 1;
    const time = recordTime(i);
    const ref = i === 0 ? 0 : draw.between(0, REFS - 1);
    const named = { seq, time, id: `ref-${ref}`, name: `ref ${ref}` };
    if (ref > 0) {
      const newValue = { count: i, title: draw.oneOf(films).title, open: i % 2 === 0 };
      lines.push(JSON.stringify({ ...named, kind: 'ref', newValue }));
    } else {
      const { id } = draw.oneOf(films);
      votes[id]!.imdbVotes = i;
      const change = { path: `/films/${id}/imdbVotes`, op: 'replace', value: i };
      const isWhole = storeChanges % CHANGES_A_KEYFRAME === 0;
      lines.push(
        JSON.stringify({
          ...named,
          kind: 'store',
          ...(isWhole ? { newValue: store } : { changes: [change] }),
        }),
      );
      storeChanges += 1;
    }
    if (lines.length === SLICE_LINES || seq === CHANGES) {
      parts.push(lines.join(',\n'), seq === CHANGES ? '\n' : ',\n');
      lines = [];
    }
  }
  parts.push('],"events":[],"performance":[]}\n');
  return new Blob(parts);
}
