import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchBrowser, temporaryFolder, until } from '../support/e2e-browser.mjs';
import {
  assertWellFormed,
  exportData,
  numbersOf,
  openHarness,
  range,
  recordEvents,
  sessionIdOf,
  sessionInfo,
  untilLeft,
} from '../support/e2e-harness.mjs';
import { buildPages, serveFolder } from '../support/e2e-server.mjs';

describe('the session of a tab', () => {
  let folder, server, browser, closeBrowser, watcher;

  before(async () => {
    folder = await temporaryFolder();
    server = await serveFolder(await buildPages(folder.path));
    ({ browser, close: closeBrowser } = await launchBrowser());
    watcher = await openHarness(browser, server);
  });

  after(async () => {
    await closeBrowser();
    await server.close();
    await folder.remove();
  });

  /** Arms a handler for the next real click: it records, and then the page goes away within the same task. */
  async function armClick(page, prefix, count, leave) {
    await page.evaluate(
      (name, total, how) => {
        globalThis.isOldPage = true;
        document.documentElement.style.height = '100%';
        addEventListener('click', () => {
          const recorder = globalThis.devtools.get();
          for (let i = 0; i < total; i += 1)
            recorder.recordEvent({ name: `${name}:${i}`, payload: { i } });
          if (how === 'reload') location.reload();
          if (how === 'close') window.close();
          if (how === 'navigate') location.href = 'about:blank';
        });
      },
      prefix,
      count,
      leave,
    );
  }

  /** A click after which the page may be gone before its answer comes. */
  async function clickAway(page) {
    await page.bringToFront();
    await page.mouse.click(200, 200).catch(() => undefined);
  }

  function untilReloaded(page) {
    return until('the page is there again', () =>
      page.evaluate(async () => globalThis.isOldPage === undefined && (await globalThis.enabled)),
    );
  }

  it('goes on over reloads: the same id, seq that ascends, a mark for each load', async () => {
    const page = await openHarness(browser, server);
    const id = await sessionIdOf(page);
    await recordEvents(page, 'first', 50, { flush: true });
    for (const prefix of ['second', 'third']) {
      await page.reload();
      await page.evaluate(() => globalThis.enabled);
      assert.equal(await sessionIdOf(page), id);
      await recordEvents(page, prefix, 50, { flush: true });
    }
    const data = await exportData(page);
    assertWellFormed(data);
    assert.equal(data.session.id, id);
    for (const prefix of ['first', 'second', 'third']) {
      assert.deepEqual(numbersOf(data, prefix), range(50));
    }
    const loads = data.events
      .filter(({ name }) => name === 'navigation')
      .map(({ payload }) => payload.type);
    assert.deepEqual(loads, ['navigate', 'reload', 'reload']);
    const order = data.events.map(({ name }) => name);
    assert.ok(order.indexOf('first:49') < order.lastIndexOf('navigation'));
    assert.ok(order.indexOf('second:49') < order.lastIndexOf('navigation'));
    assert.equal(
      (await sessionInfo(page, id)).recordCount,
      data.events.length + data.performance.length,
    );
    await page.close();
  });

  it('is counted by the panel from where it stood before the reload', async () => {
    const page = await openHarness(browser, server);
    await recordEvents(page, 'counted', 120, { flush: true });
    const before = await page.evaluate(() => globalThis.devtools.get().status.counts);
    await page.reload();
    await page.evaluate(() => globalThis.enabled);
    const after = await page.evaluate(() => globalThis.devtools.get().status.counts);
    assert.ok(after.events > before.events, `${after.events} events after ${before.events}`);
    await page.close();
  });

  for (const leave of ['reload', 'close', 'navigate']) {
    it(`keeps all that flush acknowledged when the page goes at once (${leave})`, async () => {
      for (const round of range(5)) {
        const [page] = await Promise.all([
          new Promise((resolve) => watcher.once('popup', resolve)),
          // Without the copied id the new tab need not find out first that its session is taken.
          watcher.evaluate((url) => {
            sessionStorage.clear();
            window.open(url);
          }, `${server.url}/api.html`),
        ]);
        await until('the page records', () => page.evaluate(() => globalThis.enabled));
        const id = await sessionIdOf(page);
        await recordEvents(page, 'acknowledged', 500, { flush: true });
        await armClick(page, 'last', 300, leave);
        await clickAway(page);
        if (leave === 'reload') await untilReloaded(page);
        else await untilLeft(watcher, id);
        const data = await exportData(watcher, id);
        assertWellFormed(data);
        assert.deepEqual(numbersOf(data, 'acknowledged'), range(500));
        // Of the rest the beginning may be there, but never a part with a hole in it.
        const last = numbersOf(data, 'last');
        assert.deepEqual(last, range(last.length), `round ${round}`);
        if (!page.isClosed()) await page.close();
      }
    });
  }

  it('is finished or interrupted once its tab is closed, and opens again', async () => {
    const page = await openHarness(browser, server);
    const id = await sessionIdOf(page);
    await recordEvents(page, 'kept', 10, { flush: true });
    await page.close();
    const { status, recordCount } = await untilLeft(watcher, id);
    assert.match(status, /^(?:finished|interrupted)$/);
    assert.ok(recordCount >= 10);
    const count = await watcher.evaluate(async (sessionId) => {
      const query = await globalThis.devtools.get().openQuery(sessionId);
      const events = await query.countEvents();
      query.close();
      return events;
    }, id);
    assert.ok(count >= 10);
  });
});
