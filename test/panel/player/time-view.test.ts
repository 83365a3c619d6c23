import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { panBy, ticksOf, timeOfX, xOfTime, zoomAt } from '../../../src/panel/player/time-view.ts';

const START = 1_700_000_000_000;
const bounds = { from: START, to: START + 600_000 };

describe('a view of time', () => {
  it('keeps the time under the pointer where it is while it is zoomed', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 0.8, noNaN: true }),
        fc.double({ min: 0.05, max: 0.9, noNaN: true }),
        (part, factor) => {
          const time = bounds.from + part * 600_000;
          const view = zoomAt(bounds, factor, time, bounds);
          expect(xOfTime(time, view, 1_000)).to.be.closeTo(part * 1_000, 0.01);
          expect(timeOfX(part * 1_000, view, 1_000)).to.be.closeTo(time, 0.01);
        },
      ),
    );
  });

  it('never leaves the session, whatever it is zoomed and moved by', () => {
    const move = fc.record({
      factor: fc.double({ min: 0.01, max: 100, noNaN: true }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      ms: fc.integer({ min: -1e6, max: 1e6 }),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        let view = bounds;
        for (const { factor, part, ms } of moves) {
          view = zoomAt(view, factor, view.from + part * (view.to - view.from), bounds);
          view = panBy(view, ms, bounds);
          expect(view.from).to.be.at.least(bounds.from);
          expect(view.to).to.be.at.most(bounds.to + 0.001);
          expect(view.to).to.be.greaterThan(view.from);
        }
      }),
    );
  });

  it('comes down to a part of a millisecond, and labels its axis there and at hours', () => {
    let view = bounds;
    for (let n = 0; n < 60; n += 1) view = zoomAt(view, 0.5, START + 90_000, bounds);
    expect(view.to - view.from).to.be.lessThan(0.06);
    for (const range of [view, bounds, { from: START, to: START + 9e7 }]) {
      const ticks = ticksOf(range, START, 800);
      expect(ticks.length).to.be.within(1, 10);
      expect(new Set(ticks.map(({ label }) => label)).size).to.equal(ticks.length);
      for (const { time } of ticks) expect(time).to.be.within(range.from, range.to);
    }
    expect(ticksOf(bounds, START, 800).map(({ label }) => label)).to.include('2:00');
  });

  it('has no axis for a session of one moment', () => {
    expect(ticksOf({ from: START, to: START }, START, 800)).to.deep.equal([]);
    expect(xOfTime(START, { from: START, to: START }, 800)).to.equal(0);
  });
});
