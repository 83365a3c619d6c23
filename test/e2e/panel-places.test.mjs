import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchBrowser, until } from '../support/e2e-browser.mjs';
import { chooseTab, clickInPanel, openPanel, rowsInView, within } from '../support/e2e-panel.mjs';
import { serveDemo } from '../support/e2e-server.mjs';
import { openShop } from '../support/e2e-shop.mjs';

describe('places of the panel beside a page', () => {
  let demo, here, shop;

  before(async () => {
    demo = await serveDemo();
    here = await launchBrowser();
    shop = await openShop(here.browser, demo);
    await openPanel(shop);
  });

  after(async () => {
    await here.close();
    await demo.close();
  });

  const margins = () =>
    shop.evaluate(() => {
      const { marginTop, marginRight, marginBottom, marginLeft } = getComputedStyle(
        document.documentElement,
      );
      return [marginTop, marginRight, marginBottom, marginLeft].map((length) => parseFloat(length) > 0);
    });

  async function choose(place) {
    await clickInPanel(shop, '#menu >>> button');
    await clickInPanel(shop, `#place-${place}`);
  }

  for (const [index, side] of ['top', 'right', 'bottom', 'left'].entries()) {
    it(`makes room in the page where it is docked, and only there: ${side}`, async () => {
      await choose(side);
      const wanted = [0, 1, 2, 3].map((at) => at === index);
      await until('the room', async () => (await margins()).join() === wanted.join());
    });
  }

  it('gives the room back when it floats', async () => {
    await choose('float');
    await until('no room is taken', async () => !(await margins()).includes(true));
  });

  it('goes into a window of its own by a press, shows its data there, and comes back', async () => {
    await chooseTab(shop, 'events');
    await choose('window');
    const rowsThere = () =>
      shop.evaluate(() => {
        const { window: own } = globalThis.documentPictureInPicture;
        const root = own?.document
          .querySelector('div')
          ?.shadowRoot.querySelector('devtools-frame')?.shadowRoot;
        const view = root?.querySelector('devtools-events-view')?.shadowRoot;
        return view?.querySelector('devtools-grid')?.shadowRoot.querySelectorAll('.body .row').length;
      });
    await until('its rows in the window', rowsThere);
    assert.equal(await shop.$(within('devtools-frame')), null);
    await shop.evaluate(() => globalThis.documentPictureInPicture.window.close());
    await shop.waitForSelector(within('devtools-frame'), { visible: true });
    assert.ok((await rowsInView(shop, 'events')).length > 0);
  });
});
