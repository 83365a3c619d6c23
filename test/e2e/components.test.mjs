import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchBrowser, until } from '../support/e2e-browser.mjs';
import { chooseTab, clickInPanel, openPanel, within } from '../support/e2e-panel.mjs';
import { serveDemo } from '../support/e2e-server.mjs';
import { openShop } from '../support/e2e-shop.mjs';

const PICK = 'devtools-components-view >>> [aria-label="Pick a component in the page"]';

describe('the component tree beside a page', () => {
  let demo, here, shop;

  before(async () => {
    demo = await serveDemo();
    here = await launchBrowser();
    shop = await openShop(here.browser, demo);
    await openPanel(shop);
    await chooseTab(shop, 'components');
    await shop.waitForSelector(within('devtools-component-tree >>> [role=treeitem]'), { visible: true });
  });

  after(async () => {
    await here.close();
    await demo.close();
  });

  const selectedName = () =>
    shop
      .$eval(within('devtools-component-tree >>> .selected .name'), (name) => name.textContent.trim())
      .catch(() => undefined);

  const namesInTree = () =>
    shop.$$eval(within('devtools-component-tree >>> .name'), (names) =>
      names.map((name) => name.textContent.trim()),
    );

  const isPicking = () => shop.$eval(within(PICK), (button) => button.ariaPressed === 'true');

  it('has a component picked with the mouse, and the app hears no click', async () => {
    await clickInPanel(shop, PICK);
    await until('picking has begun', isPicking);
    await shop.evaluate(() => {
      globalThis.heard = [];
      for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click'])
        document.addEventListener(type, () => globalThis.heard.push(type), true);
    });
    const link = await shop.waitForSelector('film-app >>> #cart-link', { visible: true });
    const box = await link.boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await shop.mouse.move(x, y);
    await shop.mouse.click(x, y);
    await until('the header is selected', async () => (await selectedName()) === 'film-header');
    assert.deepEqual(await shop.evaluate(() => globalThis.heard), []);
    assert.ok(await shop.$('film-app >>> film-card'), 'the shop still shows its films');
    assert.equal(await isPicking(), false);
    await shop.mouse.click(x, y);
    await until('the link works again', async () => (await shop.$('film-app >>> film-card')) === null);
    assert.ok((await shop.evaluate(() => globalThis.heard)).includes('click'));
  });

  it('has one picked with the keys alone, and is walked and searched by them', async () => {
    await shop.focus(within(PICK));
    await shop.keyboard.press('Enter');
    await until('picking has begun', isPicking);
    for (const key of ['ArrowUp', 'Enter']) await shop.keyboard.press(key);
    await until('the app is selected', async () => (await selectedName()) === 'film-app');
    await shop.keyboard.press('ArrowDown');
    await until('the header is selected', async () => (await selectedName()) === 'film-header');
    await until('the tree has followed the shop', async () => {
      const names = await namesInTree();
      return names.includes('film-cart') && !names.includes('film-catalogue');
    });
    await shop.keyboard.type('film-cart');
    await until('the cart is selected', async () => (await selectedName()) === 'film-cart');
    await shop.focus(within('devtools-components-view >>> input'));
    await shop.keyboard.type('fhead');
    await shop.keyboard.press('Enter');
    await until('the header is found', async () => (await selectedName()) === 'film-header');
  });
});
