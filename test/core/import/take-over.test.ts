import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseUnwritten, takeOver } from '../../../src/core/import/take-over.ts';
import { MAX_IMPORT_DEPTH } from '../../../src/core/model/limits.ts';
import { USUAL_SECTIONS, type EventRecord } from '../../../src/core/model/records.ts';
import { openDatabase, type Database } from '../../../src/core/store/database.ts';
import { finishSession, getSession, listSessions } from '../../../src/core/store/sessions.ts';
import { recoverSessions } from '../../../src/core/store/maintenance.ts';
import { fromUtf8 } from '../../support/bytes.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { RecorderBench } from '../../support/record-lines.ts';
import { appendAll, beginSession, lineRun, storedText } from '../../support/stored-lines.ts';
import { eventLines, unwrittenText } from '../../support/unwritten-text.ts';

function linesOf(text: string, storedSeq = 0): Record<string, string[]> {
  const lines: Record<string, string[]> = {};
  for (const { section, bytes } of parseUnwritten(text, storedSeq).runs)
    (lines[section] ??= []).push(...fromUtf8(bytes).split(',\n'));
  return lines;
}

function recordOneOfEach({ recorder }: RecorderBench, i: number): void {
  recorder.recordEvent({ name: `e${i}`, payload: i % 2 === 0 ? 'plain' : '映画 🎬\n' });
  recorder.recordState({ id: 's', name: 's', newValue: i });
  recorder.recordComponent({ op: 'update', id: 'c' });
  recorder.recordPerformance({ name: 'p', startTime: i, duration: 1 });
}

describe('the text that a page leaves', () => {
  it('has all that is not acknowledged, with a worker there or not', () => {
    const bench = new RecorderBench().open();
    recordOneOfEach(bench, 0);
    bench.recorder.flush();
    bench.acknowledge();
    for (let i = 1; i < 4; i += 1) {
      recordOneOfEach(bench, i);
      bench.recorder.flush();
    }
    const handedOver = Object.fromEntries(
      USUAL_SECTIONS.map((section) => [section, bench.lines(section).slice(1)]),
    );
    bench.recorder.suspend();
    recordOneOfEach(bench, 4);
    const left = linesOf(bench.recorder.leave());
    for (const section of USUAL_SECTIONS) {
      expect(left[section]!.slice(0, 3), section).to.deep.equal(handedOver[section]);
      expect(left[section], section).to.have.length(4);
    }
    // Where the page lives on after all, nobody hands over again what it left.
    bench.recorder.reopen(16);
    expect(bench.records('events').at(-1)).to.deep.include({ seq: 21, name: 'gap' });
    expect(bench.recorder.droppedCount).to.equal(4);
  });

  it('has nothing left once everything is acknowledged', () => {
    const bench = new RecorderBench().open();
    recordOneOfEach(bench, 0);
    bench.recorder.flush();
    bench.acknowledge();
    expect(bench.recorder.leave()).to.equal('[{"count":0,"lastSeq":4,"droppedCount":0}]');
    expect(bench.batches.map(({ closed, runs }) => [closed, runs])).to.deep.equal([[true, []]]);
  });

  it('gives only what the store does not have', () => {
    const text = unwrittenText(eventLines(1, 9), 9, { droppedCount: 2 });
    expect(linesOf(text, 6)).to.deep.equal({ events: eventLines(7, 9) });
    expect(parseUnwritten(text, 9)).to.deep.equal({ runs: [], droppedCount: 0, isLast: true });
    expect(parseUnwritten(text, 10).isLast).to.be.false;
  });

  it('says how many records are missing, wherever it is cut off', () => {
    const bench = new RecorderBench().open();
    for (let i = 0; i < 20; i += 1) {
      recordOneOfEach(bench, i);
      if (i % 5 === 0) bench.recorder.flush();
    }
    const text = bench.recorder.leave();
    const headLength = text.indexOf('\n');
    fc.assert(
      fc.property(fc.integer({ min: headLength, max: text.length }), (length) => {
        const { runs, droppedCount } = parseUnwritten(text.slice(0, length), 0);
        const records = runs.flatMap(({ bytes }) => JSON.parse(`[${fromUtf8(bytes)}]`) as EventRecord[]);
        const gaps = records.filter(({ name }) => name === 'gap');
        expect(records.length - gaps.length + droppedCount).to.equal(80);
        expect(gaps.map(({ seq, payload }) => [seq, payload])).to.deep.equal(
          droppedCount === 0 ? [] : [[81, { droppedCount, reason: gapReason(gaps[0]!) }]],
        );
      }),
    );
  });

  it('is taken for what it is, whatever stands in it', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...USUAL_SECTIONS, ...eventLines(1, 3), '[]', 'null', '{"seq":9}'),
      fc.json(),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { runs, droppedCount } = parseUnwritten(lines.join('\n'), 0);
        expect(droppedCount).to.equal(0);
        for (const run of runs) {
          const records = JSON.parse(`[${fromUtf8(run.bytes)}]`) as { seq: number; time: number }[];
          expect(records.map(({ seq }) => seq)).to.deep.equal(
            [...new Set(records.map(({ seq }) => seq))].sort((a, b) => a - b),
          );
          expect(records.every(({ time }) => Number.isFinite(time))).to.be.true;
          expect(run).to.include({ count: records.length, lastSeq: records.at(-1)!.seq });
        }
      }),
    );
  });

  it('gives nothing of a line that is no record, is two, or is nested too deep', () => {
    const [good] = eventLines(8, 8) as [string];
    const deep = `${'['.repeat(MAX_IMPORT_DEPTH + 1)}${']'.repeat(MAX_IMPORT_DEPTH + 1)}`;
    const bad = [
      '{"seq":1,"time":1}',
      '{"seq":1,"name":"without time"}',
      '{"seq":1.5,"time":1,"name":"x"}',
      '{"seq":1,"time":1,"name":"x","cause":"y"}',
      `${eventLines(1, 1)[0]},${eventLines(2, 2)[0]}`,
      `{"seq":1,"time":1,"name":"x","payload":${deep}}`,
      '{"seq":1,"time":1,"na',
    ];
    const { runs, droppedCount } = parseUnwritten(unwrittenText([...bad, good], 8), 0);
    expect(runs.map(({ bytes }) => fromUtf8(bytes))[0]).to.equal(good);
    expect(droppedCount).to.equal(bad.length);
  });

  it('is read where it has more lines than a call takes arguments', () => {
    const lines = eventLines(1, 150_000);
    const { runs } = parseUnwritten(`[]\nstate\n${'events\nstate\n'.repeat(150_000)}`, 0);
    expect(runs).to.deep.equal([]);
    expect(linesOf(unwrittenText(lines, lines.length)).events).to.have.length(lines.length);
  }).timeout(20_000);
});

function gapReason({ payload }: EventRecord): string {
  return (payload as { reason: string }).reason;
}

describe('taking over what a page left', () => {
  let database: Database;

  beforeEach(async () => {
    await freshStore();
    database = await openDatabase();
    await beginSession(database, 'a');
  });

  afterEach(() => database.close());

  async function statusOfA(): Promise<string> {
    return (await listSessions(database)).find(({ id }) => id === 'a')!.status;
  }

  it('stores what is missing behind what is there, as often as it is done', async () => {
    const stored = await appendAll(database, 'a', [lineRun(1, 5)]);
    const text = unwrittenText(eventLines(3, 9), 9, { droppedCount: 4 });
    for (let i = 0; i < 3; i += 1) await takeOver(database, 'a', text, true);
    expect(await storedText(database, 'a')).to.equal([stored, ...eventLines(6, 9)].join(',\n'));
    const row = await getSession(database, 'a');
    expect(row).to.include({ lastSeq: 9, droppedCount: 4, endedAt: 1_700_000_000_009 });
    expect(row.counts.events).to.equal(9);
  });

  it('ends a session whose tab is gone as finished, before it was put in order and after', async () => {
    await appendAll(database, 'a', [lineRun(1, 5)]);
    expect(await statusOfA()).to.equal('interrupted');
    await takeOver(database, 'a', unwrittenText([], 5), true);
    expect(await statusOfA()).to.equal('finished');
    await beginSession(database, 'a');
    await recoverSessions(database, 'nobody');
    expect(await statusOfA()).to.equal('interrupted');
    await takeOver(database, 'a', unwrittenText([], 5), true);
    expect(await statusOfA()).to.equal('finished');
  });

  it('is no goodbye of a page that recorded on, nor of one that goes on', async () => {
    await appendAll(database, 'a', [lineRun(1, 5)]);
    await takeOver(database, 'a', unwrittenText(eventLines(1, 4), 4), true);
    expect(await statusOfA()).to.equal('interrupted');
    await takeOver(database, 'a', unwrittenText(eventLines(6, 7), 7), false);
    expect(await statusOfA()).to.equal('interrupted');
    expect((await getSession(database, 'a')).lastSeq).to.equal(7);
  });

  it('leaves alone what is gone, and what was never recorded here', async () => {
    const text = unwrittenText(eventLines(6, 9), 9);
    await takeOver(database, 'gone', text, true);
    expect(await database.count('sessions')).to.equal(1);
    const stored = await appendAll(database, 'a', [lineRun(1, 5)]);
    await finishSession(database, 'a');
    await database.put('sessions', { ...(await getSession(database, 'a')), status: 'imported' });
    await takeOver(database, 'a', text, true);
    expect(await storedText(database, 'a')).to.equal(stored);
  });
});
