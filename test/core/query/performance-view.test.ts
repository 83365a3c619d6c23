import { expect } from '@open-wc/testing';
import { PerformanceView } from '../../../src/core/query/performance-view.ts';
import { QuerySession } from '../../support/query-session.ts';

describe('PerformanceView', () => {
  let session: QuerySession;

  beforeEach(async () => (session = await QuerySession.begin()));

  afterEach(() => session.end());

  it('counts what is a sum of spans for what it says it is made of', async () => {
    const sum = { phase: 'aggregate', duration: 8, count: 4, min: 0.75, max: 3.5 };
    await session.append('performance', [
      { seq: 1, name: 'App', componentId: 'a', ...sum },
      { seq: 2, name: 'App', componentId: 'a', duration: 5 },
      { seq: 3, name: 'Never', componentId: 'b', ...sum, duration: 0, count: 0 },
    ]);
    expect(await new PerformanceView(session.reader).summaries()).to.deep.equal([
      { name: 'App', kind: 'component', count: 5, min: 0.75, max: 5, mean: 2.6, total: 13, share: 1 },
    ]);
  });

  it('leaves spans that say no duration out of the sums', async () => {
    await session.append('performance', [
      { seq: 1, name: 'film-app', componentId: 'a', duration: 4 },
      { seq: 2, name: 'film-app', componentId: 'a' },
      { seq: 3, name: 'film-app', componentId: 'a', duration: null as unknown as number },
      { seq: 4, name: 'order', phase: 'measure' },
    ]);
    expect(await new PerformanceView(session.reader).summaries()).to.deep.equal([
      { name: 'film-app', kind: 'component', count: 1, min: 4, max: 4, mean: 4, total: 4, share: 1 },
    ]);
  });

  it('counts points by the names of web vitals, with what the last one says, after all spans', async () => {
    const at = { duration: 0 };
    await session.append('performance', [
      { seq: 1, name: 'paint', phase: 'first-contentful-paint', startTime: 120, ...at },
      { seq: 2, name: 'largest-contentful-paint', phase: 'h1', startTime: 130, ...at },
      { seq: 3, name: 'layout-shift', startTime: 200, value: 0.25, ...at },
      { seq: 4, name: 'memory', startTime: 5_000, value: 9_000_000, ...at },
      { seq: 5, name: 'largest-contentful-paint', phase: 'img', startTime: 400, ...at },
      { seq: 6, name: 'layout-shift', startTime: 500, value: 0.5, ...at },
      { seq: 7, name: 'memory', phase: 'mark', startTime: 600, ...at },
      { seq: 8, name: 'memory', startTime: 10_000, value: 7_000_000, ...at },
      { seq: 9, name: 'score', startTime: 700, value: 3 },
      { seq: 10, name: 'elsewhere' },
      { seq: 11, name: 'order', phase: 'measure', startTime: 700, ...at },
    ]);
    const point = { kind: 'point', count: 1 };
    expect(await new PerformanceView(session.reader).summaries()).to.deep.equal([
      { name: 'order', kind: 'measure', count: 1, min: 0, max: 0, mean: 0, total: 0, share: 0 },
      { ...point, name: 'first-contentful-paint', value: 120, unit: 'ms' },
      { ...point, name: 'largest-contentful-paint', count: 2, value: 400, unit: 'ms' },
      { ...point, name: 'layout-shift (sum)', count: 2, value: 0.75 },
      { ...point, name: 'memory', count: 2, value: 7_000_000, unit: 'bytes' },
      { ...point, name: 'mark memory', value: 600, unit: 'ms' },
      { ...point, name: 'score', value: 3 },
      { ...point, name: 'elsewhere' },
    ]);
  });
});
