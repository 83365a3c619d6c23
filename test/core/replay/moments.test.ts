import { expect } from '@open-wc/testing';
import type { DevTools, ExportData, Replay, ReplayKind } from '../../../src/core/index.ts';
import { REPLAY_KINDS } from '../../../src/core/index.ts';
import { seeded } from '../../support/bytes.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { startTools } from '../../support/record-session.ts';
import { rejection } from '../../support/rejection.ts';

const START = 1_700_000_000_000;

interface Mark {
  seq: number;
  time: number;
  kinds: ReplayKind[];
}

/** What the records of a session are, by a plain reading of it. */
function marksOf({ events, state, components, performance }: ExportData): Mark[] {
  const marks: Mark[] = [
    ...events.map(({ seq, time, category, name }): Mark => {
      const isError = category === 'error' || name === 'console.error';
      return {
        seq,
        time,
        kinds: [
          'event',
          ...(isError ? (['error'] as const) : []),
          ...(category === 'navigation' ? (['navigation'] as const) : []),
        ],
      };
    }),
    ...state.map(({ seq, time }): Mark => ({ seq, time, kinds: ['state'] })),
    ...components.map(({ seq, time }): Mark => ({ seq, time, kinds: ['component'] })),
    ...performance.map(({ seq, time, name, componentId }): Mark => ({
      seq,
      time,
      kinds: componentId !== undefined ? ['render'] : name === 'long-frame' ? ['long-frame'] : [],
    })),
  ];
  return marks.sort((a, b) => a.seq - b.seq);
}

describe('moments of a replay', () => {
  let tools: DevTools;
  let replay: Replay;
  let marks: Mark[];
  let data: ExportData;

  before(async () => {
    await freshStore();
    tools = await startTools();
    const random = seeded(5);
    const below = (limit: number): number => Math.floor(random() * limit);
    const empty = await tools.getExportData();
    data = { ...empty, session: { id: 'moments', name: 'Moments' } };
    let time = START;
    for (let seq = 1; seq <= 3_000; seq += 1) {
      time += below(40);
      const pad = 'x'.repeat(below(400));
      const at = { seq, time };
      const choice = below(20);
      if (choice === 0) data.events.push({ ...at, category: 'error', name: 'error' });
      else if (choice === 1) data.events.push({ ...at, category: 'navigation', name: 'navigation' });
      else if (choice === 2) data.events.push({ ...at, category: 'console', name: 'console.error' });
      else if (choice < 10) data.events.push({ ...at, name: 'click', payload: pad });
      else if (choice < 14) data.state.push({ ...at, id: `r${below(5)}`, name: 'r', newValue: pad });
      else if (choice < 16)
        data.components.push({ ...at, op: 'update', id: `c${below(5)}`, name: 'C', props: { pad } });
      else if (choice < 18)
        data.performance.push({ ...at, name: 'C', componentId: 'c1', startTime: 0, duration: 1 });
      else data.performance.push({ ...at, name: 'long-frame', startTime: 0, duration: 60 });
    }
    const { sessionId } = await tools.importData(data, { mode: 'open' });
    marks = marksOf(data);
    replay = await tools.openReplay(sessionId);
  });

  after(async () => {
    await replay.close();
    await freshStore();
  });

  it('steps to the next and the former record of each kind', async () => {
    for (const kind of REPLAY_KINDS) {
      const ofKind = marks.filter(({ kinds }) => kinds.includes(kind));
      for (const seq of [0, 1, 700, 1_501, 2_999, 3_000, 9_999]) {
        const next = ofKind.find((mark) => mark.seq > seq);
        const former = [...ofKind].reverse().find((mark) => mark.seq < seq);
        const place = (mark: Mark | undefined): object | undefined =>
          mark && { seq: mark.seq, time: mark.time };
        expect(await replay.step(seq, kind, 'next'), `${kind} after ${seq}`).to.deep.equal(place(next));
        expect(await replay.step(seq, kind, 'former'), `${kind} before ${seq}`).to.deep.equal(
          place(former),
        );
      }
    }
  });

  it('finds the record of a time, and the first one for what is before it', async () => {
    for (const time of [START, START + 333, START + 20_000.5, replay.endTime, replay.endTime + 9]) {
      const expected = marks.filter((mark) => mark.time <= time).at(-1) ?? marks[0]!;
      expect(await replay.momentAt(time)).to.deep.equal({ seq: expected.seq, time: expected.time });
    }
    expect(await replay.momentAt(START - 1_000)).to.deep.equal({
      seq: 1,
      time: replay.startTime,
    });
  });

  it('counts each kind in each part of a range, and tells single records where there are few', async () => {
    for (const [from, to, buckets] of [
      [replay.startTime, replay.endTime, 100],
      [START + 10_000, START + 30_000, 7],
      [START + 10_000, START + 12_000, 64],
      [START + 10_000, START + 10_000, 3],
      [START - 9_000, START - 5_000, 3],
    ] as const) {
      const { counts, marks: told, isExact } = await replay.density({ from, to, buckets });
      expect(isExact).to.equal(true);
      const inRange = marks.filter(({ time }) => time >= from && time <= to);
      for (const kind of REPLAY_KINDS) {
        const expected = new Array<number>(buckets).fill(0);
        for (const { time, kinds } of inRange) {
          const bucket =
            to <= from ? 0 : Math.min(buckets - 1, Math.floor(((time - from) / (to - from)) * buckets));
          if (kinds.includes(kind)) expected[bucket]! += 1;
        }
        expect([...counts[kind]], `${kind} of ${from} to ${to}`).to.deep.equal(expected);
      }
      const shown = inRange.filter(({ kinds }) => kinds.length > 0);
      if (shown.length <= 500) {
        expect(told!.map(({ seq }) => seq)).to.deep.equal(shown.map(({ seq }) => seq));
      } else expect(told).to.equal(undefined);
    }
  });

  it('gives the refs of a moment with their changes up to there', async () => {
    const seq = 1_500;
    const refs = await replay.refsAt(seq);
    for (const { id, changeCount, time, value } of refs) {
      const records = data.state.filter((record) => record.id === id && record.seq <= seq);
      expect({ changeCount, time, value }).to.deep.equal({
        changeCount: records.length,
        time: records.at(-1)!.time,
        value: records.at(-1)!.newValue,
      });
    }
    expect(refs.length).to.equal(5);
  });

  it('refuses what is no kind, no time and no number of parts', async () => {
    for (const call of [
      replay.step(1, 'nothing' as ReplayKind, 'next'),
      replay.step(1.5, 'event', 'next'),
      replay.momentAt(NaN),
      replay.density({ from: NaN, to: 1, buckets: 1 }),
      replay.density({ from: 0, to: 1, buckets: 0 }),
      replay.density({ from: 0, to: 1, buckets: 5_000 }),
    ]) {
      expect(await rejection(call)).to.include({ code: 'invalid-argument' });
    }
  });
});
