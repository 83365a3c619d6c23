import { expect } from '@open-wc/testing';
import type { DevTools } from '../../../src/core/index.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { recordMix, startTools } from '../../support/record-session.ts';

/** Names of options, of fields of messages and of dictionaries that browsers read. */
const NAMES =
  'type signal format mode to sessionId compress filter onProgress transfer mustBeDelta'.split(' ');

describe('options', () => {
  let tools: DevTools;

  before(async () => {
    await freshStore();
    tools = await startTools();
    await recordMix(tools, 50);
  });

  after(freshStore);

  /** As a page would that was built without care, or with bad intent. */
  async function whilePolluted<T>(work: () => Promise<T>): Promise<T> {
    for (const name of NAMES)
      Object.defineProperty(Object.prototype, name, {
        value: 'polluted',
        configurable: true,
        writable: true,
      });
    try {
      return await work();
    } finally {
      for (const name of NAMES) Reflect.deleteProperty(Object.prototype, name);
    }
  }

  it('are those that were given, whatever a page put on every object', async () => {
    const [bare, named, result, opened, data] = await whilePolluted(async () => {
      const first = await tools.export('a.json');
      const second = await tools.export('a.json.gz', { compressionLevel: 1 });
      return [
        first,
        second,
        await tools.import(second.blob!),
        await tools.import(first.blob!, { mode: 'open' }),
        await tools.getExportData(),
      ] as const;
    });
    const text = await bare.blob!.text();
    expect(text).not.to.contain('polluted');
    expect(bare.recordCount).to.equal(50);
    expect(named.recordCount).to.equal(50);
    expect(result).to.deep.include({ recordCount: 0, compressed: true, format: 'json' });
    expect(opened).to.deep.include({ recordCount: 50, compressed: false });
    expect(data.events).to.deep.equal((JSON.parse(text) as typeof data).events);
  });
});
