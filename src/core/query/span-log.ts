import { SPAN_TRACKS } from '../model/query.ts';
import type { SpanAnswer, SpanList, SpanRequest, SpanTrackName, TimeRange } from '../model/query.ts';
import type { PerformanceRecord } from '../model/records.ts';
import { BoxColumns } from './box-columns.ts';
import { IncrementalFold } from './incremental-fold.ts';
import { PageClock } from './page-clock.ts';
import type { SessionReader } from './session-reader.ts';
import { SpanTrack } from './span-track.ts';

/** The longest spans of a range that a list has. */
const MAX_LISTED = 500;

type Page = Record<SpanTrackName, SpanTrack>;

interface Spans {
  readonly clock: PageClock;
  readonly pages: Page[];
  readonly names: string[];
  readonly ids: Map<string, number>;
}

interface PlacedTrack {
  readonly kind: SpanTrackName;
  readonly track: SpanTrack;
  /** Epoch ms. */
  readonly origin: number;
}

/** Everything of a session that took time, by when it was: what a flame graph draws of a range. */
export class SpanLog {
  readonly #spans: IncrementalFold<'performance', Spans>;

  constructor(reader: SessionReader) {
    const create = (): Spans => ({ clock: new PageClock(), pages: [], names: [], ids: new Map() });
    this.#spans = new IncrementalFold(reader, 'performance', create, addSpan);
  }

  /** What of a range is to be drawn at a width: of spans below one pixel, one box stands for all in it. */
  async boxes({ from, to, width, search = '' }: SpanRequest): Promise<SpanAnswer> {
    const spans = await this.#spans.current();
    const placed = placedTracks(spans);
    const extent = extentOf(placed);
    if (extent === undefined) return { names: [], tracks: [] };
    const range = { from: from ?? extent.from, to: to ?? extent.to };
    const pixelMs = (range.to - range.from) / Math.max(1, width);
    const isMatch = matchesOf(spans, search);
    const used = new Map<number, number>();
    const nameOf = (name: number): number => {
      const known = used.get(name);
      if (known !== undefined) return known;
      used.set(name, used.size);
      return used.size - 1;
    };
    const tracks = SPAN_TRACKS.flatMap((kind) => {
      const boxes = new BoxColumns();
      for (const { track, origin } of placed.filter((one) => one.kind === kind)) {
        boxes.rows = Math.max(boxes.rows, track.rows);
        const window = { from: range.from - origin, to: range.to - origin, pixelMs, isMatch };
        track.draw(window, origin, boxes);
      }
      return boxes.rows === 0 ? [] : [boxes.finish(kind, nameOf)];
    });
    return { extent, range, tracks, names: [...used.keys()].map((name) => spans.names[name]!) };
  }

  /** The longest spans of a range, longest first, and how many it has. */
  async list({ from, to, search = '' }: Omit<SpanRequest, 'width'>): Promise<SpanList> {
    const spans = await this.#spans.current();
    const isMatch = matchesOf(spans, search);
    const found: SpanList['spans'] = [];
    let count = 0;
    for (const { kind, track, origin } of placedTracks(spans)) {
      const { start, end, seq, name, length } = track;
      for (let at = 0; at < length; at += 1) {
        if (origin + end[at]! < (from ?? -Infinity) || origin + start[at]! > (to ?? Infinity)) continue;
        if (search !== '' && !isMatch[name[at]!]) continue;
        count += 1;
        found.push({
          seq: seq[at]!,
          track: kind,
          name: spans.names[name[at]!]!,
          start: origin + start[at]!,
          duration: end[at]! - start[at]!,
        });
        if (found.length >= MAX_LISTED * 8) cutToLongest(found);
      }
    }
    return { count, spans: cutToLongest(found) };
  }
}

function cutToLongest(spans: SpanList['spans']): SpanList['spans'] {
  spans.sort((a, b) => b.duration - a.duration || a.seq - b.seq);
  spans.length = Math.min(spans.length, MAX_LISTED);
  return spans;
}

function addSpan({ clock, pages, names, ids }: Spans, record: PerformanceRecord): void {
  const kind = trackOf(record);
  const { seq, startTime, duration } = record;
  if (!Number.isFinite(startTime) || !Number.isFinite(duration)) return;
  const page = clock.place(record);
  // Moments tell the time of a page as well as spans do.
  if (kind === undefined) return;
  const name = nameOf(record);
  const id = ids.get(name) ?? names.push(name) - 1;
  ids.set(name, id);
  while (pages.length <= page) pages.push(newPage());
  pages[page]![kind].add(startTime, startTime + duration, id, seq);
}

function newPage(): Page {
  return {
    frames: new SpanTrack(),
    interactions: new SpanTrack(),
    renders: new SpanTrack(),
    measures: new SpanTrack(),
  };
}

/** Undefined for what took no time, and for sums. */
function trackOf({ name, componentId, phase, duration }: PerformanceRecord): SpanTrackName | undefined {
  if (phase === 'aggregate') return undefined;
  if (componentId !== undefined) return 'renders';
  if (name === 'long-frame' || name === 'long-frame-script') return 'frames';
  if (name === 'interaction') return 'interactions';
  return duration > 0 || phase === 'measure' ? 'measures' : undefined;
}

/** Scripts of long frames, and interactions, are told apart by what they were. */
function nameOf({ name, phase }: PerformanceRecord): string {
  const isKind = name === 'long-frame-script' || name === 'interaction';
  return isKind && phase !== undefined && phase !== '' ? phase : name;
}

function placedTracks({ clock, pages }: Spans): PlacedTrack[] {
  return pages.flatMap((page, number) =>
    SPAN_TRACKS.map((kind) => {
      const track = page[kind];
      track.arrange();
      return { kind, track, origin: clock.origins[number]! };
    }).filter(({ track }) => track.length > 0),
  );
}

function extentOf(placed: readonly PlacedTrack[]): TimeRange | undefined {
  if (placed.length === 0) return undefined;
  const extent = { from: Infinity, to: -Infinity };
  for (const { track, origin } of placed) {
    extent.from = Math.min(extent.from, origin + track.start[0]!);
    extent.to = Math.max(extent.to, origin + track.lastEnd);
  }
  // A range without length has no pixels.
  return extent.to > extent.from ? extent : { from: extent.from, to: extent.from + 1 };
}

function matchesOf({ names }: Spans, search: string): boolean[] {
  const needle = search.toLowerCase();
  return needle === '' ? [] : names.map((name) => name.toLowerCase().includes(needle));
}
