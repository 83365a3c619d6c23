import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { DevTools, EventFilter, EventRecord, SessionQuery } from '../../../src/core/index.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { exportedData, recordMix, startTools } from '../../support/record-session.ts';
import { rejection } from '../../support/rejection.ts';
import { sampleSession, sessionText } from '../../support/session-file.ts';
import { settledRows } from '../../support/store-rows.ts';

/** What a filter lets through, by looking at every event. */
function scan(
  events: readonly EventRecord[],
  { text, category, from, to }: EventFilter = {},
): EventRecord[] {
  const needle = text?.toLowerCase() ?? '';
  return events.filter((event) => {
    const fields = [
      event.name,
      event.source,
      event.componentId,
      event.target,
      event.category,
      JSON.stringify(event.payload),
    ];
    if (category !== undefined && category !== '' && event.category !== category) return false;
    if (from !== undefined && event.time < from) return false;
    if (to !== undefined && event.time > to) return false;
    return fields.some((field) => field?.toLowerCase().includes(needle) === true);
  });
}

describe('the events of a session', () => {
  let tools: DevTools;

  beforeEach(async () => {
    await freshStore();
    tools = await startTools();
  });

  after(freshStore);

  /** Holds counts and pages of many filters against a scan of what an export gives. */
  async function agrees(query: SessionQuery, pages = 12): Promise<void> {
    const { events } = await exportedData(tools, { sessionId: query.sessionId });
    const times = events.map(({ time }) => time);
    const time = fc.oneof(fc.constantFrom(...times), fc.constant(0));
    const words = events
      .slice(0, 200)
      .flatMap(({ name, payload }) => [
        name.slice(0, 3),
        name.toUpperCase(),
        JSON.stringify(payload ?? '').slice(5, 9),
      ]);
    const filter = fc.oneof(
      fc.constant(undefined),
      fc.record(
        {
          text: fc.oneof(
            fc.constantFrom('', 'nothing has this', 'button', '"id":1'),
            fc.constantFrom(...words),
          ),
          category: fc.constantFrom('dom', 'console', 'network', ''),
          from: time,
          to: time,
        },
        { requiredKeys: [] },
      ),
    );
    const page = fc.record({
      offset: fc.nat(events.length + 10),
      limit: fc.integer({ min: 0, max: 300 }),
    });
    await fc.assert(
      fc.asyncProperty(filter, page, async (chosen, { offset, limit }) => {
        const expected = scan(events, chosen);
        // All at once, as a list asks.
        const [count, found, again] = await Promise.all([
          query.countEvents(chosen),
          query.eventsAt({ offset, limit, ...(chosen === undefined ? {} : { filter: chosen }) }),
          query.countEvents(chosen),
        ]);
        expect([count, again]).to.deep.equal([expected.length, expected.length]);
        expect(found).to.deep.equal(expected.slice(offset, offset + limit));
      }),
      { numRuns: pages },
    );
  }

  it('are counted and paged as a plain scan would, filtered or not, while they are recorded', async () => {
    await recordMix(tools, 4_000);
    const query = await tools.openQuery(tools.sessionId);
    await agrees(query, 25);
    await settledRows();
    await agrees(query);
    await recordMix(tools, 500, 2);
    await agrees(query);
    query.close();
  }).timeout(60_000);

  it('are so too in an imported session, a merged one, and after the session was emptied or replaced', async () => {
    await recordMix(tools, 500);
    const query = await tools.openQuery(tools.sessionId);
    await agrees(query);
    const foreign = new Blob([sessionText(sampleSession(700, 'foreign'))]);
    const { sessionId } = await tools.import(foreign, { mode: 'open' });
    const opened = await tools.openQuery(sessionId);
    await agrees(opened);
    opened.close();
    await tools.import(foreign);
    await agrees(query);
    await tools.import(foreign, { mode: 'replace' });
    await agrees(query);
    await recordMix(tools, 100, 3);
    await agrees(query);
    query.close();
    await tools.clearAll();
    await recordMix(tools, 100, 4);
    const emptied = await tools.openQuery(tools.sessionId);
    await agrees(emptied);
    emptied.close();
  }).timeout(60_000);

  it('appear in a filtered list as they are recorded, each once', async () => {
    const query = await tools.openQuery(tools.sessionId);
    for (let i = 0; i < 12; i += 1) {
      for (let j = 0; j < 5; j += 1) tools.recordEvent({ name: j === 2 ? `wanted ${i}` : `other ${i}` });
      await tools.flush();
      const [count, found] = await Promise.all([
        query.countEvents({ text: 'WANTED' }),
        query.eventsAt({ offset: 0, limit: 100, filter: { text: 'WANTED' } }),
      ]);
      expect(count).to.equal(i + 1);
      expect(found.map(({ name }) => name)).to.deep.equal(
        Array.from({ length: i + 1 }, (_, n) => `wanted ${n}`),
      );
    }
    query.close();
  });

  it('are not to be had of a session that is not there, or after the query was closed', async () => {
    expect((await rejection(tools.openQuery('nobody'))).code).to.equal('session-not-found');
    const query = await tools.openQuery(tools.sessionId);
    query.close();
    expect((await rejection(query.countEvents())).code).to.equal('aborted');
  });

  it('says how much it has counted so far, and goes on from there', async () => {
    await tools.import(new Blob([sessionText(sampleSession(3_000))]), { mode: 'open' });
    const id = (await tools.sessions()).find((one) => one.status === 'imported')!.id;
    const query = await tools.openQuery(id);
    const filter = { text: 'e' };
    const counts: number[] = [];
    for (;;) {
      const { count, isWhole, newest } = await query.countEventsSoFar(filter);
      counts.push(count);
      expect(newest).to.equal((await query.lastBefore({ seq: Infinity }))!.seq);
      if (isWhole) break;
    }
    expect(counts).to.deep.equal([...counts].sort((a, b) => a - b));
    expect(counts.at(-1)).to.equal(await query.countEvents(filter));
    query.close();
  });

  it('gives the first matches of a filter before all of it was read', async () => {
    await recordMix(tools, 2_000);
    await tools.flush();
    const query = await tools.openQuery(tools.status.sessionId);
    const filter = { category: 'dom' };
    const first = await query.eventsAt({ offset: 0, limit: 5, filter });
    const { events } = await exportedData(tools);
    expect(first).to.deep.equal(scan(events, filter).slice(0, 5));
    expect(await query.countEvents(filter)).to.equal(scan(events, filter).length);
    query.close();
  });

  it('shows what comes behind an event alone', async () => {
    await recordMix(tools, 500);
    await tools.flush();
    const query = await tools.openQuery(tools.status.sessionId);
    const { events } = await exportedData(tools);
    const { seq } = events[Math.floor(events.length / 2)]!;
    const later = events.filter((event) => event.seq > seq);
    const filter = { after: seq };
    expect(await query.countEvents(filter)).to.equal(later.length);
    expect(await query.eventsAt({ offset: 0, limit: 1_000, filter })).to.deep.equal(later);
    const { names } = await query.eventStatistics(filter);
    expect(names.reduce((sum, { count }) => sum + count, 0)).to.equal(later.length);
    query.close();
  });
});
