import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { catchDownloads, launchBrowser, temporaryFolder, until } from '../support/e2e-browser.mjs';
import { assertWellFormed, readStore } from '../support/e2e-harness.mjs';
import {
  chooseTab,
  clickInPanel,
  countsInPanel,
  dropFiles,
  openPanel,
  rowsInView,
  statusWord,
  untilTransfer,
  viewCount,
  within,
} from '../support/e2e-panel.mjs';
import {
  assertFieldsRemoved,
  assertNoTrace,
  textOfStore,
  visibleTraces,
} from '../support/e2e-secrets.mjs';
import { serveDemo } from '../support/e2e-server.mjs';
import { addFilm, breakThings, buyFilms, CUSTOMER, openShop } from '../support/e2e-shop.mjs';

const sections = ['components', 'state', 'events', 'performance'];
const readGzip = (path) => gunzipSync(readFileSync(path)).toString();
const countsOf = (data) => Object.fromEntries(sections.map((name) => [name, data[name].length]));
const totalOf = (counts) => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** The shop is used once, and each test looks at another part of what came of it. */
describe('the main job, from a fresh profile to another one', () => {
  let folder, demo, here, there, downloads, shop, file, data;

  before(async () => {
    folder = await temporaryFolder();
    demo = await serveDemo();
    here = await launchBrowser();
    downloads = await catchDownloads(here.browser, folder.path);
  });

  after(async () => {
    await here.close();
    await there?.close();
    await demo.close();
    await folder.remove();
  });

  const launcherCount = () =>
    shop.$eval(within('.launcher'), (button) => Number(button.textContent.replace(/\D/g, '')));

  it('records from the first moment and counts on the button', async () => {
    shop = await openShop(here.browser, demo);
    const atFirst = await until('the button counts', launcherCount);
    await buyFilms(shop);
    await breakThings(shop);
    // The shop itself says nothing on the console.
    await shop.evaluate(() => console.warn('stock is low', { left: 2 }));
    await until('the button counts on', async () => (await launcherCount()) > atFirst + 500);
  });

  it('opens by Alt+Shift+D and by the button, closes by both keys, and is no part of the record', async () => {
    const isOpen = () => shop.$eval('devtools-panel', (panel) => panel.open);
    const pressHotkey = async () => {
      await shop.keyboard.down('Alt');
      await shop.keyboard.down('Shift');
      await shop.keyboard.press('KeyD');
      await shop.keyboard.up('Shift');
      await shop.keyboard.up('Alt');
    };
    await pressHotkey();
    await shop.waitForSelector(within('devtools-frame'), { visible: true });
    const before = await countsInPanel(shop);
    await pressHotkey();
    assert.equal(await isOpen(), false);
    await openPanel(shop);
    await shop.keyboard.press('Escape');
    assert.equal(await isOpen(), false);
    await openPanel(shop);
    for (const tab of sections) await chooseTab(shop, tab);
    // What it costs the page to draw the panel may well be measured.
    const after = await countsInPanel(shop);
    assert.deepEqual({ ...after, performance: 0 }, { ...before, performance: 0 });
  });

  it('shows live counts and the newest events while the shop is used', async () => {
    await chooseTab(shop, 'events');
    const before = await countsInPanel(shop);
    await addFilm(shop);
    await until('the counts go up', async () => {
      const now = await countsInPanel(shop);
      return sections.slice(0, 3).every((name) => now[name] > before[name]);
    });
    assert.equal(await statusWord(shop), 'Recording');
    await until('the list shows the newest event', async () =>
      (await rowsInView(shop, 'events')).flat().some((text) => text.includes('cart/filmAdded')),
    );
  });

  it('downloads a file that zlib and gunzip read', async () => {
    file = await downloads.during(() => clickInPanel(shop, '#download'));
    assert.equal(file.state, 'completed');
    assert.match(file.filename, /_\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d\.json\.gz$/);
    execFileSync('gunzip', ['-t', file.path]);
    data = JSON.parse(readGzip(file.path));
    const { text } = await untilTransfer(shop, 'done');
    assert.match(text, new RegExp(`\\b${totalOf(countsOf(data)).toLocaleString('en')} records`));
  });

  it('puts everything that happened into the file, in order', () => {
    assertWellFormed(data);
    const names = new Set(data.components.map(({ name }) => name));
    for (const name of [
      'film-app',
      'film-card',
      'film-detail',
      'film-recommendations',
      'film-checkout',
    ]) {
      assert.ok(names.has(name), name);
    }
    assert.ok(data.components.some(({ op }) => op === 'update'));
    assert.ok(data.components.some(({ op }) => op === 'unmount'));
    assert.ok(![...names].some((name) => name?.startsWith('devtools-')), 'the panel records itself');

    const paths = new Set(data.state.flatMap(({ changes = [] }) => changes.map(({ path }) => path)));
    for (const path of [
      '/filters/genre',
      '/route/name',
      '/cart/lines/0',
      '/checkout/draft/name',
      '/checkout/order',
    ]) {
      assert.ok(paths.has(path), path);
    }
    const events = new Set(data.events.map(({ category, name }) => `${category} ${name}`));
    for (const event of [
      'navigation navigation',
      'network fetch',
      'dom click',
      'dom input',
      'dom submit',
      'console console.warn',
      'error error',
      'error unhandledrejection',
      'state filters/filtersChanged',
      'state cart/filmAdded',
      'state checkout/placeOrder/fulfilled',
    ]) {
      assert.ok(events.has(event), `${event} in ${[...events].join(', ')}`);
    }
    const slow = data.performance.filter(({ name }) => name === 'film-recommendations');
    assert.ok(Math.max(...slow.map(({ duration }) => duration)) >= 100, 'the slow render shows');
    assert.ok(data.performance.some(({ name }) => name === 'long-frame'));
  });

  it('opens in a second tab, where the file is dropped, with the same records', async () => {
    const tab = await openShop(here.browser, demo);
    await assertOpens(tab, downloads);
  });

  it('opens in a second profile, which has recorded nothing of it', async () => {
    there = await launchBrowser();
    const tab = await openShop(there.browser, demo);
    await assertOpens(tab, await catchDownloads(there.browser, folder.path));
  });

  it('keeps neither password nor card, in the file or in any row of the stores', async () => {
    assertFieldsRemoved(data);
    const text = readGzip(file.path);
    const stores = await Promise.all(
      [here, there].map(async ({ browser }) =>
        textOfStore(await readStore((await browser.pages()).at(-1))),
      ),
    );
    const places = ['the file', 'the store', 'the store of the other profile'];
    for (const [i, place] of places.entries()) assertNoTrace([text, ...stores][i], place);
    // The panel sanitises what it downloads, unless someone chose otherwise.
    for (const trace of visibleTraces) assert.ok(stores[0].includes(trace), `the store holds ${trace}`);
    const { email } = CUSTOMER;
    for (const typed of [email, email.split('@')[0]]) {
      assert.ok(!text.includes(typed), `the file does not hold ${typed}`);
      assert.ok(!stores[1].includes(typed), `the store of the other profile does not hold ${typed}`);
    }
  });

  /** Drops the file on the panel, looks at every view, and downloads the opened session to compare all of it. */
  async function assertOpens(tab, tabDownloads) {
    await openPanel(tab);
    await dropFiles(tab, 'devtools-frame', [file.path]);
    const { text } = await untilTransfer(tab, 'done');
    const counts = countsOf(data);
    assert.match(text, new RegExp(`\\b${totalOf(counts).toLocaleString('en')} records`));
    await until('the status line shows the file', async () => (await statusWord(tab)) === 'Imported');
    assert.deepEqual(await countsInPanel(tab), counts);

    await chooseTab(tab, 'events');
    await until(
      'all events',
      async () => (await viewCount(tab, 'events')) === `${counts.events} events`,
    );
    const first = await until('rows', async () => (await rowsInView(tab, 'events'))[0]);
    assert.ok(first.includes(data.events[0].name), first.join(' '));
    await chooseTab(tab, 'components');
    for (const name of ['film-app', 'film-header', 'film-catalogue', 'film-search']) {
      await until(name, async () => (await rowsInView(tab, 'components')).flat().includes(name));
    }
    await chooseTab(tab, 'state');
    await until('the store', async () => (await rowsInView(tab, 'state')).flat().includes('shop'));
    await chooseTab(tab, 'performance');
    await until('renders', async () =>
      (await rowsInView(tab, 'performance')).flat().includes('film-card'),
    );

    const again = await tabDownloads.during(() => clickInPanel(tab, '#download'));
    const { timestamp: _own, checkpoint: _ownCheckpoint, ...copy } = JSON.parse(readGzip(again.path));
    const { timestamp: _, checkpoint: __, ...original } = data;
    for (const name of sections) assert.deepEqual(copy[name], original[name], name);
    assert.equal(copy.session.id, original.session.id);
    assert.equal(copy.session.name, original.session.name);
    assert.equal(copy.session.startedAt, original.session.startedAt);
  }
});
