import { expect } from '@open-wc/testing';
import { registerMigration, validateImport } from '../../../src/core/data.ts';
import type { DevTools, Migration } from '../../../src/core/index.ts';
import { gzip, streamOf, utf8 } from '../../support/bytes.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { exportedData, startTools } from '../../support/record-session.ts';
import { rejection, thrownBy } from '../../support/rejection.ts';
import { changedRows, settledRows, storeRows } from '../../support/store-rows.ts';

describe('a migration of the page', () => {
  let tools: DevTools;

  before(() => {
    // Records of 1.5 count from zero and name their moment `at`; those of 1.4 say `title`, and may be empty.
    registerMigration({
      from: '1.5',
      to: '2.0',
      migrate: ({ number, at, ...record }) => ({ seq: Number(number) + 1, time: at, ...record }),
    });
    registerMigration({
      from: '1.4',
      to: '1.5',
      migrate: ({ title, ...record }, list) => {
        if (title === undefined) return [];
        if (title === 'bad') throw new TypeError('no such title');
        if (title === 'none') return ['nothing'];
        return { ...record, name: `${list}/${JSON.stringify(title)}` };
      },
    });
    registerMigration({
      from: '0.9',
      to: '1.0',
      migrate: ({ what, when }) => [
        { Name: what, Timestamp: when },
        { Name: `${String(what)}, again`, Timestamp: when },
      ],
    });
  });

  beforeEach(async () => {
    await freshStore();
    tools = await startTools();
  });

  after(freshStore);

  const OLD = {
    version: '1.4',
    session: { id: 'old', name: 'Old' },
    events: [
      { number: 0, at: 1, title: 'a', extra: { kept: true } },
      { number: 1, at: 2 },
      { number: 2, at: 3, title: 'b' },
    ],
    state: [],
    performance: [{ number: 3, at: 4, title: 'p', duration: 2 }],
  };
  const EXPECTED = {
    events: [
      { seq: 1, time: 1, extra: { kept: true }, name: 'events/"a"' },
      { seq: 3, time: 3, name: 'events/"b"' },
    ],
    performance: [{ seq: 4, time: 4, duration: 2, name: 'performance/"p"' }],
  };

  it('is applied in a chain, to a file in any format, compressed or not, its keys in any order', async () => {
    const reversed = Object.fromEntries(Object.entries(OLD).reverse());
    const yaml = `version: "1.4"\nsession: {id: old, name: Old}\nevents:\n${OLD.events
      .map((event) => `  - ${JSON.stringify(event)}\n`)
      .join('')}performance:\n  - ${JSON.stringify(OLD.performance[0])}\n`;
    const files: [Blob, string][] = [
      [new Blob([JSON.stringify(OLD)]), 'json'],
      [new Blob([JSON.stringify(reversed, null, 2)]), 'json'],
      [new Blob([await gzip(utf8(JSON.stringify(reversed)))]), 'json'],
      [new File([yaml], 'old.yaml'), 'yaml'],
    ];
    for (const [file, format] of files) {
      const result = await tools.import(file, { mode: 'open' });
      expect(result).to.include({ recordCount: 3, migratedFrom: '1.4', format });
      expect(result.compressed).to.equal(file === files[2]![0]);
      const data = await exportedData(tools, { sessionId: result.sessionId });
      expect(data).to.deep.include(EXPECTED);
      expect(data.session.name).to.equal('Old');
    }
  });

  it('may lead to version 1.0, and make several records of one', async () => {
    const events = [{ what: 'x', when: '2025-01-02T03:04:05Z' }];
    const result = await tools.import(new Blob([JSON.stringify({ version: '0.9', events })]), {
      mode: 'open',
    });
    expect(result).to.include({ recordCount: 2, migratedFrom: '0.9' });
    const { events: migrated } = await exportedData(tools, { sessionId: result.sessionId });
    expect(migrated.map(({ name }) => name)).to.deep.equal(['x', 'x, again']);
  });

  it('is applied to many records without any that is lost', async () => {
    const events = Array.from({ length: 20_000 }, (_, i) => ({
      number: i,
      at: i,
      title: 't',
      text: 'é'.repeat(20),
    }));
    const result = await tools.import(new Blob([JSON.stringify({ ...OLD, performance: [], events })]), {
      mode: 'open',
    });
    expect(result.recordCount).to.equal(20_000);
  }).timeout(30_000);

  it('takes data in memory too, and tells beforehand whether that is right', async () => {
    expect(validateImport(OLD)).to.deep.equal({ valid: true, errors: [] });
    const wrong = {
      ...OLD,
      events: [OLD.events[0], { number: -5, at: 1, title: 'x' }, { title: 'bad' }],
    };
    expect(validateImport(wrong).errors.map(({ code, path }) => [code, path])).to.deep.equal([
      ['source-failed', 'events[2]'],
      ['invalid-record', 'events[1].seq'],
    ]);
    expect(OLD.events[0]).to.have.property('title');
    const result = await tools.importData(OLD as never, { mode: 'open' });
    expect(result).to.include({ recordCount: 3, migratedFrom: '1.4' });
  });

  it('that fails, or a file that is wrong, leaves everything as it was', async () => {
    const rows = await settledRows();
    const cases: [object | string, string, string | undefined][] = [
      [{ ...OLD, events: [OLD.events[0], { title: 'bad' }] }, 'source-failed', 'events[1]'],
      [{ ...OLD, events: [{ title: 'none' }] }, 'source-failed', 'events[0]'],
      [{ ...OLD, events: [7] }, 'invalid-record', 'events[0]'],
      [{ ...OLD, events: [{ number: 'x', at: 1, title: 'a' }] }, 'invalid-record', 'events[0].seq'],
      [{ ...OLD, version: '1.3' }, 'unsupported-version', 'version'],
      [JSON.stringify(OLD).slice(0, -20), 'truncated', 'performance[0]'],
    ];
    for (const [file, code, path] of cases) {
      const text = typeof file === 'string' ? file : JSON.stringify(file);
      const error = await rejection(tools.import(new Blob([text])));
      expect({ code: error.code, path: error.path }).to.deep.equal({ code, path });
      // An offset in what the migration made would be none in the file.
      if (path === 'events[0].seq') expect(error).not.to.have.property('byteOffset');
      expect(changedRows(rows, await storeRows())).to.deep.equal([]);
    }
  });

  it('needs a source that can be read twice, and says so', async () => {
    const error = await rejection(tools.import(streamOf(utf8(JSON.stringify(OLD)), [100])));
    expect(error.code).to.equal('unsupported-version');
    expect(error.message).to.contain('reads a file twice');
  });

  it('can be cancelled', async () => {
    const events = Array.from({ length: 20_000 }, (_, i) => ({ number: i, at: i, title: 't' }));
    const controller = new AbortController();
    const importing = tools.import(new Blob([JSON.stringify({ ...OLD, events })]), {
      signal: controller.signal,
      onProgress: ({ recordsProcessed }) => {
        if (recordsProcessed > 0) controller.abort();
      },
    });
    expect((await rejection(importing)).code).to.equal('aborted');
  }).timeout(30_000);

  it('leads from an older version towards this one, or is refused', () => {
    const migrate = (record: object): object => record;
    const wrong: [Partial<Migration>, string][] = [
      [{ from: 'old', to: '2.0', migrate }, 'from'],
      [{ from: '1.1', to: 'new', migrate }, 'to'],
      [{ from: '1.1', to: '1.1', migrate }, 'to'],
      [{ from: '1.10', to: '1.9', migrate }, 'to'],
      [{ from: '1.1', to: '2.1', migrate }, 'to'],
      [{ from: '1.0', to: '2.0', migrate }, 'from'],
      [{ from: '1.1', to: '2.0' }, 'migrate'],
    ];
    for (const [migration, path] of wrong) {
      const error = thrownBy(() => registerMigration(migration as Migration));
      expect({ code: error.code, path: error.path }).to.deep.equal({ code: 'invalid-argument', path });
    }
  });
});
