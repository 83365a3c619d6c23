import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { EventLog } from '../../../src/core/query/event-log.ts';
import { EventStatisticsView } from '../../../src/core/query/event-statistics.ts';
import { RecentCounts } from '../../../src/core/query/recent-counts.ts';
import { TimeBuckets } from '../../../src/core/query/time-buckets.ts';
import { QuerySession } from '../../support/query-session.ts';

describe('statistics of events', () => {
  it('count by name and category, with rates and what happened when, and go on with what comes', async () => {
    const session = await QuerySession.begin();
    const statistics = new EventStatisticsView(session.reader, new EventLog(session.reader));
    const tick = (seq: number, time: number): object => ({ seq, time, name: 'tick', category: 'dom' });
    await session.append('events', [
      { seq: 1, time: 1_000, name: 'tick' },
      ...[2, 3, 4].map((seq) => ({ ...tick(seq, seq * 30_000), seq })),
    ]);
    const { names, isWhole } = await statistics.read(undefined);
    expect(isWhole).to.equal(true);
    expect(names.map(({ name, category, count }) => [name, category, count])).to.deep.equal([
      ['tick', 'dom', 3],
      ['tick', undefined, 1],
    ]);
    const [dom] = names;
    expect([dom!.first, dom!.last]).to.deep.equal([60_000, 120_000]);
    expect(dom!.meanRate).to.be.closeTo(3 / 119, 1e-9);
    // The first of the three lies a minute back.
    expect(dom!.recentRate).to.be.closeTo(2 / 60, 1e-9);
    expect(dom!.buckets).to.have.length(60);
    expect(dom!.buckets.reduce((sum, count) => sum + count, 0)).to.be.closeTo(3, 1e-6);
    await session.append('events', [{ ...tick(5, 121_000), seq: 5 }]);
    expect((await statistics.read({ query: 'category:dom' })).names[0]!.count).to.equal(4);
    expect((await statistics.read({ query: 'category:dom' })).names).to.have.length(1);
    expect((await statistics.read(undefined)).names[0]!.count).to.equal(4);
    session.end();
  });

  it('tell a thousand names apart, and count the others together', async () => {
    const session = await QuerySession.begin();
    const statistics = new EventStatisticsView(session.reader, new EventLog(session.reader));
    await session.append(
      'events',
      Array.from({ length: 1_200 }, (_, i) => ({ seq: i + 1, name: `name ${i}` })),
    );
    let answer = await statistics.read({});
    while (!answer.isWhole) answer = await statistics.read({});
    expect([answer.names.length, answer.otherCount]).to.deep.equal([1_000, 200]);
    session.end();
  });

  it('lose no event between buckets, whatever the times and their order', () => {
    const time = fc.oneof(
      fc.integer({ min: -1e6, max: 1e12 }),
      fc.constantFrom(-8.64e15, 8.64e15, 0, 0.5),
    );
    fc.assert(
      fc.property(fc.array(time, { minLength: 1 }), fc.integer({ min: 1, max: 80 }), (times, count) => {
        const buckets = new TimeBuckets();
        const row = buckets.createRow();
        for (const one of times) buckets.add(row, one);
        const read = buckets.read(row, count);
        expect(read.reduce((sum, held) => sum + held, 0)).to.be.closeTo(times.length, 1e-6);
        expect(buckets.span).to.deep.equal({ first: Math.min(...times), last: Math.max(...times) });
      }),
    );
  });

  it('put each event where its time lies in the span', () => {
    const buckets = new TimeBuckets();
    const row = buckets.createRow();
    for (let i = 0; i < 1_000; i += 1) buckets.add(row, 5_000 + i * 10);
    for (const held of buckets.read(row, 10)) expect(held).to.be.closeTo(100, 5);
    buckets.add(row, Number.NaN);
    buckets.add(row, Infinity);
    expect(buckets.span.last).to.equal(14_990);
  });

  it('look back sixty seconds, as a plain count does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1 }), (seconds) => {
        const recent = new RecentCounts();
        let newest = 0;
        for (const second of seconds) {
          recent.add(second * 1_000);
          newest = Math.max(newest, second);
        }
        const expected = seconds.filter((second) => second > newest - 60).length;
        expect(recent.until(newest * 1_000)).to.equal(expected);
        expect(recent.until((newest + 60) * 1_000)).to.equal(0);
      }),
    );
  });
});
