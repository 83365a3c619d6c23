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
        addEventListener('pagehide', () => globalThis.devtools.get().recordEvent({ name: 'leaving:0' }));
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

  /** Waits until another page has taken over what the closed one left, its goodbye among it. */
  function untilFinished(page, id) {
    return until('the session is finished', async () => {
      const info = await sessionInfo(page, id);
      return info?.status === 'finished' ? info : undefined;
    });
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
    it(`keeps all up to the last call when the page goes in the same task (${leave})`, async () => {
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
        else await untilFinished(watcher, id);
        // The last is what the app itself records while the page goes, after our goodbye: it is taken over by itself.
        const data = await until(`the last record is stored in round ${round}`, async () => {
          const stored = await exportData(watcher, id);
          return numbersOf(stored, 'leaving').length > 0 && stored;
        });
        assertWellFormed(data);
        assert.deepEqual(numbersOf(data, 'acknowledged'), range(500));
        assert.deepEqual(numbersOf(data, 'last'), range(300), `round ${round}`);
        assert.deepEqual(numbersOf(data, 'leaving'), [0], `round ${round}`);
        if (!page.isClosed()) await page.close();
      }
    });
  }

  it('says how many records are missing where the page that goes finds localStorage full', async () => {
    const page = await openHarness(browser, server);
    await recordEvents(page, 'acknowledged', 500, { flush: true });
    // Room for some of the last records, but not for all.
    await page.evaluate(() => {
      let size = 8 * 1024 ** 2;
      for (let filled = ''; size > 4_000; size >>= 1) {
        try {
          localStorage.setItem('app', filled + 'x'.repeat(size));
          filled = localStorage.getItem('app');
        } catch {
          // Too much: half of it may fit.
        }
      }
    });
    await armClick(page, 'last', 300, 'reload');
    // Nearly the last thing that a page is told.
    await page.evaluate(() =>
      addEventListener('visibilitychange', () => {
        const { counts } = globalThis.devtools.get().status;
        const count = Object.values(counts).reduce((sum, each) => sum + each, 0);
        sessionStorage.setItem('told', String(count));
      }),
    );
    await clickAway(page);
    await untilReloaded(page);
    await recordEvents(page, 'next', 50, { flush: true });
    const data = await exportData(page);
    assertWellFormed(data);
    const last = numbersOf(data, 'last');
    assert.deepEqual(last, range(last.length));
    assert.deepEqual(numbersOf(data, 'next'), range(50));
    // It may have been just in time: then nothing is missing, and no gap is told.
    const gaps = data.events.filter(({ name }) => name === 'gap');
    const missing = gaps.reduce((sum, { payload }) => sum + payload.droppedCount, 0);
    const reload = data.events.find(
      ({ name, payload }) => name === 'navigation' && payload?.type === 'reload',
    );
    const stored = ['components', 'state', 'events', 'performance']
      .flatMap((section) => data[section])
      .filter(({ seq, name }) => seq < reload.seq && name !== 'gap').length;
    const told = await page.evaluate(() => Number(sessionStorage.getItem('told')));
    assert.ok(told >= 500 + 300 + 3, String(told));
    // How long the click took may be recorded behind that.
    assert.ok(stored + missing >= told, `${stored} and ${missing} of ${told}`);
    assert.equal(stored + missing + gaps.length, reload.seq - 1);
    assert.equal((await sessionInfo(page, data.session.id)).droppedCount, missing);
    await page.evaluate(() => localStorage.removeItem('app'));
    await page.close();
  });

  it('is finished in the list of another tab once its tab is closed, and opens again', async () => {
    const page = await openHarness(browser, server);
    const id = await sessionIdOf(page);
    await recordEvents(page, 'kept', 10, { flush: true });
    await page.close();
    const { recordCount } = await untilFinished(watcher, id);
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
