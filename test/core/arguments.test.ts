import { expect } from '@open-wc/testing';
import { parseExportData, registerFormat, scheduleExports } from '../../src/core/data.ts';
import { devtools, type ImportMode } from '../../src/core/index.ts';
import { SessionError } from '../../src/core/model/errors.ts';
import { freshStore } from '../support/fresh-store.ts';
import { rejection } from '../support/rejection.ts';
import { startTools } from '../support/record-session.ts';

/** Runs nothing of a hostile argument. */
const hostile = {
  toString: () => {
    throw new Error('called');
  },
};

describe('an argument that cannot be meant', () => {
  beforeEach(freshStore);
  after(freshStore);

  const configs: [path: string, config: object][] = [
    ['collectors', { collectors: 5 }],
    ['collectors', { collectors: hostile }],
    ['collectors[1]', { collectors: [{ name: 'a', start: () => () => undefined }, null] }],
    ['samplingRate', { samplingRate: 2 }],
    ['samplingRate', { samplingRate: '0.5' }],
    ['flushIntervalMs', { flushIntervalMs: -1 }],
    ['limits.maxDepth', { limits: { maxDepth: NaN } }],
  ];
  for (const [path, config] of configs) {
    it(`of enable is refused with its path: ${path}`, async () => {
      const error = await rejection(devtools.enable(config));
      expect(error.code).to.equal('invalid-argument');
      expect(error.path).to.equal(path);
      expect(devtools.isEnabled()).to.equal(false);
    });
  }

  it('of use is refused, and recording goes on', async () => {
    const tools = await startTools();
    expect(() => tools.use(null as never))
      .to.throw(SessionError)
      .with.property('code', 'invalid-argument');
    tools.recordEvent({ name: 'after' });
    expect((await tools.export('a.json')).recordCount).to.equal(1);
  });

  it('of export is refused with its path', async () => {
    const tools = await startTools();
    const refused: [filename: unknown, options: object, path: string][] = [
      [undefined, {}, 'filename'],
      ['', {}, 'filename'],
      ['a.json', { to: 'nowhere' }, 'options.to'],
      ['a.json', { to: {} }, 'options.to'],
      ['a.json', { bufferSize: 0 }, 'options.bufferSize'],
      ['a.json', { useStreaming: 'yes' }, 'options.useStreaming'],
      ['a.json.gz', { compressionLevel: 12 }, 'options.compressionLevel'],
      ['a.json', { filter: 'film-app' }, 'options.filter'],
      ['a.json', { filter: { components: 'film-app' } }, 'options.filter.components'],
      ['a.json', { filter: { eventNames: [1] } }, 'options.filter.eventNames'],
      ['a.json', { filter: { from: '2026' } }, 'options.filter.from'],
      ['a.json', { format: { name: 'toml' } }, 'options.format.mediaType'],
    ];
    for (const [filename, options, path] of refused) {
      const error = await rejection(tools.export(filename as string, options));
      expect([error.code, error.path]).to.deep.equal(['invalid-argument', path]);
    }
  });

  it('of an incremental export is refused, and nothing is exported whole instead', async () => {
    const tools = await startTools();
    for (const since of [undefined, null, {}, { sessionId: tools.sessionId, seq: '1', digest: '' }]) {
      const error = await rejection(tools.exportIncremental('a.json', since as never));
      expect([error.code, error.path]).to.deep.equal(['invalid-argument', 'since']);
    }
  });

  it('of what works on data in memory is refused', async () => {
    const tools = await startTools();
    const cycle: { events?: unknown } = {};
    cycle.events = [cycle];
    for (const data of [cycle, { events: [1n] }]) {
      const error = await rejection(tools.importData(data as never));
      expect([error.code, error.path]).to.deep.equal(['invalid-argument', 'data']);
    }
    const refused: [work: () => unknown, code: string, path: string][] = [
      [() => parseExportData('{}', undefined as never), 'unknown-format', 'options.format'],
      [() => registerFormat(null as never), 'invalid-argument', 'format'],
      [() => registerFormat({} as never), 'invalid-argument', 'format.name'],
      [() => scheduleExports(tools, {} as never), 'invalid-argument', 'options.folder'],
    ];
    for (const [work, code, path] of refused) {
      expect(work).to.throw(SessionError).that.includes({ code, path });
    }
  });

  it('of import is refused with its path', async () => {
    const tools = await startTools();
    const error = await rejection(
      tools.import(new Blob(['{}']), { mode: 'append' as unknown as ImportMode }),
    );
    expect([error.code, error.path]).to.deep.equal(['invalid-argument', 'options.mode']);
  });
});

describe('enable', () => {
  beforeEach(freshStore);
  after(freshStore);

  it('without a config uses the last one again', async () => {
    await devtools.enable({ collectors: [], name: 'Named' });
    await devtools.disable();
    const tools = await devtools.enable();
    expect((await tools.sessions()).map(({ name }) => name)).to.include('Named');
  });
});
