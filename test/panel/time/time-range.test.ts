import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { keepWithin, panBy, timeOfX, xOfTime, zoomAt } from '../../../src/panel/time/time-range.ts';

const START = 1_700_000_000_000;
const bounds = { from: START, to: START + 600_000 };

describe('a range of time', () => {
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

  it('zooms around a moment and pans, within what there is', () => {
    const extent = { from: 0, to: 1_000 };
    expect(zoomAt({ from: 200, to: 400 }, 0.5, 300, extent)).to.deep.equal({ from: 250, to: 350 });
    expect(zoomAt({ from: 200, to: 400 }, 100, 300, extent)).to.deep.equal(extent);
    expect(panBy({ from: 200, to: 400 }, 100, extent)).to.deep.equal({ from: 300, to: 500 });
    expect(panBy({ from: 200, to: 400 }, -1_000, extent)).to.deep.equal({ from: 0, to: 200 });
  });

  it('comes down to a part of a millisecond, and never grows over what it is kept within', () => {
    let view = bounds;
    for (let n = 0; n < 60; n += 1) view = zoomAt(view, 0.5, START + 90_000, bounds);
    expect(view.to - view.from).to.be.lessThan(0.06);
    expect(keepWithin({ from: START - 5, to: START + 700_000 }, bounds)).to.deep.equal(bounds);
  });

  it('draws a session of one moment at its beginning', () => {
    expect(xOfTime(START, { from: START, to: START }, 800)).to.equal(0);
  });
});
