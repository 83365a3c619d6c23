import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import type { DevTools, ExportResult } from '../../../src/core/index.ts';
import {
  privateExportFolder,
  scheduleExports,
  type ExportSchedule,
  type ScheduleOptions,
} from '../../../src/core/data.ts';
import { SessionError } from '../../../src/core/model/errors.ts';
import type { SessionExporter } from '../../../src/core/model/session-exporter.ts';
import { FileNames } from '../../../src/core/schedule/kept-files.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { recordMix, startTools } from '../../support/record-session.ts';
import { rejection } from '../../support/rejection.ts';
import { allTemplates } from '../../support/session-with-secrets.ts';

const WAIT = { interval: 5, timeout: 10_000 };

/** Longer than any test. */
const NEVER = 10_000_000;

describe('a schedule of exports', () => {
  let tools: DevTools;
  let folder: FileSystemDirectoryHandle;
  let schedule: ExportSchedule | undefined;
  let written: ExportResult[];

  function start(options: Partial<ScheduleOptions> = {}): ExportSchedule {
    schedule = scheduleExports(tools, {
      folder,
      fullEveryMs: NEVER,
      deltaEveryMs: NEVER,
      onExport: (result) => void written.push(result),
      ...options,
    });
    return schedule;
  }

  async function removeFolder(): Promise<void> {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry((await privateExportFolder()).name, { recursive: true });
  }

  beforeEach(async () => {
    await freshStore();
    await removeFolder();
    folder = await privateExportFolder();
    written = [];
    tools = await startTools();
    await recordMix(tools, 50);
  });

  afterEach(async () => {
    await schedule?.stop();
    schedule = undefined;
  });

  after(async () => {
    await freshStore();
    await removeFolder();
  });

  it('sanitises every file of a chain', async () => {
    const sanitize = allTemplates();
    tools.recordEvent({ name: 'mail', payload: 'ada@example.com' });
    start({ deltaEveryMs: 20, export: { sanitize } });
    await waitUntil(() => written.length === 1, 'the full export', WAIT);
    tools.recordEvent({ name: 'mail', payload: 'bob@example.com' });
    await waitUntil(() => written.length === 2, 'a delta', WAIT);
    await schedule!.stop();
    for (const { sanitization } of written) expect(sanitization!.byPattern).to.deep.equal({ email: 1 });
    const names = await schedule!.files();
    const files = await Promise.all(
      names.map(async (name) => (await folder.getFileHandle(name)).getFile()),
    );
    const [result] = await tools.importFiles(files, { mode: 'open' });
    const { events } = await tools.getExportData({ sessionId: result!.sessionId });
    expect(events.filter(({ name }) => name === 'mail').map(({ payload }) => payload)).to.deep.equal([
      '[REDACTED]',
      '[REDACTED]',
    ]);
  });

  it('begins with a full export, and adds what came since by deltas that continue it', async () => {
    start({ deltaEveryMs: 20 });
    await waitUntil(() => written.length === 1, 'the full export', WAIT);
    await recordMix(tools, 30, 2);
    await waitUntil(() => written.length === 2, 'a delta', WAIT);
    await recordMix(tools, 20, 3);
    await waitUntil(() => written.length === 3, 'another delta', WAIT);
    await schedule!.stop();
    expect(written.map(({ recordCount }) => recordCount)).to.deep.equal([50, 30, 20]);

    const files = await schedule!.files();
    expect(files.map((name) => /(full|delta-\d+)\.json\.gz$/.exec(name)?.[1])).to.deep.equal([
      'full',
      'delta-0001',
      'delta-0002',
    ]);
    const id = tools.sessionId;
    const whole = await tools.getExportData();
    await tools.clearAll();
    for (const name of files) {
      const file = await (await folder.getFileHandle(name)).getFile();
      await tools.import(file, { mode: 'merge' });
    }
    const again = await tools.getExportData();
    expect(tools.sessionId).to.equal(id);
    expect(again.events.filter(({ category }) => category !== 'gap')).to.deep.equal(whole.events);
  });

  it('writes nothing when nothing came since', async () => {
    start();
    await waitUntil(() => written.length === 1, 'the full export', WAIT);
    expect(await schedule!.exportNow()).to.equal(undefined);
    expect(await schedule!.files()).to.have.length(1);
  });

  it('keeps so many full exports, each with its deltas, and nothing of others is deleted', async () => {
    await folder.getFileHandle('holiday.json.gz', { create: true });
    start({ fullEveryMs: 1, keep: 2 });
    await waitUntil(() => written.length === 1, 'the full export', WAIT);
    const [first] = await schedule!.files();
    for (let i = 0; i < 3; i += 1) {
      await aTimeout(2);
      await schedule!.exportNow();
    }
    const files = await schedule!.files();
    expect(files).to.have.length(2);
    expect(files).not.to.include(first);
    expect((await folder.getFileHandle('holiday.json.gz')).name).to.equal('holiday.json.gz');
  });

  it('begins a new chain when the session was emptied', async () => {
    start();
    await waitUntil(() => written.length === 1, 'the full export', WAIT);
    await tools.clearAll();
    await recordMix(tools, 10, 4);
    const result = await schedule!.exportNow();
    expect(result!.filename).to.match(/-full\.json\.gz$/);
  });

  it('says what failed, leaves no file of it behind, and goes on', async () => {
    const errors: SessionError[] = [];
    const broken: SessionExporter = {
      sessionId: tools.sessionId,
      exportFull: (...args) =>
        errors.length === 0
          ? Promise.reject(new SessionError('quota-exceeded', 'The disk is full.'))
          : tools.exportFull(...args),
      exportIncremental: (...args) => tools.exportIncremental(...args),
    };
    schedule = scheduleExports(broken, {
      folder,
      deltaEveryMs: 20,
      onExport: (result) => void written.push(result),
      onError: (error) => void errors.push(error),
    });
    await waitUntil(() => errors.length === 1, 'the failure', WAIT);
    expect(errors[0]!.code).to.equal('quota-exceeded');
    await waitUntil(() => written.length > 0, 'the next attempt', WAIT);
    expect(await schedule.files()).to.have.length(1);
  });

  it('refuses times and endings that cannot be meant', () => {
    for (const options of [
      { keep: 0 },
      { fullEveryMs: NaN },
      { deltaEveryMs: -1 },
      { extension: 'gz' },
    ]) {
      expect(() => start(options))
        .to.throw(SessionError)
        .with.property('code', 'invalid-argument');
    }
  });

  it('rejects an export that is asked for where the folder is gone', async () => {
    start();
    await waitUntil(() => written.length === 1, 'the full export', WAIT);
    await removeFolder();
    await recordMix(tools, 5, 5);
    expect((await rejection(schedule!.exportNow())).code).to.equal('sink-failed');
    folder = await privateExportFolder();
  });
});

describe('the name of a kept file', () => {
  it('is found again, and no other', () => {
    const names = new FileNames('a-b', '.json.gz');
    const chain = names.chainOf(new Date('2026-01-02T03:04:05.678Z'));
    const full = names.nameOf(chain, 0);
    expect(full).to.equal('session-a-b-20260102T030405678Z-full.json.gz');
    expect(names.parse(full)).to.deep.equal({ name: full, chain, place: 0 });
    const delta = names.nameOf(chain, 12);
    expect(names.parse(delta)).to.deep.equal({ name: delta, chain, place: 12 });
    for (const name of [
      'session-a-b-full.json.gz',
      'session-a-20260102T030405678Z-full.json.gz',
      'session-a-b-20260102T030405678Z-full.yaml',
      'session-a-b-20260102T030405678Z-delta-x.json.gz',
    ])
      expect(names.parse(name)).to.equal(undefined);
  });
});
