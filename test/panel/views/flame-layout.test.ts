import { expect } from '@open-wc/testing';
import type { SpanAnswer, SpanBoxes } from '../../../src/core/index.ts';
import {
  boxAt,
  boxOfSeq,
  layoutFlame,
  rectOf,
} from '../../../src/panel/views/performance-view/flame-layout.ts';
import { nextMatch, stepFrom } from '../../../src/panel/views/performance-view/flame-steps.ts';

type Span = [row: number, start: number, end: number, seq: number, matches?: number];

function boxes(track: SpanBoxes['track'], rows: number, spans: readonly Span[]): SpanBoxes {
  return {
    track,
    rows,
    row: Uint8Array.from(spans, ([row]) => row),
    start: Float64Array.from(spans, ([, start]) => start),
    end: Float64Array.from(spans, ([, , end]) => end),
    name: Uint32Array.from(spans, () => 0),
    seq: Float64Array.from(spans, ([, , , seq]) => seq),
    count: Uint32Array.from(spans, () => 1),
    matches: Uint32Array.from(spans, ([, , , , matches = 0]) => matches),
  };
}

const ANSWER: SpanAnswer = {
  names: ['film-app'],
  tracks: [
    boxes('frames', 1, [[0, 100, 200, 1]]),
    boxes('renders', 2, [
      [0, 100, 300, 2],
      [1, 110, 150, 3, 1],
      [1, 160, 290, 4],
      [0, 400, 400.01, 5, 1],
    ]),
  ],
};

const layout = layoutFlame(ANSWER, { range: { from: 100, to: 500 }, width: 800, zero: 100 });
const seqAt = (place: ReturnType<typeof boxAt>): number | undefined =>
  place && layout.tracks[place.track]!.boxes.seq[place.box];

describe('layout of a flame graph', () => {
  it('finds at the middle of each box that box, and nothing beside it', () => {
    for (const seq of [1, 2, 3, 4, 5]) {
      const { x, y, width } = rectOf(layout, boxOfSeq(layout, seq)!);
      expect(seqAt(boxAt(layout, x + width / 2, y + 5)), `span ${seq}`).to.equal(seq);
    }
    expect(boxAt(layout, 600, rectOf(layout, boxOfSeq(layout, 2)!).y + 5)?.box).to.equal(3);
    expect(boxAt(layout, 700, rectOf(layout, boxOfSeq(layout, 2)!).y + 5)).to.equal(undefined);
    expect(boxAt(layout, 10, 3)).to.equal(undefined);
  });

  it('keeps a box that is too short to be seen wide enough to be', () => {
    expect(rectOf(layout, boxOfSeq(layout, 5)!).width).to.equal(1);
  });

  it('is walked by arrow keys along a row, and to what a span lies in or holds', () => {
    const walk = (seq: number | undefined, key: string): number | undefined =>
      seqAt(stepFrom(layout, boxOfSeq(layout, seq), key));
    expect(walk(undefined, 'ArrowDown')).to.equal(1);
    expect(walk(1, 'ArrowDown')).to.equal(2);
    expect(walk(2, 'ArrowDown')).to.equal(3);
    expect(walk(3, 'ArrowRight')).to.equal(4);
    expect(walk(4, 'ArrowUp')).to.equal(2);
    expect(walk(2, 'End')).to.equal(5);
    expect(walk(5, 'Home')).to.equal(2);
    expect(walk(1, 'ArrowUp')).to.equal(1);
    expect(walk(1, 'x')).to.equal(undefined);
  });

  it('goes from match to match, and from the last to the first', () => {
    expect(seqAt(nextMatch(layout, undefined))).to.equal(5);
    expect(seqAt(nextMatch(layout, boxOfSeq(layout, 5)))).to.equal(3);
    expect(seqAt(nextMatch(layout, boxOfSeq(layout, 3)))).to.equal(5);
  });
});
