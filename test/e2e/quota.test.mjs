import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchBrowser, temporaryFolder, until } from '../support/e2e-browser.mjs';
import {
  assertWellFormed,
  exportData,
  numbersOf,
  range,
  recordEvents,
} from '../support/e2e-harness.mjs';
import { openPanel, statusWord, untilTransfer } from '../support/e2e-panel.mjs';
import { buildPages, serveFolder } from '../support/e2e-server.mjs';

/** All the room that the site has, bytes. */
const QUOTA = 6 * 1024 ** 2;

/** Text that was acknowledged before the store was full must be at least this, bytes. */
const STORED_AT_LEAST = QUOTA / 2;

const TEXT_BYTES = 9_000;

describe('a site whose storage is used up', () => {
  let folder, server, browser, closeBrowser, page, limits, acknowledged;

  before(async () => {
    folder = await temporaryFolder();
    server = await serveFolder(await buildPages(folder.path));
    ({ browser, close: closeBrowser } = await launchBrowser());
    page = await browser.newPage();
    limits = await page.createCDPSession();
    // Before the site's first write: the browser remembers for a while how much room it saw.
    await limits.send('Storage.overrideQuotaForOrigin', { origin: server.url, quotaSize: QUOTA });
    await page.goto(`${server.url}/auto.html`);
    await until('it records', async () => (await status()).state === 'recording');
  });

  after(async () => {
    await closeBrowser();
    await server.close();
    await folder.remove();
  });

  const status = () =>
    page.evaluate(() => {
      const { state, error, droppedCount } = globalThis.devtools.get().status;
      return { state, code: error?.code, droppedCount };
    });

  /** Records what does not compress until the recorder says no; gives the number of events that were flushed. */
  const fill = () =>
    page.evaluate(
      async (textBytes, most) => {
        const recorder = globalThis.devtools.get();
        let flushed = 0;
        for (let i = 0; i < most; i += 1) {
          const bytes = crypto.getRandomValues(new Uint8Array(textBytes));
          recorder.recordEvent({ name: `fill:${i}`, payload: btoa(String.fromCharCode(...bytes)) });
          if (i % 20 !== 19) continue;
          await recorder.flush().catch(() => undefined);
          if (recorder.status.state !== 'recording') break;
          flushed = i + 1;
        }
        return flushed;
      },
      TEXT_BYTES,
      Math.ceil((QUOTA * 4) / TEXT_BYTES),
    );

  it('is told by the status as full, with the reason', async () => {
    acknowledged = await fill();
    const { state, code, droppedCount } = await status();
    assert.equal(state, 'full');
    assert.equal(code, 'quota-exceeded');
    assert.ok(droppedCount > 0);
    assert.ok(acknowledged * TEXT_BYTES > STORED_AT_LEAST, `${acknowledged} events were flushed`);
  });

  it('keeps what was acknowledged, and exports it', async () => {
    const data = await exportData(page);
    assertWellFormed(data);
    const numbers = numbersOf(data, 'fill');
    assert.deepEqual(numbers, range(numbers.length));
    assert.ok(numbers.length >= acknowledged, `${numbers.length} of ${acknowledged}`);
  });

  it('is told by the panel in words', async () => {
    await openPanel(page);
    await until('the status line says so', async () => (await statusWord(page)) === 'Full');
    const { code, text } = await untilTransfer(page, 'failed');
    assert.equal(code, 'quota-exceeded');
    assert.match(text, /no room left/);
  });

  it('records on once there is room, with a mark where records are missing', async () => {
    await limits.send('Storage.overrideQuotaForOrigin', { origin: server.url });
    await page.evaluate(() => globalThis.devtools.get().resume());
    await recordEvents(page, 'again', 50, { flush: true });
    const data = await exportData(page);
    assertWellFormed(data);
    assert.deepEqual(numbersOf(data, 'again'), range(50));
    const gaps = data.events.filter(({ name }) => name === 'gap');
    const dropped = gaps.reduce((sum, { payload }) => sum + payload.droppedCount, 0);
    const { state, droppedCount } = await status();
    assert.equal(state, 'recording');
    assert.equal(dropped, droppedCount);
    assert.equal(data.session.droppedCount, droppedCount);
  });
});
