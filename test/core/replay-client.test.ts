import { expect, oneEvent } from '@open-wc/testing';
import type { DevTools, Replay, ReplayMoment } from '../../src/core/index.ts';
import { freshStore } from '../support/fresh-store.ts';
import { startTools } from '../support/record-session.ts';
import { rejection, thrownBy } from '../support/rejection.ts';
import { WatchedWorkers } from '../support/watched-workers.ts';

const START = 1_700_000_000_000;

describe('playing a session', () => {
  let tools: DevTools;
  let replay: Replay;
  let sessionId: string;
  let seeks: ReplayMoment[];

  async function openRecords(times: readonly number[]): Promise<void> {
    const data = await tools.getExportData();
    ({ sessionId } = await tools.importData(
      {
        ...data,
        session: { id: 'played', name: 'Played' },
        events: times.map((time, i) => ({ seq: i + 1, time: START + time, name: `e${i}` })),
        state: [],
      },
      { mode: 'open' },
    ));
    replay = await tools.openReplay(sessionId);
    replay.addEventListener('seek', ({ detail }) => seeks.push(detail));
  }

  beforeEach(async () => {
    await freshStore();
    tools = await startTools();
    seeks = [];
  });

  afterEach(() => replay.close());

  after(freshStore);

  it('tells what it passes in order, and its end; from there it begins anew', async () => {
    const times = Array.from({ length: 30 }, (_, i) => i * 40);
    await openRecords(times);
    expect(replay).to.include({ firstSeq: 1, lastSeq: 30, startTime: START, endTime: START + 29 * 40 });
    for (const _ of [1, 2]) {
      seeks = [];
      const end = oneEvent(replay, 'end');
      replay.play(16);
      await end;
      const seqs = seeks.map(({ seq }) => seq);
      expect(seqs).to.deep.equal([...new Set(seqs)].sort((a, b) => a - b));
      expect(seqs.at(-1)).to.equal(30);
      for (const { seq, time } of seeks) expect(time).to.equal(START + times[seq - 1]!);
    }
  });

  it('is faster at a higher speed, and takes up another one while it plays', async () => {
    await openRecords([0, 1_000]);
    const slow = await tools.openReplay(sessionId);
    const ends: string[] = [];
    const fastEnd = oneEvent(replay, 'end').then(() => ends.push('fast'));
    const slowEnd = oneEvent(slow, 'end').then(() => ends.push('slow'));
    slow.play(0.25);
    replay.play(1_000);
    await fastEnd;
    slow.play(16);
    await slowEnd;
    expect(ends).to.deep.equal(['fast', 'slow']);
    await slow.close();
  });

  it('plays on over more records than it has read at once', async () => {
    await openRecords(Array.from({ length: 10_000 }, (_, i) => i / 10));
    const end = oneEvent(replay, 'end');
    replay.play(16);
    await end;
    expect(seeks.at(-1)!.seq).to.equal(10_000);
  });

  it('stands still while it is paused, and goes on from where it stood', async () => {
    await openRecords([0, 1, 2, 60_000]);
    replay.addEventListener('seek', ({ detail }) => {
      if (detail.seq === 3) replay.pause();
    });
    replay.play();
    while (seeks.at(-1)?.seq !== 3) await oneEvent(replay, 'seek');
    await replay.seek(2);
    expect(seeks.at(-1)).to.deep.equal({ seq: 2, time: START + 1 });
    const next = oneEvent<CustomEvent<ReplayMoment>>(replay, 'seek');
    replay.play();
    expect((await next).detail.seq).to.equal(3);
  });

  it('passes idle time quickly where it is to be skipped', async () => {
    await openRecords([0, 10, 3_600_000, 3_600_010]);
    replay.skipsIdle = true;
    const end = oneEvent(replay, 'end');
    replay.play();
    expect(replay.isPlaying).to.equal(true);
    await end;
    expect(seeks.at(-1)!.seq).to.equal(4);
    expect(replay.isPlaying).to.equal(false);
    expect(replay.position).to.deep.equal({ seq: 4, time: START + 3_600_010 });
  });

  it('plays a range over and over until it is no longer asked to', async () => {
    await openRecords(Array.from({ length: 60 }, (_, i) => i * 10));
    replay.loop = { from: 20, to: 40 };
    let rounds = 0;
    let isBehind = false;
    replay.addEventListener('seek', ({ detail }: CustomEventInit<ReplayMoment>) => {
      // Until it is back, it may be told of more than one record behind the range.
      const wasBehind = isBehind;
      isBehind = detail!.seq >= 40;
      if (wasBehind || !isBehind) return;
      rounds += 1;
      if (rounds === 3) replay.loop = undefined;
    });
    const end = oneEvent(replay, 'end');
    replay.play(4);
    await end;
    const backs = seeks.filter(({ seq }, i) => i > 0 && seq < seeks[i - 1]!.seq);
    expect(backs.length).to.equal(2);
    for (const { seq } of backs) expect(seq).to.be.within(20, 40);
    expect(seeks.at(-1)!.seq).to.equal(60);
  });

  it('seeks a place with its state and tree, and tells of the last one that was asked for', async () => {
    await openRecords([0, 10, 20]);
    await Promise.all([replay.seek(1), replay.seek(3), replay.seek(2)]);
    expect(seeks).to.deep.equal([{ seq: 2, time: START + 10 }]);
    await replay.seek(99);
    expect(seeks.at(-1)).to.deep.equal({ seq: 3, time: START + 20 });
    await replay.seek(-99);
    expect(seeks.at(-1)).to.deep.equal({ seq: 1, time: START });
  });

  it('refuses what cannot be meant, and knows no session that is not there', async () => {
    await openRecords([0]);
    for (const seq of [1.5, NaN, '1' as unknown as number]) {
      for (const call of [
        replay.stateAt(seq),
        replay.treeAt(seq),
        replay.seek(seq),
        replay.events({ from: seq, to: 2 }),
        replay.events({ from: 1, to: seq }),
      ]) {
        expect(await rejection(call)).to.include({ code: 'invalid-argument' });
      }
    }
    for (const speed of [0, -1, NaN, '2' as unknown as number]) {
      expect(thrownBy(() => replay.play(speed))).to.include({ code: 'invalid-argument', path: 'speed' });
    }
    expect(await rejection(tools.openReplay('none'))).to.include({ code: 'session-not-found' });
  });

  it('ends what waits when it is closed', async () => {
    await openRecords([0, 10]);
    const waiting = rejection(replay.stateAt(1));
    await replay.close();
    expect(await waiting).to.include({ code: 'aborted' });
    expect(await rejection(replay.treeAt(1))).to.include({ code: 'aborted' });
  });

  it('rejects, and says while it plays, that its worker has died', async () => {
    const watched = new WatchedWorkers();
    try {
      await openRecords([0, 10]);
      watched.killLast();
      expect(await rejection(replay.stateAt(1))).to.include({ code: 'worker-failed' });
      const error = oneEvent(replay, 'error');
      replay.play();
      expect((await error).detail).to.include({ code: 'worker-failed' });
    } finally {
      watched.stop();
    }
  });
});
