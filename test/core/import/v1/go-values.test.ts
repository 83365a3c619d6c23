import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { readDuration, readTime } from '../../../../src/core/import/v1/go-values.ts';

describe('a Go time', () => {
  it('is epoch ms with fractions, in any zone', () => {
    const base = Date.parse('2025-11-09T20:19:45Z');
    const times: [text: string, ms: number][] = [
      ['2025-11-09T20:19:45Z', 0],
      ['2025-11-09T17:19:45.123456789-03:00', 123.457],
      ['2025-11-10T01:49:45.5+05:30', 500],
      ['2025-11-09 20:19:45.000001+00:00', 0.001],
      ['2025-11-09T20:19:45.999999999Z', 1_000],
    ];
    for (const [text, ms] of times) expect(readTime(text)! - base, text).to.be.closeTo(ms, 0.000_3);
    expect(readTime({ $type: 'date', value: '2025-11-09T20:19:45.000Z' })).to.equal(base);
  });

  it('is none where Go says so, and nothing else is a time', () => {
    expect(readTime('0001-01-01T00:00:00Z')).to.equal(-Infinity);
    for (const value of [
      null,
      12,
      '',
      'now',
      '2025-13-01T00:00:00Z',
      '2025-11-09',
      { $type: 'date', value: null },
    ])
      expect(readTime(value), JSON.stringify(value)).to.be.undefined;
  });
});

describe('a Go duration', () => {
  it('is nanoseconds, or a text that says its units', () => {
    const durations: [value: unknown, ms: number][] = [
      [0, 0],
      [1_500_000, 1.5],
      [-1, -0.000_001],
      [{ $type: 'bigint', value: '9223372036854775807' }, 9_223_372_036_854.775],
      ['0', 0],
      ['0s', 0],
      ['1ns', 0.000_001],
      ['750µs', 0.75],
      ['750us', 0.75],
      ['1.5ms', 1.5],
      ['-1m0.5s', -60_500],
      ['2h0m3.000000005s', 7_203_000.000_005],
    ];
    for (const [value, ms] of durations) expect(readDuration(value), String(value)).to.equal(ms);
    for (const value of ['', '5', '1 s', 's', '1.5', 'ms1', '1d', '--1s', null, [], NaN])
      expect(readDuration(value), JSON.stringify(value)).to.be.undefined;
  });

  it('is the same in both forms, to the nanosecond', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(999_999), (ms, ns) => {
        const text = `${ms}.${String(ns).padStart(6, '0')}ms`;
        expect(readDuration(text)).to.be.closeTo(readDuration(ms * 1e6 + ns)!, 1e-9);
      }),
    );
  });
});
