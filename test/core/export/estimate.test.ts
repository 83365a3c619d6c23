import { expect } from '@open-wc/testing';
import type { DevTools, ExportOptions, FormatName } from '../../../src/core/index.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { recordMix, startTools } from '../../support/record-session.ts';
import { rejection } from '../../support/rejection.ts';
import { settledRows } from '../../support/store-rows.ts';

describe('an estimate of an export', () => {
  let tools: DevTools;

  before(async () => {
    await freshStore();
    tools = await startTools();
    await recordMix(tools, 4_000);
    await settledRows();
  });

  after(freshStore);

  /** How the estimate compares with the file itself. */
  async function expectClose(name: string, options: ExportOptions = {}): Promise<void> {
    const estimate = await tools.estimateExport(name, options);
    const result = await tools.export(name, options);
    expect(estimate.bytes / result.bytesWritten, name).to.be.within(0.9, 1.1);
    expect(estimate.rawBytes / result.rawBytes, name).to.be.within(0.97, 1.03);
  }

  for (const format of ['json', 'yaml', 'msgpack'] satisfies FormatName[]) {
    it(`comes close to the file for ${format}, plain and at each level`, async () => {
      await expectClose(`a.${format}`);
      for (const compressionLevel of [1, -1, 9])
        await expectClose(`a.${format}.gz`, { compressionLevel });
    }).timeout(30_000);
  }

  it('counts the records of each section, and measures those that are included', async () => {
    const all = await tools.estimateExport('a.json');
    const counts = { components: 400, state: 400, events: 2_800, performance: 400, dom: 0 };
    expect(all.counts).to.deep.equal(counts);
    await expectClose('a.json', { includeEvents: false, includeState: false });
    const some = await tools.estimateExport('a.json', { includeEvents: false });
    expect(some.counts).to.deep.equal(all.counts);
    expect(some.bytes).to.be.below(all.bytes);
  });

  it('knows what a delta and a time range leave out', async () => {
    const { checkpoint, rawBytes } = await tools.export('a.json');
    expect((await tools.estimateExport('d.json', {}, checkpoint)).rawBytes).to.equal(0);
    const filter = { from: Date.now() + 60_000 };
    expect((await tools.estimateExport('a.json', { filter })).counts.events).to.equal(0);
    expect((await tools.estimateExport('a.json', { filter: { from: 0 } })).rawBytes).to.equal(rawBytes);
  });

  it('is refused for a session that is not there', async () => {
    const error = await rejection(tools.estimateExport('a.json', { sessionId: 'nobody' }));
    expect(error.code).to.equal('session-not-found');
  });
});
