import { expect } from '@open-wc/testing';
import type { DevTools, Replay } from '../../../src/core/index.ts';
import type { CollectorContext } from '../../../src/core/record/types.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { pictureContext, recordText, recordWhole } from '../../support/picture-records.ts';
import { recordMix, startTools } from '../../support/record-session.ts';
import { sampleSession } from '../../support/session-file.ts';
import { settledRows } from '../../support/store-rows.ts';

describe('the picture of a moment', () => {
  let tools: DevTools;
  let context: CollectorContext;
  let replay: Replay;

  beforeEach(async () => {
    await freshStore();
    tools = await startTools();
    context = pictureContext(tools);
  });

  afterEach(() => replay.close());

  after(freshStore);

  const seqsAt = async (seq: number, shown?: number): Promise<[boolean, number[]]> => {
    const { isWhole, records } = await replay.pictureAt(seq, shown);
    return [isWhole, records.map((record) => record.seq)];
  };

  async function open(): Promise<void> {
    await settledRows();
    replay = await tools.openReplay(tools.sessionId);
  }

  it('is the last whole one and all that changed since', async () => {
    await recordMix(tools, 2); // 1, 2
    recordWhole(context, 'a'); // 3, 4
    recordText(context, 'b'); // 5
    await recordMix(tools, 1); // 6
    recordText(context, 'c'); // 7
    recordWhole(context, 'd'); // 8, 9
    recordText(context, 'e'); // 10
    await open();
    expect(replay.hasPicture).to.be.true;
    expect(await seqsAt(2)).to.deep.equal([true, []]);
    // A size alone is none yet.
    expect(await seqsAt(3)).to.deep.equal([true, []]);
    expect(await seqsAt(4)).to.deep.equal([true, [3, 4]]);
    expect(await seqsAt(6)).to.deep.equal([true, [3, 4, 5]]);
    expect(await seqsAt(8)).to.deep.equal([true, [3, 4, 5, 7, 8]]);
    expect(await seqsAt(10)).to.deep.equal([true, [8, 9, 10]]);
  });

  it('is told from the moment that is shown on, where nothing whole came since', async () => {
    recordWhole(context, 'a'); // 1, 2
    recordText(context, 'b'); // 3
    recordText(context, 'c'); // 4
    recordWhole(context, 'd'); // 5, 6
    await open();
    expect(await seqsAt(4, 2)).to.deep.equal([false, [3, 4]]);
    expect(await seqsAt(4, 4)).to.deep.equal([false, []]);
    expect(await seqsAt(3, 4), 'back').to.deep.equal([true, [1, 2, 3]]);
    expect(await seqsAt(6, 3), 'past a whole one').to.deep.equal([true, [5, 6]]);
    expect(await seqsAt(3, 1), 'from its size on').to.deep.equal([true, [1, 2, 3]]);
    expect(await seqsAt(6, 5), 'from the next size on').to.deep.equal([true, [5, 6]]);
  });

  it('is none after the recording of it ended', async () => {
    recordWhole(context, 'a');
    context.recordDom({ name: 'end', data: {} });
    await recordMix(tools, 1);
    await open();
    expect(await seqsAt(4)).to.deep.equal([true, []]);
    expect(await seqsAt(4, 2)).to.deep.equal([true, []]);
    expect(await seqsAt(4, 3)).to.deep.equal([false, []]);
  });

  it('says where there is none from when on there is one, or until when there was', async () => {
    const nearest = async (seq: number): Promise<number | undefined> =>
      (await replay.pictureAt(seq)).nearest?.seq;
    await recordMix(tools, 2); // 1, 2
    recordWhole(context, 'a'); // 3, 4
    recordText(context, 'b'); // 5
    context.recordDom({ name: 'end', data: {} }); // 6
    await recordMix(tools, 1); // 7
    await settledRows();
    recordWhole(context, 'c'); // 8, 9
    context.recordDom({ name: 'end', data: {} }); // 10
    await recordMix(tools, 1); // 11
    await open();
    expect(await nearest(1)).to.equal(4);
    expect(await nearest(3)).to.equal(4);
    expect(await nearest(5)).to.equal(undefined);
    expect(await nearest(6)).to.equal(9);
    expect(await nearest(7)).to.equal(9);
    expect(await nearest(11)).to.equal(9);
    const { nearest: first } = await replay.pictureAt(1);
    const { records } = await replay.pictureAt(4);
    expect(first!.time).to.equal(records[1]!.time);
  });

  it('says of no moment where nothing whole was recorded', async () => {
    context.recordDom({ name: 'meta', data: { href: 'http://shop/', width: 800, height: 600 } });
    recordText(context, 'b');
    await open();
    expect(replay.hasPicture).to.be.true;
    expect(await replay.pictureAt(2)).to.deep.equal({ isWhole: true, records: [] });
  });

  it('is found in whatever part of the store it lies', async () => {
    recordWhole(context, 'a'.repeat(300_000));
    await settledRows();
    recordText(context, 'b'.repeat(300_000));
    await settledRows();
    recordText(context, 'c');
    await open();
    expect(await seqsAt(4)).to.deep.equal([true, [1, 2, 3, 4]]);
  });

  it('is none in a session without it', async () => {
    const { sessionId } = await tools.importData(sampleSession(20), { mode: 'open' });
    replay = await tools.openReplay(sessionId);
    expect(replay.hasPicture).to.be.false;
    expect(await seqsAt(20)).to.deep.equal([true, []]);
  });

  it('goes by as all other records do while it plays', async () => {
    recordWhole(context, 'a');
    recordText(context, 'b');
    await open();
    const seqs: number[] = [];
    replay.addEventListener('seek', (event) =>
      seqs.push((event as CustomEvent<{ seq: number }>).detail.seq),
    );
    const ended = new Promise((resolve) => replay.addEventListener('end', resolve));
    replay.play(16);
    await ended;
    expect(seqs.at(-1)).to.equal(3);
  });
});
