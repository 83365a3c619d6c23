import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { encodeLines } from '../../../src/core/formats/json/json-run.ts';
import { ClusterRecords } from '../../../src/core/query/cluster-records.ts';
import { jsonValue } from '../../support/arbitraries.ts';

/** Long enough for several of the steps in which they are parsed. */
const filler = 'x\n,"é'.repeat(200);

describe('ClusterRecords', () => {
  it('gives the records of any range, in any order of questions', () => {
    const question = fc.tuple(fc.nat(220), fc.oneof(fc.nat(220), fc.constant(Infinity)));
    const values = fc.array(jsonValue, { maxLength: 200 });
    fc.assert(
      fc.property(values, fc.nat(200), fc.array(question, { maxLength: 6 }), (data, cut, questions) => {
        const all = data.map((value, i) => ({ seq: i + 1, value, filler }));
        const runs = [all.slice(0, cut), all.slice(cut)].filter((run) => run.length > 0);
        const records = new ClusterRecords<{ seq: number }>(runs.map((run) => encodeLines(run)));
        for (const [after, to] of questions) {
          const wanted = all.filter(({ seq }) => seq > after && seq <= to);
          expect(records.between(after, to)).to.deep.equal(wanted);
        }
        expect(records.all()).to.deep.equal(all);
      }),
      { numRuns: 30 },
    );
  });
});
