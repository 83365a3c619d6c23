import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { SpanAnswer } from '../../../src/core/model/query.ts';
import { SpanLog } from '../../../src/core/query/span-log.ts';
import { QuerySession } from '../../support/query-session.ts';

const ORIGIN = 1_000_000;
const COMPONENTS = ['film-app', 'film-list', 'film-card'];

interface Given {
  seq: number;
  name: string;
  componentId: string;
  time: number;
  startTime: number;
  duration: number;
}

/** Renders in the order of their ends, as they are recorded. */
const renders = fc
  .array(fc.tuple(fc.nat(3_000), fc.nat(90), fc.nat(2)), { minLength: 300, maxLength: 900 })
  .map((list) =>
    list
      .map(([start, length, name]) => ({ start, end: start + length, name: COMPONENTS[name]! }))
      .sort((a, b) => a.end - b.end)
      .map(({ start, end, name }, at): Given => ({
        seq: at + 1,
        name,
        componentId: name,
        time: ORIGIN + end,
        startTime: start,
        duration: end - start,
      })),
  );

interface Box {
  row: number;
  start: number;
  end: number;
  seq: number;
  name: string;
  count: number;
  matches: number;
}

function boxesOf({ tracks, names }: SpanAnswer): Box[] {
  return tracks.flatMap(({ row, start, end, seq, name, count, matches }) =>
    Array.from(row, (depth, at) => ({
      row: depth,
      start: start[at]! - ORIGIN,
      end: end[at]! - ORIGIN,
      seq: seq[at]!,
      name: names[name[at]!]!,
      count: count[at]!,
      matches: matches[at]!,
    })),
  );
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('SpanLog', () => {
  let session: QuerySession;

  beforeEach(async () => (session = await QuerySession.begin()));

  afterEach(() => session.end());

  async function logOf(list: readonly Given[], split = 0): Promise<SpanLog> {
    session.end();
    session = await QuerySession.begin();
    const log = new SpanLog(session.reader);
    if (split > 0) {
      await session.append('performance', list.slice(0, split));
      await log.boxes({ width: 10 });
    }
    await session.append('performance', list.slice(split));
    return log;
  }

  it('draws every span of a range once, by itself or in a box of several', async () => {
    await fc.assert(
      fc.asyncProperty(
        renders,
        fc.nat(2_000),
        fc.integer({ min: 1, max: 1_500 }),
        async (list, from, length) => {
          const log = await logOf(list);
          const to = from + length;
          const range = { from: ORIGIN + from, to: ORIGIN + to };
          const inside = list.filter(
            ({ startTime, duration }) => startTime <= to && startTime + duration >= from,
          );
          for (const width of [1, 40, 100_000]) {
            const boxes = boxesOf(await log.boxes({ ...range, width, search: 'LIST' }));
            expect(sum(boxes.map(({ count }) => count))).to.equal(inside.length);
            const found = inside.filter(({ name }) => name === 'film-list').length;
            expect(sum(boxes.map(({ matches }) => matches))).to.equal(found);
            for (const { count, seq, start, end, name } of boxes.filter((box) => box.count === 1)) {
              const span = list[seq - 1]!;
              expect([count, start, end, name]).to.deep.equal([
                1,
                span.startTime,
                span.startTime + span.duration,
                span.name,
              ]);
            }
            // Nothing that is wide enough to be seen is merged.
            const wide = inside.filter(({ duration }) => duration >= length / width);
            const drawn = new Set(boxes.map(({ seq }) => seq));
            expect(wide.filter(({ seq }) => !drawn.has(seq))).to.deep.equal([]);
            const small = boxes.filter(({ start, end }) => end - start < length / width).length;
            const rows = Math.max(0, ...boxes.map(({ row }) => row)) + 1;
            expect(small).to.be.at.most(rows * (width + 2));
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('puts spans below those that hold them, and never two into one place', async () => {
    await fc.assert(
      fc.asyncProperty(renders, async (list) => {
        const boxes = boxesOf(await (await logOf(list)).boxes({ width: 1e9 }));
        expect(boxes.filter(({ count }) => count > 1).every(({ start, end }) => start === end)).to.be
          .true;
        const whole = boxes.filter(({ start, end }) => end > start);
        for (const inner of whole) {
          for (const outer of whole) {
            if (outer === inner || outer.row >= 63 || inner.row >= 63) continue;
            const overlaps = outer.start < inner.end && inner.start < outer.end;
            if (overlaps && outer.row === inner.row) expect.fail(`${outer.seq} and ${inner.seq}`);
            const holds = outer.start < inner.start && outer.end > inner.end;
            if (holds && outer.row > inner.row) expect.fail(`${outer.seq} below ${inner.seq}`);
          }
        }
      }),
      { numRuns: 6 },
    );
  });

  it('answers the same whether it was asked before all was there or not', async () => {
    await fc.assert(
      fc.asyncProperty(renders, fc.integer({ min: 1, max: 299 }), async (list, split) => {
        const whole = await (await logOf(list)).boxes({ width: 500 });
        const grown = await (await logOf(list, split)).boxes({ width: 500 });
        expect(boxesOf(grown)).to.deep.equal(boxesOf(whole));
        expect(grown.extent).to.deep.equal(whole.extent);
      }),
      { numRuns: 8 },
    );
  });

  it('lists the longest of a range, and says how many there are', async () => {
    await fc.assert(
      fc.asyncProperty(renders, fc.nat(2_000), async (list, from) => {
        const log = await logOf(list);
        const inside = list
          .filter(({ startTime, duration }) => startTime <= from + 900 && startTime + duration >= from)
          .sort((a, b) => b.duration - a.duration || a.seq - b.seq);
        const answer = await log.list({ from: ORIGIN + from, to: ORIGIN + from + 900 });
        expect(answer.count).to.equal(inside.length);
        expect(answer.spans.map(({ seq }) => seq)).to.deep.equal(
          inside.slice(0, 500).map(({ seq }) => seq),
        );
      }),
      { numRuns: 8 },
    );
  });

  it('keeps pages of one session apart, whose clocks begin anew', async () => {
    const span = (seq: number, time: number, startTime: number, duration: number) => ({
      seq,
      name: 'film-app',
      componentId: 'a',
      time,
      startTime,
      duration,
    });
    await session.append('performance', [
      // Told five seconds after it was over, as what was before the recording is.
      { seq: 1, name: 'long-frame', time: ORIGIN + 5_200, startTime: 100, duration: 100 },
      span(2, ORIGIN + 5_300, 5_200, 100),
      span(3, ORIGIN + 90_010, 90_000, 10),
      span(4, ORIGIN + 100_050, 40, 10),
      { seq: 5, name: 'long-frame', time: ORIGIN + 100_900, startTime: 20, duration: 80 },
      span(6, ORIGIN + 160_010, 60_000, 10),
    ]);
    const { spans } = await new SpanLog(session.reader).list({});
    const starts = new Map(spans.map(({ seq, start }) => [seq, start - ORIGIN]));
    expect([1, 2, 3, 4, 5, 6].map((seq) => starts.get(seq))).to.deep.equal([
      100, 5_200, 90_000, 100_040, 100_020, 160_000,
    ]);
  });

  it('takes what is told late, in any order, for the page that it was of', async () => {
    const late = (seq: number, startTime: number) => ({
      seq,
      name: 'long-frame',
      time: ORIGIN + 10_000 + seq,
      startTime,
      duration: 90,
    });
    await session.append('performance', [late(1, 5_000), late(2, 100), late(3, 7_000), late(4, 400)]);
    const now = { seq: 5, name: 'film-app', componentId: 'a', startTime: 10_100, duration: 10 };
    await session.append('performance', [{ ...now, time: ORIGIN + 10_110 }]);
    const { spans } = await new SpanLog(session.reader).list({});
    const starts = new Map(spans.map(({ seq, start }) => [seq, start - ORIGIN]));
    expect([1, 2, 3, 4, 5].map((seq) => starts.get(seq))).to.deep.equal([
      5_000, 100, 7_000, 400, 10_100,
    ]);
  });

  it('leaves out moments, sums and what says no time', async () => {
    await session.append('performance', [
      { seq: 1, name: 'paint', startTime: 5, duration: 0 },
      { seq: 2, name: 'App', componentId: 'a', phase: 'aggregate', startTime: 5, duration: 90 },
      { seq: 3, name: 'App', componentId: 'a', startTime: 5 },
      { seq: 4, name: 'App', componentId: 'a', duration: 5 },
    ]);
    const log = new SpanLog(session.reader);
    expect(await log.boxes({ width: 100 })).to.deep.equal({ names: [], tracks: [] });
    expect(await log.list({})).to.deep.equal({ count: 0, spans: [] });
  });
});
