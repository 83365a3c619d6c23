import { expect } from '@open-wc/testing';
import { readCascade } from '../../../src/core/query/cascade.ts';
import { QuerySession } from '../../support/query-session.ts';
import { rejection } from '../../support/rejection.ts';

describe('the cascade of an event', () => {
  let session: QuerySession;

  beforeEach(async () => {
    session = await QuerySession.begin();
  });

  afterEach(() => session.end());

  async function lines(seq: number): Promise<string[]> {
    const { entries } = await readCascade(session.reader, seq);
    return entries.map(
      ({ section, name, depth, isLinked, elapsedMs }) =>
        `${'  '.repeat(depth - 1)}${isLinked ? '→' : '≈'} ${section} ${name} +${elapsedMs}`,
    );
  }

  it('leads from an event to state, computed values, renders and further events, up to the next work', async () => {
    await session.append('events', [
      { seq: 1, time: 100, name: 'click', category: 'dom' },
      { seq: 6, time: 105, name: 'cart/added', category: 'state' },
      { seq: 8, time: 107, name: 'navigation', category: 'navigation' },
      { seq: 9, time: 120, name: 'click', category: 'dom' },
    ]);
    await session.append('state', [
      { seq: 2, time: 101, id: 'cart', name: 'cart', kind: 'ref', newValue: 1 },
      { seq: 3, time: 102, id: 'total', name: 'total', kind: 'computed', newValue: 1 },
      { seq: 10, time: 121, id: 'cart', name: 'cart', newValue: 2 },
    ]);
    await session.append('components', [
      { seq: 5, time: 104, op: 'mount', id: 'line', name: 'cart-line' },
    ]);
    await session.append('performance', [
      { seq: 4, time: 103, name: 'cart-view', componentId: 'cart-view', startTime: 1, duration: 2 },
      { seq: 7, time: 106, name: 'memory', startTime: 1, duration: 0 },
    ]);
    expect(await lines(1)).to.deep.equal([
      '≈ state cart +1',
      '  ≈ state total +2',
      '    ≈ performance cart-view +3',
      '    ≈ components cart-line +4',
      '≈ events cart/added +5',
      '≈ events navigation +7',
    ]);
    expect(await lines(9)).to.deep.equal(['≈ state cart +1']);
  });

  it('follows causes that are recorded, however late, and tells them from what is inferred', async () => {
    await session.append('events', [
      { seq: 1, time: 0, name: 'click', category: 'dom' },
      { seq: 2, time: 900, name: 'request', category: 'network', cause: 1 },
      { seq: 3, time: 5_000, name: 'answer', category: 'network', cause: 2 },
      { seq: 4, time: 5_001, name: 'elsewhere', category: 'state', cause: 99 },
    ]);
    expect(await lines(1)).to.deep.equal(['→ events request +900', '  → events answer +5000']);
  });

  it('ends at a pause, and is bounded', async () => {
    await session.append('events', [
      { seq: 1, time: 0, name: 'click', category: 'dom' },
      { seq: 500, time: 700, name: 'click', category: 'dom' },
    ]);
    await session.append('state', [
      { seq: 2, time: 40, id: 'a', name: 'a', newValue: 1 },
      { seq: 3, time: 120, id: 'b', name: 'b', newValue: 1 },
      ...Array.from({ length: 300 }, (_, i) => ({ seq: 501 + i, time: 701, id: 'c', newValue: i })),
    ]);
    expect(await lines(1)).to.deep.equal(['≈ state a +40']);
    const { entries, isCut } = await readCascade(session.reader, 500);
    expect([entries.length, isCut]).to.deep.equal([200, true]);
  });

  it('is refused of what is no event', async () => {
    expect((await rejection(readCascade(session.reader, 7))).code).to.equal('invalid-argument');
  });
});
