import type { BoxColumns } from './box-columns.ts';

/** Deeper spans share the last row. */
const MAX_ROWS = 64;

/** A place is noted where all spans before it have ended, at most once in so many spans. */
const MIN_BOUNDARY_DISTANCE = 256;

/** One part of a track, as it is to be drawn. */
export interface TrackWindow {
  /** On the clock of the track, ms. */
  from: number;
  to: number;
  /** What one pixel stands for: shorter spans are merged with their neighbours in the row. */
  pixelMs: number;
  /** By the id of a name, whether it is looked for. */
  isMatch: readonly boolean[];
}

/**
 * Spans of one kind and one page, in columns, ordered by their beginning, each in the lowest row that is free and
 * below the spans that hold it.
 */
export class SpanTrack {
  length = 0;
  rows = 0;
  /** The latest end of any span. */
  lastEnd = -Infinity;
  start = new Float64Array(64);
  end = new Float64Array(64);
  seq = new Float64Array(64);
  name = new Uint32Array(64);
  row = new Uint8Array(64);
  #arranged = 0;
  /** Places, ascending, at which no earlier span is open. */
  #boundaries: number[] = [];

  add(start: number, end: number, name: number, seq: number): void {
    if (this.length === this.start.length) this.#grow();
    const at = this.length;
    this.start[at] = start;
    this.end[at] = end;
    this.name[at] = name;
    this.seq[at] = seq;
    this.length += 1;
    this.lastEnd = Math.max(this.lastEnd, end);
  }

  /** Puts in order what was added since the last time, and no more of the rest than it overlaps. */
  arrange(): void {
    const { length, start, end } = this;
    if (this.#arranged === length) return;
    let first = Infinity;
    for (let at = this.#arranged; at < length; at += 1) first = Math.min(first, start[at]!);
    while (this.#boundaries.length > 0 && start[this.#boundaries.at(-1)!]! > first)
      this.#boundaries.pop();
    const cut = this.#boundaries.at(-1) ?? 0;
    const order = new Uint32Array(length - cut);
    for (let at = cut; at < length; at += 1) order[at - cut] = at;
    order.sort((a, b) => start[a]! - start[b]! || end[b]! - end[a]! || a - b);
    for (const column of [start, end, this.seq, this.name]) permute(column, order, cut);
    this.#stack(cut);
    this.#arranged = length;
  }

  /** Adds what of the window is to be drawn. @param origin - of the track's clock, epoch ms */
  draw(window: TrackWindow, origin: number, boxes: BoxColumns): void {
    const { from, to, pixelMs, isMatch } = window;
    const { start, end, name, seq, row, length } = this;
    const pending = new Int32Array(MAX_ROWS).fill(-1);
    const pixels = new Float64Array(MAX_ROWS).fill(NaN);
    for (let at = this.#firstFor(from); at < length && start[at]! <= to; at += 1) {
      if (end[at]! < from) continue;
      const isFound = isMatch[name[at]!] ? 1 : 0;
      const isSmall = end[at]! - start[at]! < pixelMs;
      const depth = row[at]!;
      // By the clock, not by the window: boxes stay the same while it is moved.
      const pixel = isSmall ? Math.floor(start[at]! / pixelMs) : NaN;
      if (pixels[depth] === pixel) {
        boxes.merge(
          pending[depth]!,
          origin + end[at]!,
          end[at]! - start[at]!,
          name[at]!,
          seq[at]!,
          isFound,
        );
        continue;
      }
      pending[depth] = boxes.add(
        depth,
        origin + start[at]!,
        origin + end[at]!,
        name[at]!,
        seq[at]!,
        isFound,
      );
      pixels[depth] = pixel;
    }
  }

  /** Where to begin looking for what is open at a moment or begins after it. */
  #firstFor(from: number): number {
    let low = 0;
    let high = this.#boundaries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.start[this.#boundaries[middle]!]! <= from) low = middle + 1;
      else high = middle;
    }
    return this.#boundaries[low - 1] ?? 0;
  }

  #stack(cut: number): void {
    const { start, end, row, length } = this;
    const open: number[] = [];
    let last = -Infinity;
    for (let at = cut; at < length; at += 1) {
      const begin = start[at]!;
      const close = end[at]!;
      if (last <= begin && at - (this.#boundaries.at(-1) ?? -Infinity) >= MIN_BOUNDARY_DISTANCE)
        this.#boundaries.push(at);
      let depth = open.length;
      while (depth > 0 && !(open[depth - 1]! >= close && open[depth - 1]! > begin)) depth -= 1;
      while (depth < open.length && open[depth]! > begin) depth += 1;
      depth = Math.min(depth, MAX_ROWS - 1);
      open[depth] = Math.max(close, depth === MAX_ROWS - 1 ? (open[depth] ?? close) : close);
      row[at] = depth;
      this.rows = Math.max(this.rows, depth + 1);
      last = Math.max(last, close);
    }
  }

  #grow(): void {
    const size = this.length * 2;
    const grown = <Column extends Float64Array | Uint32Array | Uint8Array>(
      into: Column,
      from: Column,
    ) => {
      into.set(from);
      return into;
    };
    this.start = grown(new Float64Array(size), this.start);
    this.end = grown(new Float64Array(size), this.end);
    this.seq = grown(new Float64Array(size), this.seq);
    this.name = grown(new Uint32Array(size), this.name);
    this.row = grown(new Uint8Array(size), this.row);
  }
}

function permute(column: Float64Array | Uint32Array, order: Uint32Array, cut: number): void {
  const former = column.slice(cut, cut + order.length);
  for (let at = 0; at < order.length; at += 1) column[cut + at] = former[order[at]! - cut]!;
}
