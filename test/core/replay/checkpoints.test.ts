import { expect } from '@open-wc/testing';
import { Checkpoints } from '../../../src/core/replay/checkpoints.ts';
import { StateMoment } from '../../../src/core/replay/state-moment.ts';

function momentOf(n: number): StateMoment {
  const moment = new StateMoment();
  moment.add({ seq: n, time: n, id: 'text', name: 'text', newValue: 'x'.repeat(10_000) + String(n) });
  return moment;
}

describe('Checkpoints', () => {
  it('find the last one up to a place', () => {
    const checkpoints = new Checkpoints<StateMoment>({ maxBytes: 1e9, distance: 1 });
    expect(checkpoints.before(5)).to.equal(undefined);
    for (const seq of [10, 20, 30]) checkpoints.append(seq, momentOf(seq));
    expect([9, 10, 19, 30, 99].map((seq) => checkpoints.before(seq)?.seq)).to.deep.equal([
      undefined,
      10,
      10,
      30,
      30,
    ]);
  });

  it('stay within what they may take: every second one goes, the last one never', () => {
    const checkpoints = new Checkpoints<StateMoment>({ maxBytes: 100_000, distance: 1 });
    for (let seq = 1; seq <= 1_000; seq += 1) {
      checkpoints.append(seq, momentOf(seq));
      expect(checkpoints.before(Infinity)!.seq).to.equal(seq);
    }
    const kept = new Set(Array.from({ length: 1_000 }, (_, i) => checkpoints.before(i + 1)?.seq));
    kept.delete(undefined);
    expect(kept.size).to.be.within(4, 10);
    expect(checkpoints.distance).to.be.above(1);
  });

  it('count what moments share once', () => {
    const checkpoints = new Checkpoints<StateMoment>({ maxBytes: 100_000, distance: 1 });
    const moment = momentOf(1);
    for (let seq = 1; seq <= 500; seq += 1) {
      moment.add({ seq, time: seq, id: 'n', name: 'n', newValue: seq });
      checkpoints.append(seq, moment.fork());
    }
    expect(checkpoints.before(250)?.seq).to.equal(250);
    expect(checkpoints.distance).to.equal(1);
  });
});
