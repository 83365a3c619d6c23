import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { defaultRect, fitRect, MIN_SIZE, resizeRect } from '../../../src/panel/frame/geometry.ts';
import type { Edges, Rect, Size } from '../../../src/panel/frame/geometry.ts';

const viewports = fc.record({
  width: fc.integer({ min: 200, max: 4000 }),
  height: fc.integer({ min: 150, max: 3000 }),
});
const lengths = fc.integer({ min: -5000, max: 5000 });
const rects = fc.record({ x: lengths, y: lengths, width: lengths, height: lengths });

function expectInside({ x, y, width, height }: Rect, viewport: Size): void {
  expect(x).to.be.at.least(0);
  expect(y).to.be.at.least(0);
  expect(x + width).to.be.at.most(viewport.width);
  expect(y + height).to.be.at.most(viewport.height);
}

describe('panel geometry', () => {
  it('fits any rectangle into the viewport', () => {
    fc.assert(
      fc.property(rects, viewports, (rect, viewport) => expectInside(fitRect(rect, viewport), viewport)),
    );
  });

  it('opens inside the viewport at every location', () => {
    const locations = fc.constantFrom('bottom', 'top', 'left', 'right');
    fc.assert(
      fc.property(locations, viewports, (location, viewport) => {
        expectInside(defaultRect(location, viewport), viewport);
      }),
    );
  });

  it('leaves the opposite sides in place while a side is dragged, and keeps the least size', () => {
    const viewport = { width: 1600, height: 1000 };
    const edges = fc.constantFrom<Edges[]>('n', 'e', 's', 'w', 'ne', 'nw', 'se', 'sw');
    fc.assert(
      fc.property(edges, lengths, lengths, (edge, dx, dy) => {
        const rect = { x: 400, y: 300, width: 600, height: 400 };
        const resized = resizeRect(rect, edge, dx, dy, viewport);
        expectInside(resized, viewport);
        expect(resized.width).to.be.at.least(MIN_SIZE.width);
        expect(resized.height).to.be.at.least(MIN_SIZE.height);
        if (!edge.includes('w')) expect(resized.x).to.equal(rect.x);
        if (!edge.includes('n')) expect(resized.y).to.equal(rect.y);
        if (!edge.includes('e')) expect(resized.x + resized.width).to.equal(1000);
        if (!edge.includes('s')) expect(resized.y + resized.height).to.equal(700);
      }),
    );
  });
});
