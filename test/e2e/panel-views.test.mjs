import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { launchBrowser } from '../support/e2e-browser.mjs';
import { layoutFaults, nextFrames } from '../support/e2e-layout.mjs';
import { within } from '../support/e2e-panel.mjs';
import { serveDemo } from '../support/e2e-server.mjs';
import { breakThings, buyFilms, openShop } from '../support/e2e-shop.mjs';
import { TOUR } from '../support/e2e-tour.mjs';

/** Pictures of all views, for who looks at them after a run. */
const PICTURES = fileURLToPath(new URL('../../.cache/screenshots', import.meta.url));
const HEIGHT = 760;
const SHOWN = [
  { width: 360, theme: 'light' },
  { width: 1920, theme: 'dark' },
  { width: 900, theme: 'dark' },
  { width: 900, theme: 'light' },
];

describe('what the panel shows of a shop', () => {
  let demo, here, shop;

  before(async () => {
    await mkdir(PICTURES, { recursive: true });
    demo = await serveDemo();
    here = await launchBrowser();
    shop = await openShop(here.browser, demo);
    await buyFilms(shop);
    await breakThings(shop);
    await shop.setViewport({ width: 900, height: HEIGHT });
    await shop.$eval('devtools-panel', (panel) => {
      localStorage.setItem('devtools-panel', JSON.stringify({ dockSizes: { bottom: 640 } }));
      panel.docked = true;
      panel.open = true;
    });
    await shop.waitForSelector(within('[role=tab]'), { visible: true });
  });

  after(async () => {
    await here.close();
    await demo.close();
  });

  for (const { name, show, leave } of TOUR) {
    it(`has room at any width, and every control within reach: ${name}`, async () => {
      await show(shop);
      const faults = [];
      for (const { width, theme } of SHOWN) {
        await shop.setViewport({ width, height: HEIGHT });
        await shop.$eval('devtools-panel', (panel, chosen) => (panel.theme = chosen), theme);
        await nextFrames(shop);
        await shop.screenshot({
          path: join(PICTURES, `${name}-${width}-${theme}.png`),
          optimizeForSpeed: true,
        });
        faults.push(...(await layoutFaults(shop)).map((fault) => `${width} px: ${fault}`));
      }
      await leave?.(shop);
      assert.deepEqual(faults, []);
    });
  }
});
