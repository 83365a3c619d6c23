import { expect } from '@open-wc/testing';
import { PlayerClock } from '../../../src/core/replay/player-clock.ts';

type Row = [seq: number, time: number];

function clockOf(rows: readonly Row[], { from = 0, lastSeq = rows.at(-1)?.[0] ?? 0 } = {}): PlayerClock {
  const clock = new PlayerClock({ seq: from, time: 1_000 }, lastSeq);
  clock.give(Float64Array.from(rows.flat()));
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
    clock.give(Float64Array.of(1, 100, 2, 110));
    expect(clock.wanted).to.equal(0);
    expect(clock.advance(1_000)).to.deep.equal({ seq: 2, time: 110 });
    expect(clock.wanted).to.equal(2);
    clock.give(Float64Array.of(2, 110, 3, 2_000, 4, 2_010));
    expect(clock.wanted).to.equal(undefined);
    expect(clock.advance(899)).to.equal(undefined);
    expect(clock.advance(1)).to.deep.equal({ seq: 3, time: 2_000 });
    expect(clock.isAtEnd).to.equal(false);
  });

  it('is at its end where nothing follows', () => {
    expect(clockOf([]).isAtEnd).to.equal(true);
    expect(clockOf([[7, 1]], { from: 7, lastSeq: 9 }).isAtEnd).to.equal(true);
  });
});
