import { expect } from '@open-wc/testing';
import type { DevTools } from '../../../src/core/index.ts';
import { PairPlayer } from '../../../src/panel/compare/pair-player.ts';
import { rejection } from '../../support/rejection.ts';
import { startRecording, stopRecording } from '../panel-page.ts';

describe('PairPlayer', function () {
  // Workers begin one after the other.
  this.timeout(20_000);

  let recorder: DevTools;

  beforeEach(async () => {
    recorder = await startRecording();
    const base = await recorder.getExportData();
    const events = [1, 2].map((seq) => ({
      seq,
      time: base.session.startedAt! + seq,
      name: `event-${seq}`,
    }));
    for (const id of ['here', 'there']) {
      const session = { ...base.session, id };
      const data = { ...base, session, events, state: [], components: [], performance: [] };
      await recorder.importData(data, { mode: 'open' });
    }
  });

  afterEach(stopRecording);

  it('goes to the last row of both as one was played to its end', async () => {
    const comparison = await recorder.compareSessions('here', 'there');
    let tell!: (row: number) => void;
    const atEnd = new Promise<number>((resolve) => (tell = resolve));
    const pair = await PairPlayer.open(recorder, comparison, tell);
    pair.left.dispatchEvent(new CustomEvent('end'));
    expect(await atEnd).to.equal(comparison.rows - 1);
    expect(pair.positions.right.seq).to.equal(2);
    pair.close();
    comparison.close();
  });

  it('tells of nothing once the comparison has ended, and leaves no error to the page', async () => {
    const comparison = await recorder.compareSessions('here', 'there');
    const moved: number[] = [];
    const pair = await PairPlayer.open(recorder, comparison, (row) => moved.push(row));
    pair.left.play();
    pair.left.dispatchEvent(new CustomEvent('seek', { detail: { seq: 1, time: 0 } }));
    pair.left.dispatchEvent(new CustomEvent('end'));
    comparison.close();
    pair.close();
    // An error that nobody takes fails the test, in a task before that of a message that is sent now.
    expect(await rejection(recorder.openReplay('none'))).to.include({ code: 'session-not-found' });
    expect(moved).to.deep.equal([]);
  });
});
