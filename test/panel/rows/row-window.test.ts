import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { canvasHeight, rowWindow, scrollTopFor } from '../../../src/panel/rows/row-window.ts';

const ROW = 22;

function visible(count: number, viewport: number, scrollTop: number): { top: number; bottom: number } {
  const { first, end, top } = rowWindow({ count, rowHeight: ROW, viewport }, scrollTop);
  return { top, bottom: top + (end - first) * ROW };
}

describe('rowWindow', () => {
  it('draws what covers the viewport at every scroll position, at any number of rows', () => {
    const rows = fc.integer({ min: 1, max: 5_000_000 });
    fc.assert(
      fc.property(
        rows,
        fc.integer({ min: 30, max: 2000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, viewport, part) => {
          const height = canvasHeight({ count, rowHeight: ROW, viewport });
          const scrollTop = Math.max(0, height - viewport) * part;
          const { top, bottom } = visible(count, viewport, scrollTop);
          expect(top).to.be.at.most(scrollTop + 0.01);
          expect(bottom).to.be.at.least(Math.min(scrollTop + viewport, height) - 0.01);
        },
      ),
    );
  });

  it('draws few rows however many there are', () => {
    const { first, end } = rowWindow({ count: 1_000_000, rowHeight: ROW, viewport: 440 }, 7_000_000);
    expect(end - first).to.be.below(40);
  });

  it('ends with the last row when scrolled to the end of a list taller than a canvas', () => {
    const geometry = { count: 1_000_000, rowHeight: ROW, viewport: 440 };
    const scrollTop = canvasHeight(geometry) - geometry.viewport;
    const { end, top, first } = rowWindow(geometry, scrollTop);
    expect(end).to.equal(1_000_000);
    expect(top + (end - first) * ROW).to.be.closeTo(canvasHeight(geometry), 0.01);
  });
});

describe('scrollTopFor', () => {
  it('scrolls no further than it must, and to where the whole row is visible', () => {
    const counts = fc.integer({ min: 100, max: 3_000_000 });
    fc.assert(
      fc.property(
        counts,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, from, to) => {
          const geometry = { count, rowHeight: ROW, viewport: 300 };
          const start = (canvasHeight(geometry) - geometry.viewport) * from;
          const index = Math.floor((count - 1) * to);
          const scrollTop = scrollTopFor(geometry, start, index);
          const { first, top } = rowWindow(geometry, scrollTop);
          const rowTop = top + (index - first) * ROW - scrollTop;
          expect(rowTop).to.be.within(-0.01, geometry.viewport - ROW + 0.01);
          expect(scrollTopFor(geometry, scrollTop, index)).to.be.closeTo(scrollTop, 0.01);
        },
      ),
    );
  });
});
