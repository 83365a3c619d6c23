import { expect } from '@open-wc/testing';
import { PerformanceView } from '../../../src/core/query/performance-view.ts';
import { QuerySession } from '../../support/query-session.ts';

describe('PerformanceView', () => {
  let session: QuerySession;

  beforeEach(async () => (session = await QuerySession.begin()));

  afterEach(() => session.end());

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
