import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { clickOn, launchBrowser, until } from '../support/e2e-browser.mjs';
import { within } from '../support/e2e-panel.mjs';
import { serveDemo } from '../support/e2e-server.mjs';

const HISTORY = 'devtools-state-view >>> devtools-ref-history';

describe('a value of the live app', () => {
  let demo, here, shop;

  before(async () => {
    demo = await serveDemo();
    here = await launchBrowser();
    shop = await here.browser.newPage();
    await shop.goto(`${demo.url}vue.html`);
    await shop.waitForSelector('text/items in the cart');
  });

  after(async () => {
    await here.close();
    await demo.close();
  });

  const untilItems = (count) =>
    until(`${count} items in the cart`, () =>
      shop.evaluate((text) => document.body.innerText.includes(text), `${count} items in the cart`),
    );

  /** Whether what has the focus, in whatever shadow tree, answers to a selector. */
  const isFocused = (selector) =>
    shop.evaluate((wanted) => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.matches(wanted) ?? false;
    }, selector);

  async function tabTo(selector) {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await isFocused(selector)) return;
      await shop.keyboard.press('Tab');
    }
    assert.fail(`Tab does not lead to ${selector}`);
  }

  async function pressWith(modifier, key) {
    await shop.keyboard.down(modifier);
    await shop.keyboard.press(key);
    await shop.keyboard.up(modifier);
  }

  it('is edited by keyboard alone, and the app shows it', async () => {
    await untilItems(0);
    await shop.keyboard.down('Alt');
    await pressWith('Shift', 'KeyD');
    await shop.keyboard.up('Alt');
    await until('a tab has the focus', () => isFocused('[role=tab]'));
    for (let presses = 0; presses < 10 && !(await isFocused('#tab-state')); presses += 1)
      await shop.keyboard.press('ArrowRight');
    await shop.waitForSelector(within('devtools-state-view >>> .body .row'), { visible: true });
    await tabTo('input[aria-label="Filter state"]');
    await shop.keyboard.type('name:cart kind:store');
    await until(
      'one row is left',
      async () => (await shop.$$(within('devtools-state-view >>> .body .row'))).length === 1,
    );
    await tabTo('[role=grid]');
    await shop.keyboard.press('Home');
    await shop.waitForSelector(within(`${HISTORY} >>> .edit`), { visible: true });
    await tabTo('.edit');
    await shop.keyboard.press('Enter');
    await until('the editor has the focus', () => isFocused('textarea'));
    await pressWith('Control', 'KeyA');
    const line = { id: 'heat', title: 'Heat', priceCents: 500, quantity: 2 };
    await shop.keyboard.type(JSON.stringify({ lines: [line], ordersPlaced: 0 }));
    await pressWith('Control', 'Enter');
    await untilItems(2);
  });

  it('is put back as it was, with the mouse', async () => {
    const isListed = () => shop.$(within(`${HISTORY} >>> devtools-grid >>> #row-1:not([aria-busy])`));
    await until('the edit stands in the history', isListed);
    await clickOn(shop, within(`${HISTORY} >>> devtools-grid >>> #row-1`));
    await clickOn(shop, within(`${HISTORY} >>> .restore`));
    await untilItems(0);
  });
});
