import type {
  PerformanceTimeline,
  SessionQuery,
  SpanAnswer,
  SpanList,
  TimeRange,
} from '../../../core/index.ts';
import { formatCountOf } from '../../styles/format.ts';

/** Part of the range that is read on each side of it, so that panning shows no gap. */
const MARGIN = 0.5;

/** What the flame graph is asked to show. */
export interface FlameRequest {
  /** Undefined for all. */
  range: TimeRange | undefined;
  /** Of the drawing, px. */
  width: number;
  search: string;
  /** Whether the spans are wanted as a list too. */
  isListed: boolean;
}

export interface FlameReading {
  /** All of the session, for the strip. */
  overview: SpanAnswer;
  /** The range and some of what is around it. */
  answer: SpanAnswer;
  list?: SpanList;
}

/** Reads what a range has, at the width in which it is drawn. */
export async function readFlame(
  session: SessionQuery,
  { range, width, search, isListed }: FlameRequest,
): Promise<FlameReading> {
  const overview = await session.spans({ width, search });
  const answer = range ? await session.spans({ ...around(range, width), search }) : overview;
  const list = isListed ? await session.spanList({ ...range, search }) : undefined;
  return { overview, answer, ...(list && { list }) };
}

export interface TimelineReading {
  /** All of the session, for the strip. */
  overview: SpanAnswer;
  timeline: PerformanceTimeline;
}

/** Reads what a range says of frames, memory and the page. */
export async function readTimeline(
  session: SessionQuery,
  { range, width }: Pick<FlameRequest, 'range' | 'width'>,
): Promise<TimelineReading> {
  const [overview, timeline] = await Promise.all([
    session.spans({ width }),
    session.timeline({ ...range, width }),
  ]);
  return { overview, timeline };
}

/** How many spans there are, or how many of them are what is looked for. */
export function describeSpans({ tracks }: SpanAnswer, isSearching: boolean): string {
  const counts = tracks.flatMap(({ count, matches }) => [...(isSearching ? matches : count)]);
  const sum = counts.reduce((total, one) => total + one, 0);
  return isSearching ? formatCountOf(sum, 'match', 'matches') : formatCountOf(sum, 'span');
}

function around({ from, to }: TimeRange, width: number): TimeRange & { width: number } {
  const margin = (to - from) * MARGIN;
  return { from: from - margin, to: to + margin, width: width * (1 + 2 * MARGIN) };
}
