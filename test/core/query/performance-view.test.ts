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
      { seq: 4, name: 'mark' },
    ]);
    expect(await new PerformanceView(session.reader).summaries()).to.deep.equal([
      { name: 'film-app', kind: 'component', count: 1, min: 4, max: 4, mean: 4, total: 4, share: 1 },
    ]);
  });
});
