import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { launchBrowser, temporaryFolder, until } from '../support/e2e-browser.mjs';
import {
  storeWhenStill,
  exportData,
  killWorker,
  openHarness,
  range,
  sessionIdOf,
} from '../support/e2e-harness.mjs';
import { buildPages, serveFolder } from '../support/e2e-server.mjs';

/** More than an import writes at once, so that some of it is in the store when its worker is killed. */
const EVENTS = 7_000;

describe('an export or an import, when something breaks', () => {
  let folder, server, browser, closeBrowser, page, id;

  before(async () => {
    folder = await temporaryFolder();
    server = await serveFolder(await buildPages(folder.path));
    ({ browser, close: closeBrowser } = await launchBrowser());
    page = await openHarness(browser, server);
    id = await sessionIdOf(page);
    await page.evaluate(async (count) => {
      const recorder = globalThis.devtools.get();
      for (let i = 0; i < count; i += 1) {
        const text = String.fromCharCode(...range(400, i));
        recorder.recordEvent({ name: `event:${i}`, payload: { i, text } });
        if (i % 1_000 === 999) await recorder.flush();
      }
      // What the store holds is compared byte by byte from here on.
      recorder.pause();
      await recorder.flush();
      function range(length, seed) {
        return Array.from({ length }, (_, at) => 97 + ((at * 7 + seed * at * 13) % 26));
      }
    }, EVENTS);
  });

  after(async () => {
    await closeBrowser();
    await server.close();
    await folder.remove();
  });

  /** The worker that came after those that were there. */
  const newWorker = (former) =>
    until('a worker of its own', () => page.workers().find((worker) => !former.includes(worker)));

  /** What became of the call whose promise stands in `globalThis.call`. */
  const outcome = () =>
    page.evaluate(() =>
      globalThis.call.then(
        () => ({ code: 'none' }),
        (error) => ({
          code: error.code,
          name: error.name,
          message: error.message,
          path: error.path,
          byteOffset: error.byteOffset,
        }),
      ),
    );

  async function assertExportWorks() {
    const data = await exportData(page, id);
    const names = data.events.map(({ name }) => name).filter((name) => name.startsWith('event:'));
    assert.deepEqual(
      names,
      range(EVENTS).map((i) => `event:${i}`),
    );
  }

  it('rejects an export whose worker is killed, and leaves the store as it was', async () => {
    const before = await storeWhenStill(page);
    const former = page.workers();
    await page.evaluate(() => {
      globalThis.written = 0;
      // Takes a little and then no more, as a full disk or a slow network does.
      const sink = new WritableStream({
        write(chunk) {
          globalThis.written += chunk.length;
          return globalThis.written > 100_000 ? new Promise(() => undefined) : undefined;
        },
      });
      globalThis.call = globalThis.devtools.get().export('session.json', { to: sink });
      globalThis.call.catch(() => undefined);
    });
    await until('it is in the middle', () => page.evaluate(() => globalThis.written > 100_000));
    await killWorker(page, await newWorker(former));
    const { name, code } = await outcome();
    assert.deepEqual({ name, code }, { name: 'SessionError', code: 'worker-failed' });
    assert.deepEqual(await storeWhenStill(page), before);
    await assertExportWorks();
  });

  it('rejects an export that is cancelled while its sink takes no more, and ends its worker', async () => {
    await page.evaluate(() => {
      globalThis.written = 0;
      globalThis.abortReason = undefined;
      const sink = new WritableStream({
        write(chunk) {
          globalThis.written += chunk.length;
          return globalThis.written > 100_000 ? new Promise(() => undefined) : undefined;
        },
      });
      globalThis.abort = new AbortController();
      globalThis.call = globalThis.devtools
        .get()
        .export('session.json', { to: sink, signal: globalThis.abort.signal });
      globalThis.call.catch(() => undefined);
    });
    await until('it is in the middle', () => page.evaluate(() => globalThis.written > 100_000));
    await page.evaluate(() => globalThis.abort.abort());
    assert.equal((await outcome()).code, 'aborted');
    await until('the worker is gone', () => page.workers().length === 1);
    await assertExportWorks();
  });

  it('rejects an import whose worker is killed, and leaves the sessions as they were', async () => {
    const before = await storeWhenStill(page);
    const former = page.workers();
    await page.evaluate(async () => {
      const { blob } = await globalThis.devtools.get().export('session.json');
      globalThis.file = new Uint8Array(await blob.arrayBuffer());
      const enough = Math.floor(globalThis.file.length * 0.9);
      // Most of the file, and then nothing: neither more nor an end.
      const source = new ReadableStream({
        start(controller) {
          for (let at = 0; at < enough; at += 65_536) {
            controller.enqueue(globalThis.file.subarray(at, Math.min(at + 65_536, enough)));
          }
        },
      });
      globalThis.call = globalThis.devtools.get().import(source, { mode: 'open' });
      globalThis.call.catch(() => undefined);
    });
    const worker = await newWorker(former);
    await until(
      'some of it is in the store',
      async () => (await countRows()) > before['devtools-panel/segments'].length,
    );
    await killWorker(page, worker);
    const { name, code } = await outcome();
    assert.deepEqual({ name, code }, { name: 'SessionError', code: 'worker-failed' });
    const stores = await storeWhenStill(page);
    assert.deepEqual(stores['devtools-panel/sessions'], before['devtools-panel/sessions']);
    // Rows of nobody are left until the store is opened again, and are then gone.
    await page.reload();
    await page.evaluate(() => globalThis.enabled);
    await page.evaluate(() => globalThis.devtools.get().pause());
    await until('the rest is collected', async () => {
      const now = await storeWhenStill(page);
      return now['devtools-panel/looseShards'].length === 0;
    });
    const shards = new Set(
      (await storeWhenStill(page))['devtools-panel/segments'].map(({ key }) => key[0]),
    );
    assert.equal(shards.size, 1);
    await assertImportWorks();
  });

  const countRows = async () =>
    page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open('devtools-panel');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const counting = opening.result.transaction('segments').objectStore('segments').count();
            counting.onsuccess = () => {
              opening.result.close();
              resolve(counting.result);
            };
          };
        }),
    );

  async function assertImportWorks() {
    const copy = await page.evaluate(async () => {
      const recorder = globalThis.devtools.get();
      const { blob, recordCount } = await recorder.export('session.json.gz');
      const result = await recorder.import(blob, { mode: 'open' });
      return { ...result, expected: recordCount };
    });
    assert.equal(copy.recordCount, copy.expected);
    const [original, opened] = [await exportData(page, id), await exportData(page, copy.sessionId)];
    for (const section of ['components', 'state', 'events', 'performance']) {
      assert.deepEqual(opened[section], original[section], section);
    }
  }

  it('leaves the store byte-identical when a file is rejected at its end', async () => {
    const before = await storeWhenStill(page);
    const text = await page.evaluate(async () => {
      const { blob } = await globalThis.devtools.get().export('session.json');
      return blob.text();
    });
    const bad = [
      ['truncated', text.slice(0, -20_000)],
      ['invalid-record', text.replace(`"name":"event:${EVENTS - 1}"`, '"name":7')],
      ['invalid-json', text.replace(`"name":"event:${EVENTS - 1}"`, '"name" 7')],
    ];
    for (const [code, file] of bad) {
      await writeFile(join(folder.path, 'site', 'bad.json'), file);
      await page.evaluate(() => {
        globalThis.call = globalThis.devtools
          .get()
          .import(new URL('/bad.json', location.href), { mode: 'merge' });
        globalThis.call.catch(() => undefined);
      });
      const { name, ...error } = await outcome();
      assert.equal(name, 'SessionError');
      assert.equal(error.code, code, JSON.stringify(error));
      assert.ok(error.byteOffset > 1_000_000, JSON.stringify(error));
      assert.deepEqual(await storeWhenStill(page), before);
    }
  });
});
