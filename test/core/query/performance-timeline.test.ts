import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { TimelineView } from '../../../src/core/query/performance-timeline.ts';
import { QuerySession } from '../../support/query-session.ts';

describe('TimelineView', () => {
  let session: QuerySession;

  beforeEach(async () => (session = await QuerySession.begin()));

  afterEach(() => session.end());

  const at = (seq: number, name: string, startTime: number, more: object = {}) => ({
    seq,
    name,
    time: 1_000 + startTime,
    startTime,
    duration: 0,
    ...more,
  });

  it('tells web vitals as they are defined', async () => {
    await session.append('performance', [
      at(1, 'navigation', 0, { phase: 'reload', value: 210 }),
      at(2, 'paint', 300, { phase: 'first-paint' }),
      at(3, 'paint', 400, { phase: 'first-contentful-paint' }),
      at(4, 'largest-contentful-paint', 450),
      at(5, 'largest-contentful-paint', 900, { phase: 'img' }),
      at(6, 'layout-shift', 1_000, { value: 0.1 }),
      at(7, 'layout-shift', 1_900, { value: 0.1 }),
      at(8, 'layout-shift', 3_000, { value: 0.15 }),
      at(9, 'interaction', 3_100, { phase: 'click' }),
      { ...at(10, 'interaction', 4_000, { phase: 'click' }), duration: 240, time: 5_240 },
      at(11, 'LCP', 4_500, { phase: 'mark' }),
    ]);
    const { vitals } = await new TimelineView(session.reader).answer({ width: 100 });
    expect(vitals).to.deep.equal([
      { name: 'LCP', value: 900 },
      { name: 'INP', value: 240 },
      { name: 'CLS', value: 0.2 },
      { name: 'FCP', value: 400 },
      { name: 'TTFB', value: 210 },
    ]);
  });

  it('has the long frames of a range with what ran in them', async () => {
    const script = (seq: number, startTime: number, what: string) =>
      at(seq, 'long-frame-script', startTime, {
        phase: what,
        duration: 30,
        time: 1_000 + startTime + 30,
      });
    await session.append('performance', [
      at(1, 'long-frame', 100, { duration: 60, time: 1_160 }),
      script(2, 110, 'BUTTON#buy.onclick'),
      at(3, 'long-frame', 500, { duration: 80, time: 1_580 }),
      ...Array.from({ length: 7 }, (_, index) => script(4 + index, 510, `script ${index}`)),
    ]);
    const view = new TimelineView(session.reader);
    const { frames, frameCount } = await view.answer({ width: 100 });
    expect(frameCount).to.equal(2);
    expect(frames.map(({ seq, duration, scripts }) => [seq, duration, scripts.length])).to.deep.equal([
      [3, 80, 5],
      [1, 60, 1],
    ]);
    expect(frames[1]).to.deep.equal({
      seq: 1,
      start: 1_100,
      duration: 60,
      scripts: [{ what: 'BUTTON#buy.onclick', duration: 30 }],
    });
    const later = await view.answer({ from: 1_200, to: 2_000, width: 100 });
    expect(later.frames.map(({ seq }) => seq)).to.deep.equal([3]);
  });

  it('thins samples of the memory to what can be seen, and keeps the peaks', async () => {
    const values = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(values, fc.integer({ min: 1, max: 60 }), async (list, width) => {
        session.end();
        session = await QuerySession.begin();
        await session.append(
          'performance',
          list.map((value, index) => at(index + 1, 'memory', index * 5, { value })),
        );
        const { memory } = await new TimelineView(session.reader).answer({ width });
        const kept = [...memory.value];
        expect(kept.length).to.be.at.most(Math.max(2 * width, list.length <= width ? list.length : 2));
        expect(Math.max(...kept)).to.equal(Math.max(...list));
        expect(Math.min(...kept)).to.equal(Math.min(...list));
        expect([...memory.time]).to.deep.equal([...memory.time].sort((a, b) => a - b));
      }),
      { numRuns: 15 },
    );
  });
});
