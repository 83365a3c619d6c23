import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { DevTools, EventFilter, SessionQuery } from '../../src/core/index.ts';
import { EarlyAnswers } from '../../src/core/early-answers.ts';
import type { NewestEvents } from '../../src/core/model/query.ts';
import { freshStore } from '../support/fresh-store.ts';
import { recordMix, startTools } from '../support/record-session.ts';
import { sampleSession, sessionText } from '../support/session-file.ts';
import { settledRows } from '../support/store-rows.ts';

const told: NewestEvents = {
  revision: 'shard',
  startTime: 1_700_000_000_000,
  count: 5,
  newest: 21,
  events: [19, 20, 21].map((seq) => ({ seq, time: seq, name: `event ${seq}` })),
};

/** The answer to every question that the worker gets. */
const asked = (): Promise<never> => Promise.reject(new Error('asked'));

async function answerOf(work: Promise<unknown>): Promise<unknown> {
  return work.catch((error: unknown) => (error as Error).message);
}

describe('what is answered before the worker for questions is up', () => {
  it('is what was told, as far as it goes', async () => {
    const early = new EarlyAnswers(told);
    expect(await early.revision(asked)).to.equal('shard');
    expect(await early.startTime(asked)).to.equal(1_700_000_000_000);
    expect(await early.count({}, undefined, asked)).to.deep.equal({
      count: 5,
      newest: 21,
      isWhole: true,
    });
    expect(await early.eventsAt({ offset: 2, limit: 3, filter: { text: '' } }, asked)).to.deep.equal(
      told.events,
    );
    expect(await early.eventsAt({ offset: 3, limit: 1 }, asked)).to.deep.equal([told.events[1]]);
    expect(await answerOf(early.eventsAt({ offset: 1, limit: 4 }, asked))).to.equal('asked');
    expect(
      await answerOf(early.eventsAt({ offset: 3, limit: 1, filter: { text: 'a' } }, asked)),
    ).to.equal('asked');
    expect(await answerOf(early.count({ query: 'name:click' }, undefined, asked))).to.equal('asked');
    expect(await answerOf(early.count({}, 20, asked))).to.equal('asked');
  });

  it("is the worker's where nothing was told, or once that is up", async () => {
    const none = new EarlyAnswers(undefined);
    expect(await answerOf(none.revision(asked))).to.equal('asked');
    const early = new EarlyAnswers(told);
    early.end();
    expect(await answerOf(early.startTime(asked))).to.equal('asked');
  });
});

describe('a session that was prepared', () => {
  let tools: DevTools;

  beforeEach(async () => {
    await freshStore();
    tools = await startTools();
  });

  after(freshStore);

  /** All that a list asks first, of each filter and range in turn. */
  async function answers(query: SessionQuery, asks: readonly Ask[]): Promise<unknown[]> {
    const found: unknown[] = [await query.revision(), await query.startTime()];
    for (const { filter, before, limit } of asks) {
      let answer = await query.countEventsSoFar(filter);
      while (!answer.isWhole) answer = await query.countEventsSoFar(filter);
      const { count, ...rest } = answer;
      const offset = Math.max(0, count - before);
      found.push(count, rest, await query.eventsAt({ offset, limit, filter }));
    }
    return found;
  }

  interface Ask {
    filter: EventFilter;
    before: number;
    limit: number;
  }

  const asks = fc.array(
    fc.record({
      filter: fc.constantFrom<EventFilter>({}, { query: 'category:dom' }, { text: 'item' }),
      before: fc.nat(700),
      limit: fc.nat(300),
    }),
    { minLength: 1, maxLength: 5 },
  );

  it('gives the answers that it gives when its worker is up', async () => {
    await recordMix(tools, 900);
    // Folded, then a tail, and shards that lie within each other.
    await settledRows();
    await tools.import(new Blob([sessionText(sampleSession(300, 'other', 100))]));
    await recordMix(tools, 40, 2);
    await fc.assert(
      fc.asyncProperty(asks, async (list) => {
        tools.prepareQuery(tools.sessionId);
        const early = await tools.openQuery(tools.sessionId);
        const late = await tools.openQuery(tools.sessionId);
        expect(await answers(early, list)).to.deep.equal(await answers(late, list));
        for (const query of [early, late]) query.close();
      }),
      { numRuns: 10 },
    );
  });

  it('has nothing in it, and says so', async () => {
    tools.prepareQuery(tools.sessionId);
    const query = await tools.openQuery(tools.sessionId);
    expect(await query.countEventsSoFar()).to.deep.equal({ count: 0, isWhole: true, newest: -1 });
    expect(await query.eventsAt({ offset: 0, limit: 9 })).to.deep.equal([]);
    query.close();
  });
});
