import { expect } from '@open-wc/testing';
import { PlayerClock } from '../../../src/core/replay/player-clock.ts';

/** With a third number, nothing happened but that something was measured. */
type Row = [seq: number, time: number, happened?: 0];

function clockOf(rows: readonly Row[], { from = 0, lastSeq = rows.at(-1)?.[0] ?? 0 } = {}): PlayerClock {
  const clock = new PlayerClock({ seq: from, time: 1_000 }, lastSeq);
  clock.give(Float64Array.from(rows.flatMap(([seq, time, happened = 1]) => [seq, time, happened])));
  return clock;
}

describe('PlayerClock', () => {
  it('passes records at the pace of their times, and ends with the last', () => {
    const clock = clockOf([
      [1, 1_000],
      [2, 1_010],
      [4, 1_010],
      [5, 1_030],
    ]);
    expect(clock.advance(0)).to.deep.equal({ seq: 1, time: 1_000 });
    expect(clock.advance(9)).to.equal(undefined);
    expect(clock.advance(1)).to.deep.equal({ seq: 4, time: 1_010 });
    expect(clock.isAtEnd).to.equal(false);
    expect(clock.advance(500)).to.deep.equal({ seq: 5, time: 1_030 });
    expect(clock.isAtEnd).to.equal(true);
    expect(clock.advance(500)).to.equal(undefined);
  });

  it('begins at the time of the record that it stands at', () => {
    const clock = clockOf(
      [
        [3, 5_000],
        [4, 5_020],
      ],
      { from: 3 },
    );
    expect(clock.place).to.deep.equal({ seq: 3, time: 5_000 });
    expect(clock.advance(19)).to.equal(undefined);
    expect(clock.advance(1)).to.deep.equal({ seq: 4, time: 5_020 });
  });

  it('passes what came late with what is before it, and takes up another clock', () => {
    const clock = clockOf([
      [1, 10_000],
      [2, 10_050],
      [3, 10_020],
      [4, 10_060],
      [5, 2_000],
      [6, 2_010],
    ]);
    expect(clock.advance(50)).to.deep.equal({ seq: 3, time: 10_020 });
    expect(clock.advance(10)).to.deep.equal({ seq: 5, time: 2_000 });
    expect(clock.advance(9)).to.equal(undefined);
    expect(clock.advance(1)).to.deep.equal({ seq: 6, time: 2_010 });
  });

  it('passes records without a time with the one before', () => {
    const clock = clockOf([
      [1, NaN],
      [2, 1_010],
      [3, NaN],
    ]);
    expect(clock.advance(5)).to.deep.equal({ seq: 1, time: 1_000 });
    expect(clock.advance(5)).to.deep.equal({ seq: 3, time: 1_010 });
  });

  it('waits where the timeline that it has ends, and goes on from there', () => {
    const clock = new PlayerClock({ seq: 0, time: 0 }, 4);
    expect(clock.wanted).to.equal(0);
    expect(clock.advance(1_000)).to.equal(undefined);
    clock.give(Float64Array.of(1, 100, 1, 2, 110, 1));
    expect(clock.wanted).to.equal(0);
    expect(clock.advance(1_000)).to.deep.equal({ seq: 2, time: 110 });
    expect(clock.wanted).to.equal(2);
    clock.give(Float64Array.of(2, 110, 1, 3, 2_000, 1, 4, 2_010, 1));
    expect(clock.wanted).to.equal(undefined);
    expect(clock.advance(899)).to.equal(undefined);
    expect(clock.advance(1)).to.deep.equal({ seq: 3, time: 2_000 });
    expect(clock.isAtEnd).to.equal(false);
  });

  it('is at its end where nothing follows', () => {
    expect(clockOf([]).isAtEnd).to.equal(true);
    expect(clockOf([[7, 1]], { from: 7, lastSeq: 9 }).isAtEnd).to.equal(true);
  });

  it('skips what lasts long without anything that happens, over all samples in it', () => {
    const clock = clockOf([
      [1, 1_000],
      [2, 5_000, 0],
      [3, 10_000, 0],
      [4, 15_000],
      [5, 16_900],
      [6, 20_000, 0],
    ]);
    clock.advance(0);
    clock.skipIdle();
    expect(clock.advance(0)).to.deep.equal({ seq: 3, time: 10_000 });
    clock.skipIdle();
    expect(clock.advance(499)).to.equal(undefined);
    expect(clock.advance(1)).to.deep.equal({ seq: 4, time: 15_000 });
    clock.skipIdle();
    expect(clock.advance(1_899)).to.equal(undefined);
    expect(clock.advance(1)).to.deep.equal({ seq: 5, time: 16_900 });
    // Nothing more happens: it goes on to the last record all the same.
    clock.skipIdle();
    expect(clock.advance(500)).to.deep.equal({ seq: 6, time: 20_000 });
  });
});
