import type { DevTools } from '../../../../src/index.ts';
import { RecordMaker } from '../../generator/record-maker.ts';
import type { Result } from '../result.ts';
import { loadFilms } from '../sample-data.ts';
import { enableRecorder, recordInput } from '../stored-session.ts';

const ROUNDS = 3;
const RECORDS = 100_000;

/** Calls a frame: all within a second at 60 frames. */
const RECORDS_A_FRAME = 1_670;

/** A frame at 60 Hz. */
const TARGET_MS = 16;

interface Burst {
  lost: number;
  seconds: number;
  /** Time of each frame's calls, ms. */
  frames: number[];
  longestCall: number;
  longestGap: number;
}

/** A burst of records, as from an animation that sets state: what is lost, and how long the page is held up. */
export async function burst(): Promise<Result[]> {
  const devTools = await enableRecorder();
  const maker = new RecordMaker(await loadFilms());
  const inputs = Array.from({ length: RECORDS }, () => maker.next());
  const bursts: Burst[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await recordCount(devTools);
    const begin = performance.now();
    const times = { longestCall: 0, longestGap: 0 };
    const frames: number[] = [];
    let lastFrame = await nextFrame();
    for (let from = 0; from < RECORDS; from += RECORDS_A_FRAME) {
      const frameBegin = performance.now();
      let callBegin = frameBegin;
      for (const made of inputs.slice(from, from + RECORDS_A_FRAME)) {
        recordInput(devTools, made);
        const callEnd = performance.now();
        times.longestCall = Math.max(times.longestCall, callEnd - callBegin);
        callBegin = callEnd;
      }
      frames.push(callBegin - frameBegin);
      const frame = await nextFrame();
      times.longestGap = Math.max(times.longestGap, frame - lastFrame);
      lastFrame = frame;
    }
    const seconds = (performance.now() - begin) / 1_000;
    await devTools.flush();
    const lost = RECORDS - ((await recordCount(devTools)) - before);
    bursts.push({ lost, seconds, frames, ...times });
  }
  const of = (name: Exclude<keyof Burst, 'frames'>): number[] => bursts.map((one) => one[name]);
  const limit = { row: '', comparison: 'limit' } as const;
  return [
    { ...limit, row: 'burst', what: `lost of ${RECORDS.toLocaleString('en')} records`, unit: 'records', ours: of('lost'), target: 0 }, // prettier-ignore
    { ...limit, what: 'time in which they came', unit: 's', ours: of('seconds') },
    { ...limit, what: 'longest call', unit: 'ms', ours: of('longestCall'), target: TARGET_MS },
    { ...limit, what: `a frame\u2019s ${RECORDS_A_FRAME.toLocaleString('en')} calls, median`, unit: 'ms', ours: bursts.flatMap(({ frames }) => frames) }, // prettier-ignore
    { ...limit, what: `longest time of a frame\u2019s ${RECORDS_A_FRAME.toLocaleString('en')} calls`, unit: 'ms', ours: bursts.map(({ frames }) => Math.max(...frames)), target: TARGET_MS }, // prettier-ignore
    { ...limit, what: 'longest time between two frames', unit: 'ms', ours: of('longestGap') },
  ];
}

/** Of the session that is being recorded; a gap would be one. */
async function recordCount(devTools: DevTools): Promise<number> {
  const { sessionId, droppedCount } = devTools.status;
  const own = (await devTools.sessions()).find(({ id }) => id === sessionId)!;
  return own.recordCount - (droppedCount > 0 ? 1 : 0);
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
