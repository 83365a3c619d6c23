import { expect } from '@open-wc/testing';
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
    ];
    for (const [filename, options, path] of refused) {
      const error = await rejection(tools.export(filename as string, options));
      expect([error.code, error.path]).to.deep.equal(['invalid-argument', path]);
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
