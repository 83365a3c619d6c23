import type { SpanBoxes, SpanTrackName } from '../model/query.ts';

/** The boxes of one track while they are collected. */
export class BoxColumns {
  rows = 0;
  readonly #row: number[] = [];
  readonly #start: number[] = [];
  readonly #end: number[] = [];
  readonly #longest: number[] = [];
  readonly #name: number[] = [];
  readonly #seq: number[] = [];
  readonly #count: number[] = [];
  readonly #matches: number[] = [];

  /** @returns its number, for `merge` */
  add(row: number, start: number, end: number, name: number, seq: number, matches: number): number {
    this.#row.push(row);
    this.#start.push(start);
    this.#end.push(end);
    this.#longest.push(end - start);
    this.#name.push(name);
    this.#seq.push(seq);
    this.#count.push(1);
    return this.#matches.push(matches) - 1;
  }

  /** Adds a span to a box, which has the name and `seq` of its longest one. */
  merge(box: number, end: number, duration: number, name: number, seq: number, matches: number): void {
    this.#end[box] = Math.max(this.#end[box]!, end);
    this.#count[box]! += 1;
    this.#matches[box]! += matches;
    if (duration <= this.#longest[box]!) return;
    this.#longest[box] = duration;
    this.#name[box] = name;
    this.#seq[box] = seq;
  }

  /** As they go to the page. @param nameOf - gives the place of a name in the answer's list */
  finish(track: SpanTrackName, nameOf: (name: number) => number): SpanBoxes {
    return {
      track,
      rows: this.rows,
      row: Uint8Array.from(this.#row),
      start: Float64Array.from(this.#start),
      end: Float64Array.from(this.#end),
      name: Uint32Array.from(this.#name, nameOf),
      seq: Float64Array.from(this.#seq),
      count: Uint32Array.from(this.#count),
      matches: Uint32Array.from(this.#matches),
    };
  }
}
