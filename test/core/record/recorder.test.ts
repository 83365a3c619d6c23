import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { SessionError } from '../../../src/core/model/errors.ts';
import { MAX_UNACKNOWLEDGED_CHARS } from '../../../src/core/model/limits.ts';
import { emptyCounts, type EventRecord } from '../../../src/core/model/records.ts';
import { RecorderBench, seqsOf } from '../../support/record-lines.ts';

function recordEvents({ recorder }: RecorderBench, count: number, payload?: unknown): void {
  for (let i = 0; i < count; i += 1) recorder.recordEvent({ name: `e${i}`, payload });
}

function gaps(bench: RecorderBench): EventRecord[] {
  return bench.records('events').filter(({ name }) => name === 'gap');
}

describe('Recorder', () => {
  it('gives every record of any kind its own ascending `seq`, and a time', () => {
    const kinds = fc.array(fc.constantFrom('event', 'state', 'component', 'performance'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(kinds, (list) => {
        const bench = new RecorderBench().open();
        for (const kind of list) {
          if (kind === 'event') bench.recorder.recordEvent({ name: 'e' });
          else if (kind === 'state') bench.recorder.recordState({ id: 's', name: 's', newValue: 1 });
          else if (kind === 'component') bench.recorder.recordComponent({ op: 'update', id: 'c' });
          else bench.recorder.recordPerformance({ name: 'p', startTime: 1, duration: 2 });
        }
        const seqs = seqsOf(bench).sort((a, b) => a - b);
        expect(seqs).to.deep.equal(list.map((_, i) => i + 1));
        for (const { time } of bench.records('events'))
          expect(Math.abs(Date.now() - time)).to.be.below(60_000);
      }),
    );
  });

  it('says of each batch which lines, `seq` and times it holds', () => {
    const bench = new RecorderBench().open();
    recordEvents(bench, 3);
    bench.recorder.recordState({ id: 's', name: 's', newValue: '🎬' });
    bench.recorder.flush();
    const [{ runs }] = bench.batches as [(typeof bench.batches)[0]];
    const events = bench.records('events');
    expect(
      runs.map(({ section, count, firstSeq, lastSeq }) => [section, count, firstSeq, lastSeq]),
    ).to.deep.equal([
      ['state', 1, 4, 4],
      ['events', 3, 1, 3],
    ]);
    expect(runs[1]).to.include({ minTime: events[0]!.time, maxTime: events[2]!.time });
  });

  it('records before the store is open, and goes on from its last `seq` then', () => {
    const bench = new RecorderBench();
    recordEvents(bench, 2);
    expect(bench.records('events')).to.deep.equal([]);
    bench.recorder.open({ lastSeq: 40, counts: { ...emptyCounts(), events: 9 }, bytes: 100 });
    recordEvents(bench, 1);
    expect(bench.records('events').map(({ seq }) => seq)).to.deep.equal([41, 42, 43]);
    expect(bench.recorder.counts.events).to.equal(12);
  });

  it('asks for a flush once lines wait, and hands large batches over at once', () => {
    const bench = new RecorderBench().open();
    recordEvents(bench, 5);
    expect(bench.waitingCount).to.equal(1);
    expect(bench.batches).to.have.length(0);
    recordEvents(bench, 10, 'x'.repeat(10_000));
    expect(bench.batches).to.have.length(1);
  });

  it('records nothing while it is paused', () => {
    const bench = new RecorderBench().open();
    recordEvents(bench, 1);
    bench.recorder.isPaused = true;
    recordEvents(bench, 5);
    bench.recorder.recordState({ id: 's', name: 's', newValue: 1 });
    bench.recorder.isPaused = false;
    recordEvents(bench, 1);
    expect(bench.records('events').map(({ seq }) => seq)).to.deep.equal([1, 2]);
    expect(bench.records('state')).to.deep.equal([]);
    expect(bench.recorder.droppedCount).to.equal(0);
  });

  it('samples events and spans, and keeps every change of state and component', () => {
    const record = (samplingRate: number): RecorderBench => {
      const bench = new RecorderBench({ samplingRate }).open();
      recordEvents(bench, 2_000);
      for (let i = 0; i < 50; i += 1) {
        bench.recorder.recordPerformance({ name: 'p', startTime: i, duration: 1 });
        bench.recorder.recordState({ id: 's', name: 's', newValue: i });
        bench.recorder.recordComponent({ op: 'update', id: 'c' });
      }
      expect(bench.records('state')).to.have.length(50);
      expect(bench.records('components')).to.have.length(50);
      return bench;
    };
    expect(record(1).records('events')).to.have.length(2_000);
    expect(record(0).records('events')).to.deep.equal([]);
    expect(record(0).records('performance')).to.deep.equal([]);
    expect(record(0.25).records('events').length).to.be.within(350, 650);
  });
});

describe('a limit of the session', () => {
  it('stops recording at `maxEvents`, counts what comes after, and says so', () => {
    const bench = new RecorderBench({ limits: { maxEvents: 10 } }).open();
    recordEvents(bench, 25);
    bench.recorder.recordState({ id: 's', name: 's', newValue: 1 });
    expect(bench.records('events')).to.have.length(10);
    expect(bench.recorder.limitReached)
      .to.be.instanceOf(SessionError)
      .and.include({ code: 'limit-reached' });
    expect(bench.recorder.droppedCount).to.equal(16);
    expect(bench.batches.reduce((sum, { droppedCount }) => sum + droppedCount, 0)).to.equal(16);
  });

  it('stops recording at `maxSessionBytes`, what earlier pages recorded included', () => {
    const bench = new RecorderBench({ limits: { maxSessionBytes: 10_000 } });
    bench.recorder.open({ lastSeq: 0, counts: emptyCounts(), bytes: 9_000 });
    recordEvents(bench, 100);
    const bytes = bench.lines('events').reduce((sum, line) => sum + line.length, 0);
    expect(bytes).to.be.within(900, 1_200);
    expect(bench.recorder.limitReached).to.include({ code: 'limit-reached' });
    expect(bench.recorder.droppedCount).to.equal(100 - bench.records('events').length);
  });

  it('leaves a mark with the number of missing records once recording goes on', () => {
    const bench = new RecorderBench({ limits: { maxEvents: 5 } }).open();
    recordEvents(bench, 12);
    bench.recorder.flush();
    bench.recorder.cleared();
    recordEvents(bench, 2);
    const [gap] = gaps(bench);
    expect(gap).to.deep.include({ category: 'devtools', name: 'gap' });
    expect(gap!.payload).to.include({ droppedCount: 7 });
    expect(gaps(bench)).to.have.length(1);
  });
});

describe('records that come faster than they are stored', () => {
  const large = 'x'.repeat(1024 ** 2);
  const limits = { maxStringLength: 2 * 1024 ** 2 };

  function overflow(options: { samplingRate?: number } = {}): RecorderBench {
    const bench = new RecorderBench({ limits, ...options }).open();
    const enough = MAX_UNACKNOWLEDGED_CHARS / large.length + 10;
    for (let i = 0; i < enough; i += 1)
      bench.recorder.recordState({ id: 's', name: 's', newValue: large });
    return bench;
  }

  it('are dropped and counted beyond a bound, and a mark says how many', () => {
    const bench = overflow();
    const dropped = bench.recorder.droppedCount;
    expect(dropped).to.be.within(9, 11);
    const chars = bench.batches.reduce((sum, { runs }) => sum + runs[0]!.text.length, 0);
    expect(chars).to.be.at.most(MAX_UNACKNOWLEDGED_CHARS + large.length + 200);
    bench.acknowledge();
    recordEvents(bench, 1);
    expect(gaps(bench)[0]!.payload).to.include({ droppedCount: dropped });
    expect(bench.recorder.droppedCount).to.equal(dropped);
  });

  it('are counted right though flushes come before there is room', () => {
    const bench = overflow();
    const dropped = bench.recorder.droppedCount;
    for (let i = 0; i < 5; i += 1) bench.recorder.flush();
    expect(bench.recorder.droppedCount).to.equal(dropped);
    bench.acknowledge();
    expect(gaps(bench)).to.have.length(1);
    expect(gaps(bench)[0]!.payload).to.include({ droppedCount: dropped });
  });

  it('leave their mark also when events are sampled, or recording was paused since', () => {
    const bench = overflow({ samplingRate: 0 });
    bench.recorder.isPaused = true;
    bench.acknowledge();
    expect(gaps(bench)).to.have.length(1);
  });
});

describe('a batch that is not stored', () => {
  it('is counted as dropped, and recording stops with the reason', () => {
    const bench = new RecorderBench().open();
    recordEvents(bench, 7);
    bench.recorder.flush();
    bench.recorder.fail(bench.batches[0]!.id, new SessionError('quota-exceeded', 'No room.'));
    recordEvents(bench, 3);
    expect(bench.recorder.limitReached).to.include({ code: 'quota-exceeded' });
    expect(bench.recorder.droppedCount).to.equal(10);
    bench.recorder.retry();
    recordEvents(bench, 1);
    expect(gaps(bench)[0]!.payload).to.deep.equal({ droppedCount: 10, reason: 'No room.' });
  });

  it('takes its records out of the counts, and its drops are reported with the next that is stored', () => {
    const bench = new RecorderBench().open();
    recordEvents(bench, 2);
    bench.recorder.flush();
    for (let i = 0; i < 2; i += 1) {
      bench.recorder.fail(bench.batches.at(-1)!.id, new SessionError('quota-exceeded', 'No room.'));
      recordEvents(bench, 3);
      bench.recorder.flush();
      expect(bench.recorder.counts.events).to.equal(0);
      bench.recorder.retry();
      bench.recorder.flush();
    }
    expect(bench.batches.at(-1)!.droppedCount).to.equal(9);
    expect(bench.recorder.droppedCount).to.equal(9);
    expect(bench.recorder.counts.events).to.equal(1);
  });

  it('leaves no change by path behind that builds on what was in it', () => {
    const large = { list: Array.from({ length: 500 }, (_, i) => i), at: 0 };
    const breaks: [string, (bench: RecorderBench) => void][] = [
      ['failed', (bench) => bench.recorder.fail(1, new SessionError('quota-exceeded', 'No room.'))],
      [
        'worker died',
        (bench) => {
          bench.recorder.suspend();
          bench.recorder.reopen(0);
        },
      ],
      ['cleared', (bench) => bench.recorder.cleared()],
      ['import before it', (bench) => bench.recorder.skipTo(50)],
    ];
    for (const [what, breakOff] of breaks) {
      const bench = new RecorderBench().open();
      bench.recorder.recordState({ id: 's', name: 's', newValue: large });
      bench.recorder.flush();
      breakOff(bench);
      bench.recorder.retry();
      const changed = { ...large, at: 1 };
      bench.recorder.recordState({ id: 's', name: 's', oldValue: large, newValue: changed });
      expect(bench.records('state').at(-1), what).to.have.deep.property('newValue', changed);
    }
  });

  it('counts as lost when its worker died, as far as the store does not have it', () => {
    const bench = new RecorderBench().open();
    recordEvents(bench, 4);
    bench.recorder.flush();
    recordEvents(bench, 6);
    bench.recorder.flush();
    bench.recorder.suspend();
    recordEvents(bench, 2);
    bench.batches.length = 0;
    bench.recorder.reopen(4);
    expect(bench.recorder.droppedCount).to.equal(6);
    expect(gaps(bench)[0]!.payload).to.include({ droppedCount: 6 });
    const [, ...others] = bench.batches.flatMap(({ runs }) =>
      runs.map(({ firstSeq, lastSeq }) => [firstSeq, lastSeq]),
    );
    expect(others).to.deep.equal([]);
    expect(bench.recorder.lastSeq).to.equal(13);
  });
});

describe('room for an import', () => {
  it('is kept free between what was recorded before and after', () => {
    const bench = new RecorderBench().open();
    recordEvents(bench, 3);
    expect(bench.recorder.reserve(100)).to.equal(4);
    recordEvents(bench, 1);
    bench.recorder.skipTo(500);
    bench.recorder.skipTo(20);
    recordEvents(bench, 1);
    expect(bench.records('events').map(({ seq }) => seq)).to.deep.equal([1, 2, 3, 104, 501]);
  });
});
