import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { clickOn, launchBrowser, until } from '../support/e2e-browser.mjs';
import { clickInPanel, openPanel, within } from '../support/e2e-panel.mjs';
import { serveDemo } from '../support/e2e-server.mjs';
import { openShop } from '../support/e2e-shop.mjs';

const TIMELINE = 'devtools-player >>> devtools-timeline >>> .area';
const SAME = /The app did the same as in the recording\. (\d+) of \1 events sent/;
const inShop = (selector) => `film-app >>> ${selector}`;

describe('what a customer did in the shop', () => {
  let demo, here, shop;

  before(async () => {
    demo = await serveDemo();
    here = await launchBrowser();
  });

  after(async () => {
    await here.close();
    await demo.close();
  });

  afterEach(() => shop.close());

  const titles = () =>
    shop.$$eval(inShop('film-card >>> h3'), (all) => all.map((one) => one.textContent.trim()));
  const untilTitles = (pattern) =>
    until(`films are ${pattern}`, async () => (await titles()).every((title) => pattern.test(title)));
  const untilItems = (count) =>
    until(`${count} in the cart`, () =>
      shop.evaluate(
        (wanted) => new RegExp(`\\b${wanted} items? in the cart`).test(document.body.innerText),
        count,
      ),
    );

  async function pressWith(modifier, key) {
    await shop.keyboard.down(modifier);
    await shop.keyboard.press(key);
    await shop.keyboard.up(modifier);
  }

  async function search(text) {
    await clickOn(shop, inShop('#search'));
    await pressWith('Control', 'KeyA');
    await shop.keyboard.press('Backspace');
    await shop.keyboard.type(text);
  }

  async function openReplay() {
    await openPanel(shop);
    await shop.$eval('devtools-panel', (panel) => (panel.docked = true));
    await shop.waitForSelector(within('devtools-events-view >>> .body .row'), { visible: true });
    await clickInPanel(shop, 'devtools-toolbar >>> #replay');
    await shop.waitForSelector(within(TIMELINE), { visible: true });
  }

  /** Opens a shop whose recording has a search, all films shown again since. @returns titles that the search found */
  async function replaySearch() {
    shop = await openShop(here.browser, demo);
    // Room for the panel and the films.
    await shop.setViewport({ width: 1280, height: 1600 });
    await search('batman');
    await untilTitles(/batman/i);
    const found = await titles();
    await openReplay();
    await search('');
    await until('all films', async () => (await titles()).length > found.length);
    return found;
  }

  /** Sends all of the session, by keys alone. @returns what is said at the end */
  async function sendAll() {
    await shop.focus(within(TIMELINE));
    await shop.keyboard.press('Home');
    await until('the start', () =>
      shop.$eval(within(TIMELINE), (area) => area.ariaValueText.endsWith('record 1')),
    );
    await pressWith('Shift', 'KeyS');
    const banner = await shop.waitForSelector(within('#sent'), { visible: true });
    return banner.evaluate((element) => element.innerText.replace(/\s+/g, ' '));
  }

  it('is done again, and stopped where the shop is not what it was', async () => {
    const found = await replaySearch();
    assert.match(await sendAll(), SAME);
    assert.deepEqual(await titles(), found);

    await clickInPanel(shop, '#sent [aria-label=Dismiss]');
    await search('');
    await until('all films', async () => (await titles()).length > found.length);
    await clickOn(shop, inShop('film-card >>> .offer button'));
    await until('a film is in the cart', () =>
      shop.evaluate(() => localStorage.getItem('film-shop-cart')?.includes('filmId')),
    );
    assert.match(
      await sendAll(),
      /Stopped after input at film-search >> input#search \(#[\d,]+\): shop at \/cart\/lines\/0 is not what was recorded\. Came .*quantity: 1/,
    );
  });

  it('begins with the state that was there, and leads back to the present', async () => {
    shop = await here.browser.newPage();
    await shop.goto(`${demo.url}vue.html`);
    await untilItems(0);
    const add = () => clickOn(shop, 'button.add');
    for (const count of [1, 2]) {
      await add();
      await untilItems(count);
    }
    await openReplay();
    await add();
    await untilItems(3);
    assert.match(await sendAll(), SAME);
    await untilItems(2);
    await pressWith('Shift', 'KeyP');
    await untilItems(3);
  });

  it('is put into the shop again with its untouched form, and opened by a link on its own page', async () => {
    const found = await replaySearch();
    await shop.focus(within(TIMELINE));
    await pressWith('Shift', 'KeyA');
    const banner = await shop.waitForSelector(within('.banner'), { visible: true });
    const said = await banner.evaluate((element) => element.innerText.replace(/\s+/g, ' '));
    assert.match(said, /The app shows [\d:.]+ of the recording \(\d+ values? set\)/);
    await until('the films of then', async () => (await titles()).join() === found.join());
    assert.equal(await shop.$eval(inShop('#search'), (field) => field.value), 'batman');
    const link = await shop.$eval(within('devtools-player'), ({ player }) => player.link);
    await pressWith('Shift', 'KeyP');
    await until('all films', async () => (await titles()).length > found.length);

    const other = await here.browser.newPage();
    try {
      await other.goto(link);
      await other.waitForSelector(within(TIMELINE), { visible: true });
      await other.waitForSelector(inShop('film-card'), { visible: true });
      assert.equal(new URL(other.url()).hash, '');
    } finally {
      await other.close();
    }
  });
});
