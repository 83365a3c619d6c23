import { expect } from '@open-wc/testing';
import { missingBetween, planChains, type ChainFile } from '../../../src/core/import/import-chain.ts';
import type { ExportCheckpoint } from '../../../src/core/model/file-format.ts';
import { thrownBy } from '../../support/rejection.ts';

function checkpoint(seq: number, sessionId = 'a', digest = `${sessionId}${seq}`): ExportCheckpoint {
  return {
    timestamp: '2025-02-03T04:05:06.789Z',
    componentCount: 0,
    eventCount: seq,
    stateVersion: 0,
    lastComponentId: '',
    lastEventId: '',
    sessionId,
    seq,
    digest,
  };
}

function full(name: string, end: number | undefined, sessionId = 'a'): ChainFile {
  const stands = end === undefined ? undefined : checkpoint(end, sessionId);
  return { name, sessionId, since: undefined, checkpoint: stands, isRead: true, isLooseDelta: false };
}

function delta(name: string, start: number, end: number, sessionId = 'a'): ChainFile {
  return {
    name,
    sessionId,
    since: checkpoint(start, sessionId),
    checkpoint: checkpoint(end, sessionId),
    isRead: true,
    isLooseDelta: false,
  };
}

const namesOf = (files: ChainFile[]): string[][] =>
  planChains(files).map((chain) => chain.map(({ name }) => name));

describe('a chain of files', () => {
  const day1 = full('day-1.json', 31_977);
  const day2 = delta('day-2-delta.json', 31_977, 48_210);
  const day3 = delta('day-3-delta.json', 48_210, 60_000);

  it('is put in order, however the files come', () => {
    for (const files of [
      [day1, day2, day3],
      [day3, day1, day2],
      [day2, day3, day1],
    ]) {
      expect(namesOf(files)).to.deep.equal([['day-1.json', 'day-2-delta.json', 'day-3-delta.json']]);
    }
    expect(namesOf([day3, day2])).to.deep.equal([['day-2-delta.json', 'day-3-delta.json']]);
  });

  it('stands beside others, and each delta goes to the file that it continues', () => {
    const other = full('other.json', 5, 'b');
    const later = full('day-2-full.json', 48_210);
    expect(namesOf([day3, other, day1, later])).to.deep.equal([
      ['other.json'],
      ['day-1.json'],
      ['day-2-full.json', 'day-3-delta.json'],
    ]);
  });

  it('of a delta whose session is not among the files is left to the store', () => {
    expect(namesOf([day1, delta('b-2.json', 5, 9, 'b')])).to.deep.equal([['day-1.json'], ['b-2.json']]);
  });

  const wrong: [string, ChainFile[], string, string][] = [
    [
      'a missing file',
      [day3, day1],
      'day-3-delta.json',
      'day-3-delta.json starts at 48,210; day-1.json ends at 31,977: day-2 is missing.',
    ],
    [
      'a file that comes twice',
      [day1, day2, { ...day2, name: 'copy.json' }],
      'copy.json',
      'copy.json starts at 31,977, as day-2-delta.json does: the delta comes twice. Leave one of them out.',
    ],
    [
      'two deltas from one place',
      [day1, day2, delta('b.json', 31_977, 50_000)],
      'b.json',
      'b.json starts at 31,977, as day-2-delta.json does: the delta goes two ways. Leave one of them out.',
    ],
    [
      'a delta of other exports',
      [day1, delta('b.json', 20_000, 50_000)],
      'b.json',
      'b.json starts at 20,000; day-1.json ends at 31,977: it is of another run of exports than the files before it.',
    ],
    [
      'a delta of another copy',
      [day1, { ...day2, since: checkpoint(31_977, 'a', 'other') }],
      'day-2-delta.json',
      'day-2-delta.json starts at 31,977; day-1.json ends at 31,977, but holds other records: it belongs to another copy of the session.',
    ],
    [
      'a file that does not say where it ends',
      [full('day-1.json', undefined), day2],
      'day-2-delta.json',
      'day-1.json does not say where it ends, as a file without times does not: day-2-delta.json cannot continue it.',
    ],
  ];
  for (const [what, files, file, message] of wrong) {
    it(`names ${what}`, () => {
      expect(thrownBy(() => planChains(files))).to.deep.include({
        code: 'delta-mismatch',
        path: 'since',
        file,
        message,
      });
    });
  }

  it('is not judged by a file that is not read to its end', () => {
    const head = { ...day1, checkpoint: undefined, isRead: false };
    expect(namesOf([head, day3])).to.deep.equal([['day-1.json', 'day-3-delta.json']]);
  });

  it('names what is missing by the numbers in the names, where there are some', () => {
    expect(missingBetween('2026-11-09.json', '2026-11-11.json')).to.equal('2026-11-10 is missing');
    expect(missingBetween('s-08.json', 's-12.json')).to.equal('s-09 to s-11 are missing');
    const exported = (time: string, end = ''): string => `Film-shop_2026-11-23_${time}${end}.json.gz`;
    expect(missingBetween(exported('18-11-27'), exported('18-11-42', '_delta-2'))).to.equal(
      'delta-1 is missing',
    );
    expect(missingBetween(exported('18-11-27', '_delta-1'), exported('18-11-42', '_delta-4'))).to.equal(
      'delta-2 to delta-3 are missing',
    );
    for (const [before, after] of [
      [exported('18-11-27'), exported('18-11-42')],
      [exported('18-11-27'), exported('18-11-42', '_delta-1')],
      ['day-1.json', 'day-2.json'],
      ['full.json', 'delta.json'],
      ['a.json', 'a.json'],
    ] as const) {
      expect(missingBetween(before, after)).to.equal('a delta between them is missing');
    }
  });
});
