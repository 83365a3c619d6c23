import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { launchBrowser, temporaryFolder, until } from '../support/e2e-browser.mjs';
import { assertWellFormed, crash, openHarness } from '../support/e2e-harness.mjs';
import { chooseTab, dropFiles, openPanel, rowsInView, untilTransfer } from '../support/e2e-panel.mjs';
import { buildPages, serveFolder } from '../support/e2e-server.mjs';

const app = `<!doctype html><html lang="en"><meta charset="utf-8" /><title>A till</title>
<link rel="icon" href="data:," /><button>Pay</button><script src="./app.js"></script></html>`;
const script = `console.info('first of all');
document.querySelector('button').addEventListener('click', () => {
  console.warn('write to ada@example.com');
  throw new Error('the till is stuck');
});`;

const readGzip = (path) => JSON.parse(gunzipSync(readFileSync(path)).toString());
const namesOf = (data) => data.events.map(({ name }) => name);
const textOf = (data) => JSON.stringify(data.events);

describe('devtools-panel/testing', () => {
  let saveSession, startRecording;
  let folder, site, server, browser, closeBrowser, context, page, problems, options;

  before(async () => {
    // As it was built.
    const entry = new URL('../../dist/testing.js', import.meta.url);
    ({ saveSession, startRecording } = await import(entry.href));
    folder = await temporaryFolder();
    site = await buildPages(folder.path);
    await writeFile(join(site, 'app.html'), app);
    await writeFile(join(site, 'app.js'), script);
    server = await serveFolder(site, (path) =>
      path === '/app.html' ? { 'content-security-policy': "default-src 'self'; img-src data:" } : {},
    );
    ({ browser, close: closeBrowser } = await launchBrowser());
  });

  after(async () => {
    await closeBrowser();
    await server.close();
    await folder.remove();
  });

  beforeEach(async () => {
    context = await browser.createBrowserContext();
    page = await context.newPage();
    problems = [];
    options = { onProblem: (message) => problems.push(message) };
  });

  afterEach(() => context.close());

  const pathOf = (name) => join(folder.path, name);

  it("leaves a file of a failed test, with what happened before the app's first script and until the failure", async () => {
    const path = pathOf('artefacts/till/session.json.gz');
    let failure;
    try {
      await startRecording(page, { name: 'pays' });
      await page.goto(`${server.url}/app.html`);
      await page.click('button');
      assert.equal(await page.$eval('button', (button) => button.textContent), 'Paid');
    } catch (error) {
      failure = error;
      assert.equal(await saveSession(page, path, options), path);
    }
    assert.equal(failure.code, 'ERR_ASSERTION');
    assert.deepEqual(problems, []);
    const data = readGzip(path);
    assertWellFormed(data);
    assert.equal(data.session.name, 'pays');
    assert.match(textOf(data), /first of all.*click.*the till is stuck/);
    assert.ok(!textOf(data).includes('ada@example.com'));
    assert.ok(!existsSync(`${path}.part`));
    await opensIn(path);
  });

  /** Drops the file on a panel of another profile, and finds the failure in its events. */
  async function opensIn(path) {
    const other = await browser.createBrowserContext();
    const viewer = await other.newPage();
    await viewer.goto(`${server.url}/element.html`);
    await viewer.evaluate(() => globalThis.devtools.enable({ collectors: [] }));
    await openPanel(viewer);
    await chooseTab(viewer, 'events');
    await dropFiles(viewer, '.views', [path]);
    await untilTransfer(viewer, 'done');
    await until('the error is shown', async () =>
      (await rowsInView(viewer, 'events')).flat().some((text) => text.includes('till is stuck')),
    );
    await other.close();
  }

  it('goes on recording after a reload, and keeps what it is told to keep', async () => {
    await startRecording(page);
    await page.goto(`${server.url}/app.html`);
    await page.click('button');
    await page.reload();
    const path = await saveSession(page, pathOf('kept.json'), { ...options, sanitize: false });
    const data = JSON.parse(readFileSync(path, 'utf8'));
    assert.equal(namesOf(data).filter((name) => name === 'navigation').length, 2);
    assert.ok(textOf(data).includes('ada@example.com'));
  });

  it('saves the session of an app that records itself, and has its own recorder make way', async () => {
    await startRecording(page);
    await openHarness(browser, server, 'api', page);
    await page.evaluate(() => globalThis.devtools.get().recordEvent({ name: 'of the app' }));
    const path = await saveSession(page, pathOf('own.json'), options);
    const data = JSON.parse(readFileSync(path, 'utf8'));
    assert.equal(data.session.id, await page.evaluate(() => globalThis.devtools.get().sessionId));
    assert.ok(namesOf(data).includes('of the app'));
    assert.deepEqual(problems, []);
  });

  it('writes a large session in parts, as it lies in the page', async () => {
    await startRecording(page);
    await openHarness(browser, server, 'api', page);
    const size = await page.evaluate(async () => {
      const recorder = globalThis.devtools.get();
      for (let i = 0; i < 700; i += 1)
        recorder.recordEvent({ name: 'long', payload: `${i} `.repeat(4000) });
      await recorder.flush();
      return (await recorder.export('a.json')).bytesWritten;
    });
    assert.ok(size > 9_000_000);
    const path = await saveSession(page, pathOf('large.json'), options);
    const data = JSON.parse(readFileSync(path, 'utf8'));
    assert.equal(namesOf(data).filter((name) => name === 'long').length, 700);
  });

  it('saves what was durable when the page has crashed, and says so', async () => {
    await startRecording(page);
    await page.goto(`${server.url}/app.html`);
    await page.click('button');
    await page.evaluate((key) => globalThis[Symbol.for(key)].devtools.get().flush(), 'devtools-panel');
    await crash(page);
    const path = await saveSession(page, pathOf('crashed.json.gz'), { ...options, timeoutMs: 2_000 });
    assert.match(textOf(readGzip(path)), /the till is stuck/);
    assert.equal(problems.length, 1);
    assert.match(problems[0], /^The page cannot give its session: .*What was stored for http/);
  });

  it('saves what the app did when the test has left it for a page where nothing records', async () => {
    await startRecording(page);
    await page.goto(`${server.url}/app.html`);
    await page.click('button');
    await page.goto('about:blank');
    const path = await saveSession(page, pathOf('left.json.gz'), options);
    assert.match(textOf(readGzip(path)), /the till is stuck/);
    assert.match(problems[0], /about:blank/);
  });

  it('says in words why there is no file, and throws nothing', async () => {
    await page.goto(`${server.url}/app.html`);
    assert.equal(await saveSession(page, pathOf('none.json'), options), undefined);
    assert.match(
      problems.at(-1),
      /^The session was not saved to .*none\.json: nothing is stored for http/,
    );
    assert.ok(!existsSync(pathOf('none.json')));
    await page.close();
    await context.close();
    context = await browser.createBrowserContext();
    assert.equal(await saveSession(page, pathOf('none.json'), options), undefined);
    await assert.rejects(startRecording({}), TypeError);
  });
});
