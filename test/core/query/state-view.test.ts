import { expect } from '@open-wc/testing';
import { StateView } from '../../../src/core/query/state-view.ts';
import { QuerySession } from '../../support/query-session.ts';

describe('StateView', () => {
  let session: QuerySession;

  beforeEach(async () => (session = await QuerySession.begin()));

  afterEach(() => session.end());

  it('calls a ref without a name by its id', async () => {
    await session.append('state', [{ seq: 1, id: 'cart', newValue: 1 }]);
    const [ref] = await new StateView(session.reader).refs();
    expect(ref).to.include({ id: 'cart', name: 'cart', value: 1 });
  });

  it('gives a history by pages, newest first, with the value of each moment', async () => {
    await session.append('state', [
      { seq: 1, id: 'cart', newValue: { total: 1 } },
      { seq: 2, id: 'other', newValue: 0 },
      { seq: 3, id: 'cart', changes: [{ path: '/total', op: 'replace', value: 2 }] },
      { seq: 4, id: 'cart', changes: [{ path: '/total', op: 'replace', value: 3 }] },
    ]);
    const view = new StateView(session.reader);
    const page = async (offset: number): Promise<unknown[]> =>
      (await view.history({ id: 'cart', offset, limit: 2 })).map(({ value }) => value);
    expect(await page(0)).to.deep.equal([{ total: 3 }, { total: 2 }]);
    expect(await page(2)).to.deep.equal([{ total: 1 }]);
    expect(await page(4)).to.deep.equal([]);
    await session.append('state', [{ seq: 5, id: 'cart', newValue: null }]);
    expect(await page(0)).to.deep.equal([null, { total: 3 }]);
  });

  it('reads for a history only what was recorded since it was asked for last', async () => {
    const view = new StateView(session.reader);
    let readCount = 0;
    const records = session.reader.records.bind(session.reader);
    session.reader.records = (section, cluster) => ((readCount += 1), records(section, cluster));
    for (let seq = 1; seq <= 5; seq += 1) {
      await session.append('state', [{ seq, id: 'cart', newValue: seq }]);
    }
    await view.history({ id: 'cart', offset: 0, limit: 1 });
    expect(readCount).to.equal(5);
    await view.history({ id: 'cart', offset: 1, limit: 1 });
    expect(readCount).to.equal(5);
    await session.append('state', [{ seq: 6, id: 'cart', newValue: 6 }]);
    const [newest] = await view.history({ id: 'cart', offset: 0, limit: 1 });
    expect(newest?.value).to.equal(6);
    expect(readCount).to.equal(6);
  });
});
