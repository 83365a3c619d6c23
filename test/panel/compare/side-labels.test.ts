import { expect } from '@open-wc/testing';
import { emptyCounts } from '../../../src/core/index.ts';
import type { SessionInfo } from '../../../src/core/index.ts';
import { sessionFacts, sideLabels } from '../../../src/panel/compare/side-labels.ts';

const AT = new Date(2026, 10, 23, 14, 2, 11, 5).getTime();

function info(fields: Partial<SessionInfo> = {}): SessionInfo {
  return {
    ...{ id: 'one', name: 'Shop', status: 'imported', startedAt: AT, recordCount: 1240, bytes: 9 },
    ...{ origin: 'shop.json.gz', counts: emptyCounts(), lastSeq: 1240, droppedCount: 0 },
    ...fields,
  };
}

describe('the names of two compared sessions', () => {
  it('are the first that the two differ by', () => {
    const cases: [Partial<SessionInfo>, [string, string]][] = [
      [{ name: 'Till' }, ['Shop', 'Till']],
      [{ startedAt: AT + 61_000 }, ['14:02:11', '14:03:12']],
      [{ startedAt: AT + 86_400_000 }, ['2026-11-23 14:02:11', '2026-11-24 14:02:11']],
      [{ startedAt: AT + 1 }, ['14:02:11.005', '14:02:11.006']],
      [{ origin: 'copy.json' }, ['shop.json.gz', 'copy.json']],
      [{ recordCount: 1 }, ['1,240 records', '1 record']],
      [{ status: 'finished' }, ['imported', 'finished']],
      [{ id: 'two' }, ['one', 'two']],
    ];
    for (const [fields, expected] of cases)
      expect(sideLabels(info(), info({ id: 'two', ...fields }))).to.deep.equal(expected);
  });

  it('are the same name where both sides show one session', () => {
    expect(sideLabels(info({ name: '' }), info({ name: '' }))).to.deep.equal(['Unnamed', 'Unnamed']);
  });

  it('are none where the session is gone', () => {
    expect(sideLabels(info(), undefined)).to.deep.equal(['Shop', 'gone']);
  });

  it('are shown as text, whatever stands in them', () => {
    expect(sideLabels(info({ name: 'a\u202eb' }), info())[0]).to.equal('a\\u202eb');
  });
});

describe('what is said of a compared session', () => {
  it('is when it began, its state, how much it holds, and where it is from', () => {
    expect(sessionFacts(info())).to.deep.equal([
      'started 2026-11-23 14:02:11',
      'imported',
      '1,240 records',
      'shop.json.gz',
    ]);
  });

  it('leaves out an origin that is not known', () => {
    expect(sessionFacts(info({ origin: '' }))).to.have.length(3);
  });
});
