import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { SlowRenderList } from '../../../src/core/query/slow-renders.ts';
import { QuerySession } from '../../support/query-session.ts';

const ALL = { offset: 0, limit: 1_000 };

describe('SlowRenderList', () => {
  let session: QuerySession;

  beforeEach(async () => (session = await QuerySession.begin()));

  afterEach(() => session.end());

  it('has the slowest first, with what their records say, and nothing but renders', async () => {
    await session.append('performance', [
      { seq: 1, name: 'App', componentId: 'a', phase: 'mount', duration: 8 },
      { seq: 2, name: 'App', componentId: 'a', phase: 'update', duration: 12, changed: ['props.film'] },
      { seq: 3, name: 'long-frame', duration: 80 },
      { seq: 4, name: 'App', componentId: 'a', phase: 'aggregate', duration: 90 },
      { seq: 5, name: 'App', componentId: 'a', phase: 'update' },
      { seq: 6, name: 'Old', componentId: 'b', duration: 8, changed: [] },
    ]);
    expect(await new SlowRenderList(session.reader).page(ALL)).to.deep.equal({
      count: 3,
      renders: [
        {
          seq: 2,
          time: 2,
          name: 'App',
          componentId: 'a',
          phase: 'update',
          duration: 12,
          changed: ['props.film'],
        },
        { seq: 1, time: 1, name: 'App', componentId: 'a', phase: 'mount', duration: 8 },
        { seq: 6, time: 6, name: 'Old', componentId: 'b', duration: 8 },
      ],
    });
  });

  it('is the top of all renders sorted, whatever came since it was asked first', async () => {
    const durations = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 300, maxLength: 800 });
    await fc.assert(
      fc.asyncProperty(durations, fc.nat(299), async (list, split) => {
        session.end();
        session = await QuerySession.begin();
        const records = list.map((duration, at) => ({
          seq: at + 1,
          name: 'App',
          componentId: 'a',
          duration,
        }));
        const slowest = new SlowRenderList(session.reader);
        await session.append('performance', records.slice(0, split + 1));
        await slowest.page(ALL);
        if (split + 1 < records.length) await session.append('performance', records.slice(split + 1));
        const { count, renders } = await slowest.page(ALL);
        const sorted = records.sort((a, b) => b.duration - a.duration || a.seq - b.seq).slice(0, 500);
        expect(count).to.equal(sorted.length);
        expect(renders.map(({ seq }) => seq)).to.deep.equal(sorted.map(({ seq }) => seq));
        const page = await slowest.page({ offset: 20, limit: 10 });
        expect(page.renders).to.deep.equal(renders.slice(20, 30));
      }),
      { numRuns: 12 },
    );
  });
});
