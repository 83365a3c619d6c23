import type { LongFrame, PerformanceTimeline, SpanRequest, WebVital } from '../model/query.ts';
import type { PerformanceRecord } from '../model/records.ts';
import { IncrementalFold } from './incremental-fold.ts';
import { PageClock } from './page-clock.ts';
import type { SessionReader } from './session-reader.ts';
import { PageVitals } from './page-vitals.ts';

/** Long frames that are kept: beyond twice as many, the shorter ones are dropped. */
const MAX_FRAMES = 5_000;

/** Long frames of an answer, the longest of its range. */
const MAX_ANSWERED = 200;

/** Scripts that are told of a frame. */
const MAX_SCRIPTS = 5;

interface Frame extends Omit<LongFrame, 'start'> {
  page: number;
  startTime: number;
}

interface Sample {
  page: number;
  startTime: number;
  value: number;
}

interface Timeline {
  readonly clock: PageClock;
  readonly vitals: PageVitals[];
  frames: Frame[];
  readonly memory: Sample[];
}

/** What a session says of its pages at moments: web vitals, long frames with their scripts, and the heap. */
export class TimelineView {
  readonly #timeline: IncrementalFold<'performance', Timeline>;

  constructor(reader: SessionReader) {
    const create = (): Timeline => ({ clock: new PageClock(), vitals: [], frames: [], memory: [] });
    this.#timeline = new IncrementalFold(reader, 'performance', create, addRecord);
  }

  async answer({
    from = -Infinity,
    to = Infinity,
    width,
  }: Omit<SpanRequest, 'search'>): Promise<PerformanceTimeline> {
    const { clock, vitals, frames, memory } = await this.#timeline.current();
    const place = ({ page, startTime }: { page: number; startTime: number }): number =>
      clock.origins[page]! + startTime;
    const placed = frames
      .map(({ seq, duration, scripts, ...at }): LongFrame => ({
        seq,
        start: place(at),
        duration,
        scripts,
      }))
      .filter(({ start, duration }) => start <= to && start + duration >= from);
    const samples = memory.map((sample) => ({ time: place(sample), value: sample.value }));
    const inside = samples.filter(({ time }) => time >= from && time <= to);
    return {
      vitals: this.#vitalsAt(clock, vitals, to),
      frameCount: placed.length,
      frames: placed.sort((a, b) => b.duration - a.duration || a.seq - b.seq).slice(0, MAX_ANSWERED),
      memory: thinned(inside, width),
    };
  }

  /** Of the last page that had begun by then and told any. */
  #vitalsAt({ origins }: PageClock, vitals: readonly PageVitals[], to: number): WebVital[] {
    for (let page = vitals.length - 1; page >= 0; page -= 1) {
      const told = origins[page]! <= to ? (vitals[page]?.told() ?? []) : [];
      if (told.length > 0) return told;
    }
    return [];
  }
}

function addRecord(timeline: Timeline, record: PerformanceRecord): void {
  const { seq, name, phase, startTime, duration, value } = record;
  if (!Number.isFinite(startTime) || !Number.isFinite(duration)) return;
  const page = timeline.clock.place(record);
  while (timeline.vitals.length <= page) timeline.vitals.push(new PageVitals());
  timeline.vitals[page]!.add(record);
  if (name === 'memory' && phase === undefined && Number.isFinite(value))
    timeline.memory.push({ page, startTime, value: value! });
  else if (name === 'long-frame') {
    timeline.frames.push({ page, startTime, seq, duration, scripts: [] });
    if (timeline.frames.length > 2 * MAX_FRAMES) {
      timeline.frames.sort((a, b) => b.duration - a.duration);
      timeline.frames = timeline.frames.slice(0, MAX_FRAMES).sort((a, b) => a.seq - b.seq);
    }
  } else if (name === 'long-frame-script') {
    // Scripts follow their frame.
    const scripts = timeline.frames.at(-1)?.scripts;
    if (scripts && scripts.length < MAX_SCRIPTS) scripts.push({ what: phase ?? '', duration });
  }
}

/** The greatest and the least sample of each pixel, in order of time. */
function thinned(
  samples: readonly { time: number; value: number }[],
  width: number,
): PerformanceTimeline['memory'] {
  const step = Math.max(1, Math.ceil(samples.length / Math.max(1, width)));
  const kept = samples.flatMap((sample, at) => {
    if (step === 1) return [sample];
    if (at % step !== 0) return [];
    const bucket = samples.slice(at, at + step);
    const sorted = [...bucket].sort((a, b) => a.value - b.value);
    return [sorted[0]!, sorted.at(-1)!].sort((a, b) => a.time - b.time);
  });
  return {
    time: Float64Array.from(kept, ({ time }) => time),
    value: Float64Array.from(kept, ({ value }) => value),
  };
}
