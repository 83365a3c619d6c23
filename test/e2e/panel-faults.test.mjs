import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { catchDownloads, launchBrowser, temporaryFolder, until } from '../support/e2e-browser.mjs';
import { storeWhenStill, exportData, numbersOf, range } from '../support/e2e-harness.mjs';
import {
  clickInPanel,
  dropFiles,
  openPanel,
  statusWord,
  transfersInPanel,
  within,
} from '../support/e2e-panel.mjs';
import { buildPages, serveFolder } from '../support/e2e-server.mjs';

/** Enough for an export that compresses all of it anew to take longer than a click. */
const MANY_EVENTS = 15_000;

const EVENTS = 500;

describe('the panel, when a transfer does not go through', () => {
  let folder, server, browser, closeBrowser, page;

  before(async () => {
    folder = await temporaryFolder();
    server = await serveFolder(await buildPages(folder.path));
  });

  after(async () => {
    await server.close();
    await folder.remove();
  });

  beforeEach(async () => {
    ({ browser, close: closeBrowser } = await launchBrowser());
    page = await browser.newPage();
    await page.goto(`${server.url}/auto.html`);
    await until('it records', () =>
      page.evaluate(() => globalThis.devtools.get().status.state === 'recording'),
    );
  });

  afterEach(() => closeBrowser());

  /** Records events, opens the panel and pauses, so that nothing but the test changes the store. */
  async function recordAndPause(count) {
    await page.evaluate(async (total) => {
      const recorder = globalThis.devtools.get();
      const words = Array.from({ length: 300 }, (_, i) => (i * 2_654_435_761).toString(36));
      for (let i = 0; i < total; i += 1) {
        const text = Array.from({ length: 120 }, (_, at) => words[(i * at * 31 + at) % 300]).join(' ');
        recorder.recordEvent({ name: `event:${i}`, payload: { i, text } });
        if (i % 2_000 === 1_999) await recorder.flush();
      }
    }, count);
    await openPanel(page);
    await clickInPanel(page, '#record');
    await until('it is paused', async () => (await statusWord(page)) === 'Paused');
  }

  it('ends an export by its Cancel button: no download, no card, and the next one works', async () => {
    const downloads = await catchDownloads(browser, folder.path);
    await recordAndPause(MANY_EVENTS);
    // The smallest file, without times: every line is read and written anew.
    await clickInPanel(page, '#options');
    const level = await page.waitForSelector(within('#compression'), { visible: true });
    await level.select('best');
    await clickInPanel(page, '[name=timestamps]');
    await page.keyboard.press('Escape');

    // The one that estimated the size may wait for the export.
    const before = page.workers().length;
    await clickInPanel(page, '#download');
    await clickInPanel(page, '.card[data-state=running] button');
    await until('the card goes', async () => (await transfersInPanel(page)).length === 0);
    await until('the worker ends', () => page.workers().length <= before);
    assert.equal(downloads.count, 0);

    const file = await downloads.during(() => clickInPanel(page, '#download'));
    assert.equal(downloads.count, 1);
    const data = JSON.parse(gunzipSync(readFileSync(file.path)));
    assert.deepEqual(numbersOf(data, 'event'), range(MANY_EVENTS));
    assert.ok(data.events.every((event) => !('time' in event)));
  });

  it('says what is wrong with a dropped file and where; the store stays byte-identical, and a good file opens', async () => {
    await recordAndPause(EVENTS);
    const data = await exportData(page);
    const cut = gzipSync(JSON.stringify(data)).subarray(0, -100);
    const before = await storeWhenStill(page);
    const at = data.events.findIndex(({ name }) => name === 'event:300');
    data.events[at].seq = 'late';
    const text = JSON.stringify(data);
    const byteOffset = Buffer.from(text.slice(0, text.indexOf('{"seq":"late"'))).length;
    const files = [
      ['bad.json', text, 'invalid-record', [`events[${at}]`, byteOffset]],
      ['bad.json.gz', cut, 'gzip-truncated', []],
      ['photo.json', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'not-a-session', []],
    ];
    for (const [name, content, code, [path, offset]] of files) {
      const file = join(folder.path, name);
      await writeFile(file, content);
      await dropFiles(page, 'devtools-frame', [file]);
      const card = await until(`${name} is refused`, async () =>
        (await transfersInPanel(page)).find((one) => one.state === 'failed' && one.text.includes(name)),
      );
      assert.equal(card.code, code, card.text);
      assert.match(card.text, new RegExp(`^Could not open ${name}`));
      if (path !== undefined) {
        assert.ok(card.text.includes(`at ${path}`), card.text);
        assert.ok(card.text.includes(`byte ${offset.toLocaleString('en')}`), `${offset}: ${card.text}`);
      }
      assert.deepEqual(await storeWhenStill(page), before);
    }
    assert.equal(await statusWord(page), 'Paused');

    // A good file after the bad ones.
    const file = join(folder.path, 'good.json');
    await writeFile(file, JSON.stringify(await exportData(page)));
    await dropFiles(page, 'devtools-frame', [file]);
    await until('it is shown', async () => (await statusWord(page)) === 'Imported');
    await until('it is reported', async () =>
      (await transfersInPanel(page)).some(({ text }) => text.startsWith('Opened good.json')),
    );
  });
});
