import { expect, waitUntil } from '@open-wc/testing';
import type { DevTools, ExportData, ExportResult } from '../../../src/core/index.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { exportedData, recordMix, startTools } from '../../support/record-session.ts';
import { rejection } from '../../support/rejection.ts';
import { recordLines } from '../../support/session-file.ts';
import { allTemplates } from '../../support/session-with-secrets.ts';
import { settledRows } from '../../support/store-rows.ts';
import { helperLocks, workerLocks } from '../../support/worker-locks.ts';

/** Each round types two letters more. */
const TYPED = 'grace.hopper@example.com';

const WAIT = { interval: 2, timeout: 20_000 };

/** Of the recorder, the export, and the helpers. */
const WORKERS = 1 + Math.min(navigator.hardwareConcurrency, 4);

describe('an export that is sanitised by more than one worker', function () {
  this.timeout(60_000);
  let tools: DevTools;
  let plain: ExportData;

  before(async () => {
    await freshStore();
    tools = await startTools({ sanitizeAtCapture: false });
    for (let round = 0; round < 12; round += 1) {
      await recordMix(tools, 2_000, round);
      tools.recordEvent({ name: 'login', payload: { password: `hunter-${round}`, city: 'Kraków' } });
      tools.recordState({ id: 'user', name: 'user', newValue: { mail: `ada.${round}@example.com` } });
      const value = TYPED.slice(0, 2 * round + 2);
      tools.recordEvent({ category: 'dom', name: 'input', target: 'input#q', payload: { value } });
      tools.recordState({ id: 'q', name: 'q', newValue: value });
    }
    await tools.flush();
    await settledRows();
    plain = await tools.getExportData();
  });

  after(freshStore);

  /** An export whose sink takes nothing before all workers are there and `meanwhile` is done. */
  async function exportWhile(
    meanwhile: () => Promise<void> | void,
    signal?: AbortSignal,
  ): Promise<{ data: ExportData; result: ExportResult }> {
    const chunks: Uint8Array[] = [];
    let isReady = false;
    const to = new WritableStream<Uint8Array>({
      async write(chunk) {
        if (!isReady) {
          await waitUntil(async () => (await workerLocks()).length >= WORKERS, 'helpers', WAIT);
          await meanwhile();
          isReady = true;
        }
        chunks.push(chunk);
      },
    });
    const options = { to, bufferSize: 10_000, sanitize: allTemplates(), ...(signal && { signal }) };
    const result = await tools.exportStream('a.json', options);
    return { data: JSON.parse(await new Blob(chunks as BlobPart[]).text()) as ExportData, result };
  }

  it('holds what one would write, in the order of the file', async () => {
    const { data, result } = await exportWhile(() => undefined);
    const { wouldRedactCount, byPattern } = allTemplates().preview(plain);
    expect(JSON.stringify(data)).not.to.include(TYPED.slice(0, 4));
    expect(recordLines(data)).to.deep.equal(recordLines(allTemplates().sanitize(plain)));
    expect(result.sanitization).to.deep.include({ valuesRedacted: wouldRedactCount, byPattern });
  });

  it('copies and deflates the same', async () => {
    const { blob } = await tools.export('a.json.gz', { sanitize: allTemplates() });
    const { warnings, sessionId } = await tools.import(blob!, { mode: 'open' });
    expect(warnings).to.deep.equal([]);
    const again = await exportedData(tools, { sessionId });
    expect(recordLines(again)).to.deep.equal(recordLines(allTemplates().sanitize(plain)));
  });

  it('lists matches in the order of the file, by their places', async () => {
    const preview = await tools.previewSanitization({ sanitize: allTemplates() });
    const expected = allTemplates().preview(plain);
    const records = ({ matches }: typeof preview): string[] =>
      matches.filter(({ record }) => record !== undefined).map((match) => JSON.stringify(match));
    expect(records(preview)).to.deep.equal(records(expected));
  });

  it('is the same when a helper dies', async () => {
    const { data } = await exportWhile(async () => {
      // One processor has no helper.
      if (navigator.hardwareConcurrency < 2) return;
      // Whoever holds the lock of a worker is taken for it: given back, it says that the worker is gone.
      // It is waited for only once it has said that it is ready.
      let helper: string | undefined;
      await waitUntil(async () => ([helper] = await helperLocks())[0], 'a helper', WAIT);
      await navigator.locks.request(helper!, { steal: true }, () => undefined);
      await waitUntil(async () => (await workerLocks()).length < WORKERS, 'the end of a helper', WAIT);
    });
    expect(recordLines(data)).to.deep.equal(recordLines(allTemplates().sanitize(plain)));
  });

  it('keeps its workers for the next export, and ends them when it is cancelled', async () => {
    await exportWhile(() => undefined);
    const kept = await workerLocks();
    expect(kept).to.have.length(WORKERS);
    const controller = new AbortController();
    const cancelled = exportWhile(async () => {
      expect(await workerLocks()).to.deep.equal(kept);
      controller.abort();
    }, controller.signal);
    expect(await rejection(cancelled)).to.have.property('code', 'aborted');
    await waitUntil(async () => (await workerLocks()).length === 1, 'the end of all helpers', WAIT);
  });
});
