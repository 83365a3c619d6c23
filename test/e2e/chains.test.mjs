import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { launchBrowser, temporaryFolder } from '../support/e2e-browser.mjs';
import { exportData, numbersOf, range, storeWhenStill } from '../support/e2e-harness.mjs';
import { clickInPanel, dropFiles, openPanel, untilTransfer } from '../support/e2e-panel.mjs';
import { buildPages, serveFolder } from '../support/e2e-server.mjs';

/** Events in each of three files. */
const EVENTS = 500;

describe('a full export and its deltas, dropped on the panel of another page', () => {
  let folder, server, browser, closeBrowser, page, days;

  before(async () => {
    folder = await temporaryFolder();
    server = await serveFolder(await buildPages(folder.path));
    ({ browser, close: closeBrowser } = await launchBrowser());
    const source = await browser.newPage();
    await source.goto(`${server.url}/element.html`);
    const files = await source.evaluate(async (count) => {
      const recorder = await globalThis.devtools.enable({ collectors: [], name: 'Three days' });
      const made = [];
      let since;
      for (const name of ['day-1.json.gz', 'day-2.msgpack', 'day-3.yaml.gz']) {
        for (let i = 0; i < count; i += 1)
          recorder.recordEvent({ name: `event:${made.length * count + i}` });
        const { blob, checkpoint } = since
          ? await recorder.exportIncremental(name, since)
          : await recorder.export(name);
        since = checkpoint;
        made.push([name, [...new Uint8Array(await blob.arrayBuffer())]]);
      }
      await recorder.clearAll();
      await globalThis.devtools.disable();
      return made;
    }, EVENTS);
    await mkdir(join(folder.path, 'days'));
    days = files.map(([name]) => join(folder.path, 'days', name));
    for (const [i, [, bytes]] of files.entries()) await writeFile(days[i], Uint8Array.from(bytes));
    await source.close();
    page = await browser.newPage();
    await page.goto(`${server.url}/element.html`);
    await page.evaluate(() => globalThis.devtools.enable({ collectors: [] }));
    await openPanel(page);
  });

  after(async () => {
    await closeBrowser();
    await server.close();
    await folder.remove();
  });

  const storedSessions = () =>
    page.evaluate(async () =>
      (await globalThis.devtools.get().sessions()).filter(({ status }) => status === 'imported'),
    );

  it('names the one that is missing, and leaves the store byte-identical', async () => {
    const before = await storeWhenStill(page);
    await dropFiles(page, 'devtools-frame', [days[2], days[0]]);
    const { code, text } = await untilTransfer(page, 'failed');
    assert.equal(code, 'delta-mismatch');
    assert.match(
      text,
      /day-3\.yaml\.gz starts at 1,000; day-1\.json\.gz ends at 500: day-2 is missing\./,
    );
    assert.deepEqual(await storeWhenStill(page), before);
    await clickInPanel(page, '.card.error [aria-label=Dismiss]');
  });

  it('become one session, in any order', async () => {
    await dropFiles(page, 'devtools-frame', [days[2], days[0], days[1]]);
    const { text } = await untilTransfer(page, 'done');
    assert.match(text, /Opened 3 files 1,500 records added/);
    assert.ok(
      text.indexOf('day-1') < text.indexOf('day-2') && text.indexOf('day-2') < text.indexOf('day-3'),
    );
    const [session, ...others] = await storedSessions();
    assert.deepEqual(others, []);
    assert.deepEqual(numbersOf(await exportData(page, session.id), 'event'), range(3 * EVENTS));
  });

  it('are found in a folder that is dropped, and other files in it are left out', async () => {
    await writeFile(join(folder.path, 'days', 'notes.txt'), 'Not a session.');
    await clickInPanel(page, '.card[data-state=done] [aria-label=Dismiss]');
    await dropFiles(page, 'devtools-frame', [join(folder.path, 'days')]);
    const { text } = await untilTransfer(page, 'done');
    assert.match(text, /Opened 3 files 1,500 records added/);
    assert.match(text, /Left out of days, since the names are not those of sessions: notes\.txt\./);
    assert.equal((await storedSessions()).length, 2);
  });
});
