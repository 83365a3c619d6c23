import { expect } from '@open-wc/testing';
import { ticksOf } from '../../../src/panel/time/ticks.ts';

const START = 1_700_000_000_000;

describe('the labels of an axis of time', () => {
  const labels = (length: number, width: number): string[] =>
    ticksOf({ from: START, to: START + length }, START, width).map(({ label }) => label);

  it('stand at round distances that leave room for them', () => {
    expect(labels(400, 420)).to.deep.equal(['0', '100 ms', '200 ms', '300 ms', '400 ms']);
    expect(labels(12_000, 300)).to.deep.equal(['0', '5 s', '10 s']);
    expect(labels(600_000, 500)).to.deep.equal(['0', '2:00', '4:00', '6:00', '8:00', '10:00']);
    const fine = ticksOf({ from: 7, to: 7.5 }, 7, 600).map(({ label }) => label);
    expect(fine).to.deep.equal(['0', '0.1 ms', '0.2 ms', '0.3 ms', '0.4 ms', '0.5 ms']);
  });

  it('are different from each other and lie in the range, from parts of a millisecond to days', () => {
    for (const length of [0.05, 1, 90, 4_000, 600_000, 9e7]) {
      const range = { from: START + 90_000, to: START + 90_000 + length };
      const ticks = ticksOf(range, START, 800);
      expect(ticks.length).to.be.within(1, 10);
      expect(new Set(ticks.map(({ label }) => label)).size).to.equal(ticks.length);
      for (const { time } of ticks) expect(time).to.be.within(range.from, range.to);
    }
  });

  it('are none for a session of one moment', () => {
    expect(ticksOf({ from: START, to: START }, START, 800)).to.deep.equal([]);
  });
});
