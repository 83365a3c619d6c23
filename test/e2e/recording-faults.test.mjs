import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { launchBrowser, temporaryFolder, until } from '../support/e2e-browser.mjs';
import {
  assertWellFormed,
  crash,
  exportData,
  killWorker,
  numbersOf,
  openHarness,
  range,
  recordEvents,
  sessionIdOf,
  sessionInfo,
  untilLeft,
} from '../support/e2e-harness.mjs';
import { seededRandom } from '../support/e2e-random.mjs';
import { buildPages, serveFolder } from '../support/e2e-server.mjs';

const CRASHES = 20;
const TABS = 4;
const EVENTS_A_TAB = 10_000;

describe('recording, when something breaks', () => {
  let folder, server, browser, closeBrowser, watcher;

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
    watcher = await openHarness(browser, server);
  });

  afterEach(() => closeBrowser());

  /** Records without end in bursts of uneven size, and tells each time how many are acknowledged. */
  async function recordOn(page, prefix, onAcknowledged) {
    await page.exposeFunction('acknowledged', onAcknowledged);
    await page.evaluate((name) => {
      const recorder = globalThis.devtools.get();
      let count = 0;
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        for (const end = count + 1 + (count % 37); count < end; count += 1) {
          recorder.recordEvent({
            name: `${name}:${count}`,
            payload: { count, text: 'x'.repeat(count % 700) },
          });
        }
        const recorded = count;
        recorder.flush().then(
          () => {
            globalThis.acknowledged(recorded);
            channel.port2.postMessage(0);
          },
          () => undefined,
        );
      };
      channel.port2.postMessage(0);
    }, prefix);
  }

  it(`keeps what flush acknowledged when the tab is killed at a random moment, ${CRASHES} times`, async () => {
    const random = seededRandom(20);
    for (const round of range(CRASHES)) {
      const page = await openHarness(browser, server);
      const id = await sessionIdOf(page);
      const goal = 1 + Math.floor(random() * 1_500);
      let acknowledged = 0;
      await recordOn(page, 'event', (count) => (acknowledged = count));
      await until(`${goal} events are acknowledged`, () => acknowledged >= goal);
      await crash(page);
      const { status } = await untilLeft(watcher, id);
      assert.equal(status, 'interrupted');
      const data = await exportData(watcher, id);
      assertWellFormed(data);
      const numbers = numbersOf(data, 'event');
      assert.deepEqual(numbers, range(numbers.length), `round ${round}: a hole`);
      assert.ok(numbers.length >= acknowledged, `round ${round}: ${numbers.length} of ${acknowledged}`);
      if (round === 0) assert.equal(await countInQuery(watcher, id), data.events.length);
      await page.close();
    }
  });

  async function countInQuery(page, id) {
    return page.evaluate(async (sessionId) => {
      const query = await globalThis.devtools.get().openQuery(sessionId);
      const count = await query.countEvents();
      query.close();
      return count;
    }, id);
  }

  it(`keeps ${TABS} tabs apart that record ${EVENTS_A_TAB} events each at a time`, async () => {
    const pages = [];
    for (const _ of range(TABS)) pages.push(await openHarness(browser, server));
    const ids = await Promise.all(pages.map(sessionIdOf));
    assert.equal(new Set(ids).size, TABS);
    await Promise.all(
      pages.map((page, tab) =>
        page.evaluate(
          async (prefix, total) => {
            const recorder = globalThis.devtools.get();
            for (let i = 0; i < total; i += 1) {
              recorder.recordEvent({
                name: `${prefix}:${i}`,
                payload: { text: 'x'.repeat(100 + (i % 800)) },
              });
              if (i % 500 === 0) await new Promise((resume) => setTimeout(resume));
            }
            await recorder.flush();
          },
          `tab${tab}`,
          EVENTS_A_TAB,
        ),
      ),
    );
    for (const [tab, id] of ids.entries()) {
      const data = await exportData(watcher, id);
      assertWellFormed(data);
      assert.deepEqual(numbersOf(data, `tab${tab}`), range(EVENTS_A_TAB));
      const foreign = data.events.filter(
        ({ name }) => /^tab\d/.test(name) && !name.startsWith(`tab${tab}:`),
      );
      assert.deepEqual(foreign, []);
    }
  });

  it('gives a duplicated tab a session of its own, and leaves the first its own', async () => {
    const [copy] = await Promise.all([
      new Promise((resolve) => watcher.once('popup', resolve)),
      watcher.evaluate(() => void window.open(location.href)),
    ]);
    await until('the copy records', () => copy.evaluate(() => globalThis.enabled));
    const [first, second] = [await sessionIdOf(watcher), await sessionIdOf(copy)];
    assert.notEqual(second, first);
    await Promise.all([
      recordEvents(watcher, 'first', 100, { flush: true }),
      recordEvents(copy, 'second', 100, { flush: true }),
    ]);
    for (const [page, id] of [
      [watcher, first],
      [copy, second],
    ]) {
      await page.reload();
      await page.evaluate(() => globalThis.enabled);
      assert.equal(await sessionIdOf(page), id);
    }
    const [mine, other] = [await exportData(watcher, first), await exportData(watcher, second)];
    assert.deepEqual([numbersOf(mine, 'first'), numbersOf(mine, 'second')], [range(100), []]);
    assert.deepEqual([numbersOf(other, 'first'), numbersOf(other, 'second')], [[], range(100)]);
  });

  it('goes on in a new worker when the one that writes is killed, and counts what is lost', async () => {
    const page = await openHarness(browser, server);
    await recordEvents(page, 'before', 500, { flush: true });
    for (const round of range(3)) {
      const [worker] = page.workers();
      await page.evaluate((name) => {
        const recorder = globalThis.devtools.get();
        for (let i = 0; i < 2_000; i += 1)
          recorder.recordEvent({ name: `${name}:${i}`, payload: 'x'.repeat(300) });
      }, `round${round}`);
      await killWorker(page, worker);
      await until('there is a new worker', () => page.workers().length > 0);
      await recordEvents(page, `after${round}`, 100, { flush: true });
    }
    assert.equal(await page.evaluate(() => globalThis.devtools.get().status.state), 'recording');
    const data = await exportData(page);
    assertWellFormed(data);
    assert.deepEqual(numbersOf(data, 'before'), range(500));
    const gaps = data.events.filter(({ name }) => name === 'gap');
    const lost = gaps.reduce((sum, { payload }) => sum + payload.droppedCount, 0);
    const kept = range(3).flatMap((round) => numbersOf(data, `round${round}`)).length;
    assert.equal(kept + lost, 3 * 2_000, `${kept} kept, ${lost} said to be lost`);
    for (const round of range(3)) assert.deepEqual(numbersOf(data, `after${round}`), range(100));
    const { droppedCount } = await sessionInfo(page, await sessionIdOf(page));
    assert.equal(droppedCount, lost);
  });

  it('goes on recording when the storage of the site is cleared, and in each worker that comes after', async () => {
    const page = await openHarness(browser, server);
    await recordEvents(page, 'before', 100, { flush: true });
    const client = await page.createCDPSession();
    for (const round of range(2)) {
      const died = page.evaluate(
        () =>
          new Promise((resolve) => {
            globalThis.devtools.get().addEventListener('error', resolve, { once: true });
          }),
      );
      await client.send('Storage.clearDataForOrigin', { origin: server.url, storageTypes: 'all' });
      await died;
      await recordEvents(page, `after${round}`, 100, { flush: true });
    }
    assert.equal(await page.evaluate(() => globalThis.devtools.get().status.state), 'recording');
    const data = await exportData(page);
    assertWellFormed(data);
    assert.deepEqual(numbersOf(data, 'after1'), range(100));
  });
});
