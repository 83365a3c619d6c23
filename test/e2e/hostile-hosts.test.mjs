import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchBrowser, temporaryFolder, until } from '../support/e2e-browser.mjs';
import { recordEvents } from '../support/e2e-harness.mjs';
import {
  chooseTab,
  clickInPanel,
  openPanel,
  rowsInView,
  statusWord,
  within,
} from '../support/e2e-panel.mjs';
import { buildPages, serveFolder } from '../support/e2e-server.mjs';

const STRICT =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; connect-src 'self'; img-src data:";

/** What a page may do to itself before and beside the panel. */
const HOSTS = {
  'resets all styles': {
    after: () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('*, *::before, *::after { all: unset !important }');
      document.adoptedStyleSheets = [sheet];
    },
  },
  'has a strict policy': { policy: STRICT },
  'reads from right to left and is zoomed': {
    after: () => {
      document.documentElement.dir = 'rtl';
      document.documentElement.style.zoom = '1.5';
    },
  },
  'replaces methods of prototypes': {
    before: () => {
      const { attachShadow } = Element.prototype;
      Element.prototype.attachShadow = function (init) {
        return attachShadow.call(this, { ...init });
      };
      // As old polyfills do: enumerable, and of an older standard.
      Array.prototype.flatMap = function (map, self) {
        return [].concat(...this.map(map, self));
      };
      Array.prototype.at = function (index) {
        return this[index < 0 ? this.length + index : index];
      };
      Array.prototype.extra = () => undefined;
    },
  },
};

describe('a panel with all of its views', () => {
  let folder, site, browser, closeBrowser;

  before(async () => {
    folder = await temporaryFolder();
    site = await buildPages(folder.path);
    ({ browser, close: closeBrowser } = await launchBrowser());
  });

  after(async () => {
    await closeBrowser();
    await folder.remove();
  });

  async function record(page) {
    await recordEvents(page, 'event', 10);
    await page.evaluate(() => {
      const recorder = globalThis.devtools.get();
      recorder.recordComponent({ op: 'mount', id: 'a', name: 'CartView', props: { lines: 2 } });
      recorder.recordState({ id: 'cart', name: 'cartLines', newValue: [{ title: 'Heat' }] });
      recorder.recordPerformance({ name: 'CartView', componentId: 'a', startTime: 5, duration: 12 });
      return recorder.flush();
    });
  }

  const shows = (page, tab, text) =>
    until(`${text} in ${tab}`, async () =>
      (await rowsInView(page, tab)).flat().some((cell) => cell.includes(text)),
    );

  for (const [what, { policy, before: prepare, after: change }] of Object.entries(HOSTS)) {
    it(`shows what it recorded where the page ${what}`, async () => {
      const server = await serveFolder(site, () =>
        policy ? { 'content-security-policy': policy } : {},
      );
      const page = await browser.newPage();
      const complaints = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      try {
        if (prepare) await page.evaluateOnNewDocument(prepare);
        await page.goto(`${server.url}/auto.html`);
        await page.waitForSelector('devtools-panel');
        if (change) await page.evaluate(change);
        await openPanel(page);
        await until('it records', async () => (await statusWord(page)) === 'Recording');
        await page.evaluate(() => globalThis.devtools.get().clearAll());
        await record(page);
        await chooseTab(page, 'components');
        await page.waitForSelector(within('devtools-component-tree >>> [role=treeitem]'), {
          visible: true,
        });
        await chooseTab(page, 'state');
        await shows(page, 'state', 'cartLines');
        await chooseTab(page, 'events');
        await shows(page, 'events', 'event:9');
        await chooseTab(page, 'performance');
        await clickInPanel(page, 'devtools-performance-view >>> #mode-table');
        await shows(page, 'performance', 'CartView');
        await clickInPanel(page, 'devtools-performance-view >>> #mode-flame');
        await page.waitForSelector(within('devtools-flame >>> canvas'), { visible: true });
        await chooseTab(page, 'sessions');
        await page.waitForSelector(within('devtools-sessions-view >>> #row-0'), { visible: true });
        await clickInPanel(page, '#replay');
        await page.waitForSelector(within('devtools-player >>> devtools-timeline'), { visible: true });
        await clickInPanel(page, '#options');
        await page.waitForSelector(within('devtools-export-dialog >>> #format'), { visible: true });
        assert.deepEqual(complaints, []);
      } finally {
        await page.close();
        await server.close();
      }
    });
  }
});
