import { expect } from '@open-wc/testing';
import { devtools, type DevTools, type ImportSource } from '../../src/core/index.ts';
import type { ImportOptions } from '../../src/core/model/options.ts';
import type { SegmentRow, SessionRow } from '../../src/core/store/schema.ts';
import { gzip, streamOf, utf8 } from '../support/bytes.ts';
import { freshStore } from '../support/fresh-store.ts';
import { exportedData, startTools } from '../support/record-session.ts';
import { rejection } from '../support/rejection.ts';
import { sampleSession, sessionText } from '../support/session-file.ts';
import { allTemplates } from '../support/session-with-secrets.ts';
import { storeRows } from '../support/store-rows.ts';
import { WatchedWorkers } from '../support/watched-workers.ts';
import { yamlFile } from '../support/yaml-file.ts';

describe('the worker of an import', () => {
  const data = sampleSession(60);
  const json = utf8(sessionText(data));
  const yaml = yamlFile(data);
  /** By hand: an anchor, which no program of ours writes. */
  const edited = yaml.replace(/^( *- seq: )60$/m, '$1&last 60');
  const handwritten = edited.replace(/^#.*$/gm, '# mine');
  let tools: DevTools;
  let watched: WatchedWorkers;

  beforeEach(async () => {
    await freshStore();
    tools = await startTools({ sanitizeAtCapture: false });
    watched = new WatchedWorkers();
  });

  afterEach(async () => {
    watched.stop();
    await freshStore();
  });

  /** The scripts that an import started, once it has stored what was asked for. */
  async function scriptsFor(sources: ImportSource[], options: ImportOptions = {}): Promise<string[]> {
    const [result] = await tools.importFiles(sources, { mode: 'open', ...options });
    expect(result!.recordCount).to.equal(60);
    const stored = await exportedData(tools, { sessionId: result!.sessionId });
    expect(stored.events).to.deep.equal(data.events);
    return watched.scripts.filter((name) => name !== 'export-worker.ts');
  }

  const file = (content: string | Uint8Array<ArrayBuffer>, name: string): File =>
    new File([content], name);

  it('has neither the sanitiser nor the yaml package for files of ours', async () => {
    const scripts = await scriptsFor([file(json, 'a.json')]);
    await scriptsFor([file(await gzip(utf8(yaml)), 'a.yaml.gz')]);
    expect(scripts).to.deep.equal(['import-worker.ts']);
    expect(new Set(watched.scripts)).to.deep.equal(new Set(['import-worker.ts', 'export-worker.ts']));
  });

  it('is another where a file in YAML is not as we write it, found before a record is read', async () => {
    expect(edited).to.include('&last');
    const scripts = await scriptsFor([file(handwritten, 'a.yaml')]);
    expect(scripts).to.deep.equal(['import-worker.ts', 'worker.ts']);
  });

  it('is another where a file in YAML of ours was edited, and leaves nothing of the first', async () => {
    const scripts = await scriptsFor([file(edited, 'a.yaml')]);
    expect(scripts).to.deep.equal(['import-worker.ts', 'worker.ts']);
    const stored = await storeRows();
    expect(Object.keys(stored).filter((key) => key.startsWith('looseShards'))).to.deep.equal([]);
    const rows = Object.values(stored) as Partial<SessionRow & SegmentRow>[];
    const known = rows.flatMap(({ shards = [] }) => shards.map(({ id }) => id));
    const shards = rows.flatMap(({ shard = [] }) => shard);
    expect(known).to.include.members(shards);
  });

  it('reads what can be read but once where all can be read', async () => {
    expect(await scriptsFor([streamOf(utf8(handwritten), [1_000])])).to.deep.equal(['worker.ts']);
    expect(await scriptsFor([streamOf(json, [1_000])], { format: 'json' })).to.deep.equal([
      'worker.ts',
      'import-worker.ts',
    ]);
  });

  it('has the sanitiser where it is asked for', async () => {
    await tools.import(file(json, 'a.json'), { mode: 'open', sanitize: allTemplates() });
    expect(watched.scripts).to.deep.equal(['worker.ts']);
  });

  it('says what is wrong with YAML as it always does', async () => {
    const error = await rejection(tools.import(file(`${handwritten}\nevents: []\n`, 'a.yaml')));
    expect(error).to.include({ code: 'duplicate-key', file: 'a.yaml' });
  });

  it('is the one script that the app serves itself, where it says so', async () => {
    await devtools.disable();
    const workerUrl = new URL('../../src/core/worker/scripts/worker.ts', import.meta.url);
    tools = await devtools.enable({ collectors: [], sanitizeAtCapture: false, workerUrl });
    await scriptsFor([file(edited, 'a.yaml')]);
    expect(new Set(watched.scripts)).to.deep.equal(new Set(['worker.ts']));
  });
});
