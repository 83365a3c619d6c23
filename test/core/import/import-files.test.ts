import { expect, waitUntil } from '@open-wc/testing';
import type { DevTools, ExportData, ImportMode, Progress } from '../../../src/core/index.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { exportedData, recordMix, startTools } from '../../support/record-session.ts';
import { rejection } from '../../support/rejection.ts';
import { recordLines, sampleSession, sessionText } from '../../support/session-file.ts';
import { changedRows, settledRows } from '../../support/store-rows.ts';

const sessionFile = (name: string, data: ExportData): File => new File([sessionText(data)], name);

describe('an import of several files', () => {
  let tools: DevTools;
  /** A full export and three deltas. */
  let days: File[];
  let whole: ExportData;

  /** Another recording, of which the files are. */
  before(async () => {
    await freshStore();
    tools = await startTools();
    await recordMix(tools, 400);
    days = [];
    let since = keepDay(await tools.export('day-1.json.gz'));
    for (const name of ['day-2.yaml', 'day-3.msgpack.gz', 'day-4.json']) {
      await recordMix(tools, 60, days.length + 1);
      since = keepDay(await tools.exportIncremental(name, since));
    }
    whole = await exportedData(tools);
  });

  /** The session under test is a new one. */
  beforeEach(async () => {
    await freshStore();
    tools = await startTools();
    await recordMix(tools, 30, 9);
  });

  after(freshStore);

  function keepDay({ filename, blob, checkpoint }: Awaited<ReturnType<DevTools['export']>>) {
    days.push(new File([blob!], filename));
    return checkpoint;
  }

  const pick = (...numbers: number[]): File[] => numbers.map((number) => days[number - 1]!);

  async function expectRefused(files: readonly File[], mode: ImportMode = 'open') {
    const before = await settledRows();
    const error = await rejection(tools.importFiles(files, { mode }));
    expect(changedRows(before, await settledRows())).to.deep.equal([]);
    return error;
  }

  it('opens a full export and its deltas as one session, in any order and format', async () => {
    for (const order of [
      [1, 2, 3, 4],
      [4, 2, 3, 1],
      [3, 4, 1, 2],
    ]) {
      const results = await tools.importFiles(pick(...order), { mode: 'open' });
      expect(results).to.have.length(1);
      const [{ sessionId, recordCount, files, checkpoint }] = results as [(typeof results)[0]];
      expect(recordCount).to.equal(580);
      expect(files.map(({ name }) => name)).to.deep.equal(days.map(({ name }) => name));
      expect(files.map(({ format }) => format)).to.deep.equal(['json', 'yaml', 'msgpack', 'json']);
      expect(files.map(({ compressed }) => compressed)).to.deep.equal([true, false, true, false]);
      expect(files.map(({ since }) => since?.seq)).to.deep.equal([undefined, 400, 460, 520]);
      expect(checkpoint).to.deep.equal(files.at(-1)!.checkpoint);
      const opened = await exportedData(tools, { sessionId });
      expect(recordLines(opened)).to.deep.equal(recordLines(whole));
      expect(opened.checkpoint!.digest).to.equal(whole.checkpoint!.digest);
    }
  }).timeout(30_000);

  it('continues a stored session with its deltas alone, whatever the mode', async () => {
    const { sessionId } = await tools.import(days[0]!, { mode: 'open' });
    const [result] = await tools.importFiles(pick(3, 2), { mode: 'merge' });
    expect(result).to.include({ sessionId, recordCount: 120 });
    expect((await tools.importDelta(days[3]!)).sessionId).to.equal(sessionId);
    expect(recordLines(await exportedData(tools, { sessionId }))).to.deep.equal(recordLines(whole));
  });

  it('merges a chain behind what is recorded, and once only', async () => {
    const own = recordLines(await exportedData(tools));
    const [result] = await tools.importFiles(pick(2, 1, 3));
    expect(result).to.include({ sessionId: tools.sessionId, recordCount: 520 });
    expect(await tools.importFiles(pick(2, 1))).to.have.nested.property('[0].recordCount', 0);
    expect((await tools.importFiles(pick(4, 3, 2, 1)))[0]!.recordCount).to.equal(60);
    await recordMix(tools, 10, 3);
    const merged = await exportedData(tools);
    expect(recordLines(merged).events.slice(0, own.events.length)).to.deep.equal(own.events);
    expect(merged.events).to.have.length(own.events.length + whole.events.length + 7);
    const seqs = Object.values(recordLines(merged))
      .flat()
      .map((line) => (JSON.parse(line) as { seq: number }).seq);
    expect(new Set(seqs).size).to.equal(620);
  });

  it('replaces what was recorded by a chain', async () => {
    const [result] = await tools.importFiles(pick(3, 1, 2), { mode: 'replace' });
    expect(result).to.include({ sessionId: tools.sessionId, recordCount: 520 });
    const data = await exportedData(tools);
    expect(data.events).to.deep.equal(whole.events.filter(({ seq }) => seq <= 520));
  });

  it('opens files that have nothing to do with each other as a session each', async () => {
    const others = [
      sessionFile('a.json', sampleSession(20, 'a')),
      sessionFile('b.json', sampleSession(30, 'b')),
    ];
    const results = await tools.importFiles([...others, ...pick(2, 1)], { mode: 'open' });
    expect(results.map(({ recordCount, files }) => [recordCount, files.length])).to.deep.equal([
      [20, 1],
      [30, 1],
      [460, 2],
    ]);
    expect(new Set(results.map(({ sessionId }) => sessionId)).size).to.equal(3);
  });

  it('merges, or replaces by, sessions that overlap in their `seq`, each whole', async () => {
    const others = ['a', 'b'].map((id) => sessionFile(`${id}.json`, sampleSession(50, id)));
    await tools.importFiles(others, { mode: 'replace' });
    const replaced = await exportedData(tools);
    expect(replaced.events.filter(({ seq }) => seq <= 100)).to.have.length(70);
    const more = ['c', 'd'].map((id) => sessionFile(`${id}.json`, sampleSession(50, id)));
    const results = await tools.importFiles([...more, ...others]);
    expect(results.map(({ recordCount }) => recordCount)).to.deep.equal([50, 50, 0, 0]);
  });

  it('takes no record twice from files that overlap', async () => {
    const early = {
      ...whole,
      events: whole.events.filter(({ seq }) => seq <= 200),
      checkpoint: undefined,
    };
    const files = [sessionFile('early.json', early as never), sessionFile('whole.json', whole)];
    const results = await tools.importFiles(files, { mode: 'merge' });
    expect(results[0]!.recordCount + results[1]!.recordCount).to.equal(580);
  });

  it('names a missing, a doubled and a foreign delta, and applies nothing', async () => {
    expect(await expectRefused(pick(3, 1))).to.deep.include({
      code: 'delta-mismatch',
      file: 'day-3.msgpack.gz',
      message: 'day-3.msgpack.gz starts at 460; day-1.json.gz ends at 400: day-2 is missing.',
    });
    expect(await expectRefused(pick(1, 2, 4), 'merge')).to.deep.include({
      code: 'delta-mismatch',
      message: 'day-4.json starts at 520; day-2.yaml ends at 460: day-3 is missing.',
    });
    expect((await expectRefused([...pick(1, 2), days[1]!], 'replace')).message).to.include(
      'the delta comes twice',
    );
    const foreign = await expectRefused([...pick(2), sessionFile('x.json', sampleSession(9, 'x'))]);
    expect(foreign).to.include({ code: 'delta-mismatch', file: 'day-2.yaml' });
    expect(foreign.message).to.include('which is not here: import its full export first');
  });

  it('applies nothing when the last of the files is damaged, and names that file', async () => {
    const text = await days[3]!.text();
    for (const [code, last] of [
      ['truncated', text.slice(0, -400)],
      ['invalid-record', text.replace('"target":"button"', '"target":7')],
    ] as const) {
      const error = await expectRefused([...pick(1, 2, 3), new File([last], 'day-4.json')], 'merge');
      expect(error).to.include({ code, file: 'day-4.json' });
      expect(error.byteOffset).to.be.above(0);
    }
  });

  it('refuses a delta that does not begin where it says before its records are read', async () => {
    const huge = new File(
      [(await days[3]!.text()).replace(/"events":\[[^]*/, '"events":[\n{')],
      'day-4.json',
    );
    expect(await expectRefused([...pick(1, 2), huge])).to.include({ code: 'delta-mismatch' });
  });

  it('knows the place of a file whose head stands at its end', async () => {
    const data = JSON.parse(await days[3]!.text()) as Record<string, unknown>;
    const { since, session, version, ...rest } = data;
    const turned = new File([JSON.stringify({ ...rest, session, version, since })], 'day-4.json');
    const [result] = await tools.importFiles([turned, ...pick(3, 2, 1)], { mode: 'open' });
    expect(result!.files.map(({ name }) => name)).to.deep.equal(days.map(({ name }) => name));
    expect(result!.recordCount).to.equal(580);
  });

  it('knows the place of a delta that says so behind its records', async () => {
    const { since, ...rest } = JSON.parse(await days[3]!.text()) as Record<string, unknown>;
    const turned = new File([JSON.stringify({ ...rest, since })], 'day-4.json');
    const [result] = await tools.importFiles([turned, ...pick(3, 2, 1)], { mode: 'open' });
    expect(result!.recordCount).to.equal(580);
    expect((await expectRefused([turned, ...pick(2, 1)])).message).to.include('day-3 is missing');
  });

  it('takes streams, which say nothing before they are read', async () => {
    const streams = pick(2, 1).map((file) => file.stream());
    expect((await tools.importFiles(streams, { mode: 'open' }))[0]!.recordCount).to.equal(460);
  });

  it('reports the progress of all files as one, and can be cancelled', async () => {
    const reports: Progress[] = [];
    await tools.importFiles(pick(2, 1), { mode: 'open', onProgress: (report) => reports.push(report) });
    const size = days[0]!.size + days[1]!.size;
    expect(reports.at(-1)).to.deep.equal({
      bytesProcessed: size,
      totalBytes: size,
      recordsProcessed: 460,
    });
    const done = reports.map(({ bytesProcessed }) => bytesProcessed);
    expect(done).to.deep.equal([...done].sort((a, b) => a - b));
    const before = await settledRows();
    const abort = new AbortController();
    const error = await rejection(
      tools.importFiles(pick(3, 2, 1), {
        mode: 'open',
        signal: abort.signal,
        onProgress: ({ recordsProcessed }) => recordsProcessed > 400 && abort.abort(),
      }),
    );
    expect(error.code).to.equal('aborted');
    expect(changedRows(before, await settledRows())).to.deep.equal([]);
  });

  it('says what it found in each file', async () => {
    const [result] = await tools.importFiles(pick(2, 1), { mode: 'open' });
    expect(result!.files[1]).to.deep.include({
      name: 'day-2.yaml',
      version: '2.0',
      format: 'yaml',
      sessionName: 'Films',
      counts: { components: 6, state: 6, events: 42, performance: 6, dom: 0 },
      firstSeq: 401,
      lastSeq: 460,
      warnings: [],
    });
  });

  it('refuses an empty list', async () => {
    expect(await rejection(tools.importFiles([]))).to.include({
      code: 'invalid-argument',
      path: 'sources',
    });
  });

  it('leaves nothing in the store but the sessions', async () => {
    await tools.importFiles(pick(2, 1), { mode: 'open' });
    await waitUntil(
      async () => !Object.keys(await settledRows()).some((key) => key.startsWith('looseShards')),
      'no shard is left over',
      { timeout: 10_000 },
    );
  });
});
