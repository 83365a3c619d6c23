import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { launchBrowser, temporaryFolder, until } from '../support/e2e-browser.mjs';
import {
  chooseTab,
  clickInPanel,
  dropFiles,
  rowsInView,
  untilTransfer,
  within,
} from '../support/e2e-panel.mjs';
import { serveFolder } from '../support/e2e-server.mjs';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** All but the one that is shown first. */
const TABS = ['components', 'state', 'performance', 'sessions'];

/** What a name or value could do where it is not shown as text. */
const hostile = [
  '<img src="/stolen.png" onerror="globalThis.stolen = 1">',
  '<script>globalThis.stolen = 1</script>',
  '<style>* { background: url(/stolen.png) }</style>',
  '<svg onload="globalThis.stolen = 1"><a href="javascript:globalThis.stolen=1">x</a></svg>',
  '"><iframe srcdoc="<script>parent.stolen = 1</script>"></iframe>',
  '${globalThis.stolen = 1}{{constructor.constructor("globalThis.stolen = 1")()}}',
  '\u202egnp.exe\u2066\u200b\u0000\ud800',
  `url(/stolen.png) ${'long '.repeat(20_000)}`,
  '__proto__',
];

/** A session of which every name and every value is one of these. */
function sessionOf(texts) {
  const time = 1_790_000_000_000;
  const components = texts.map((text, i) => ({
    ...{ seq: i * 4 + 1, time: time + i, op: 'mount', id: `${text}${i}`, name: text },
    ...{ props: { [text]: text }, state: { [text]: [text] }, meta: { [text]: text } },
  }));
  const state = texts.map((text, i) => ({
    ...{ seq: i * 4 + 2, time: time + i, id: `${text}${i}`, name: text, owner: text, type: text },
    newValue: { [text]: { $type: text, value: text }, html: text },
  }));
  const events = texts.map((text, i) => ({
    ...{ seq: i * 4 + 3, time: time + i, category: text, name: text, source: text, target: text },
    payload: { message: text, stack: text, url: text, [text]: text },
  }));
  const performance = texts.map((text, i) => ({
    ...{ seq: i * 4 + 4, time: time + i, name: text, componentId: `${text}${i}`, phase: text },
    ...{ startTime: i * 10, duration: 9 },
  }));
  const session = { id: texts[0], name: texts[0], origin: texts[0], userAgent: texts[0] };
  return {
    version: '2.0',
    timestamp: '2026-09-01T00:00:00Z',
    session,
    components,
    state,
    events,
    performance,
  };
}

describe('viewer.html', () => {
  let folder, server, elsewhere, browser, closeBrowser, page, requests;

  before(async () => {
    folder = await temporaryFolder();
    const plain = sessionOf(['pay', 'checkout', 'done']);
    await writeFile(join(folder.path, 'plain.json.gz'), gzipSync(JSON.stringify(plain)));
    writeFileSync(join(folder.path, 'hostile.json'), JSON.stringify(sessionOf(hostile)));
    server = await serveFolder(dist);
    elsewhere = await serveFolder(folder.path, () => ({ 'access-control-allow-origin': '*' }));
    ({ browser, close: closeBrowser } = await launchBrowser());
    page = await browser.newPage();
    requests = [];
    page.on('request', (request) => requests.push(request.url()));
    page.refused = [];
    page.on('console', (message) => {
      if (message.type() === 'error') page.refused.push(message.text());
    });
    page.on('pageerror', (error) => page.refused.push(String(error)));
  });

  after(async () => {
    await closeBrowser();
    await server.close();
    await elsewhere.close();
    await folder.remove();
  });

  async function open(rest = '') {
    await page.goto('about:blank');
    await page.goto(`${server.url}/viewer.html${rest}`);
    await page.waitForSelector(within('devtools-frame >>> [role=tab]'), { visible: true });
  }

  /** In place of a view, while nothing is open. */
  async function untilInvited(visitor = page, tab = 'events') {
    await clickInPanel(visitor, `#tab-${tab}`);
    await visitor.waitForSelector(within(`#panel-${tab} #choose-file`), { visible: true });
  }

  const showsEvent = (name) =>
    until(`the event ${name} is shown`, async () =>
      (await rowsInView(page, 'events')).flat().includes(name),
    );
  const fetchedSince = (count) => requests.slice(count).filter((url) => url.startsWith('http'));

  it('has nothing inline, and a policy that lets nothing in', async () => {
    const html = await readFile(join(dist, 'viewer.html'), 'utf8');
    assert.match(html, /default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'/);
    assert.match(html, /require-trusted-types-for 'script'/);
    assert.doesNotMatch(html, /<style|style=|<script(?![^>]* src=)|\son[a-z]+=/);
  });

  it('works without a network once its parts are kept, on the first visit too', async () => {
    const context = await browser.createBrowserContext();
    const visitor = await context.newPage();
    await visitor.goto(`${server.url}/viewer.html`);
    await visitor.waitForFunction('navigator.serviceWorker.controller !== null');
    await server.close();
    try {
      await dropFiles(visitor, '.views', [join(folder.path, 'plain.json.gz')]);
      await untilTransfer(visitor, 'done');
      for (const tab of TABS) await chooseTab(visitor, tab);
    } finally {
      server = await serveFolder(dist, () => ({}), Number(new URL(server.url).port));
      await context.close();
    }
  });

  it('asks once for a view whose code does not come, and says so in its place', async () => {
    const context = await browser.createBrowserContext();
    const visitor = await context.newPage();
    await visitor.setBypassServiceWorker(true);
    await visitor.setRequestInterception(true);
    let asked = 0;
    visitor.on('request', (request) => {
      const isView = /devtools-sessions-view/.test(request.url());
      if (isView) asked += 1;
      void (isView ? request.abort() : request.continue());
    });
    await visitor.goto(`${server.url}/viewer.html`);
    await visitor.waitForSelector(within('#tab-sessions'), { visible: true });
    await clickInPanel(visitor, '#tab-sessions');
    const said = await visitor.waitForSelector(within('#panel-sessions [role=alert]'), {
      visible: true,
    });
    assert.match(await said.evaluate((element) => element.textContent), /could not be loaded.*Reload/s);
    // Each of these has the panel drawn anew.
    for (const tab of ['state', 'components']) await untilInvited(visitor, tab);
    assert.equal(asked, 1);
    await context.close();
  });

  it('fills the window, without a way to close or to record', async () => {
    await open();
    const { width, height } = await (
      await page.waitForSelector(within('devtools-frame'), { visible: true })
    ).boundingBox();
    assert.deepEqual({ width, height }, page.viewport() && { width: 1280, height: 860 });
    assert.equal(await page.$(within('#close')), null);
    assert.equal(await page.$(within('#record')), null);
    await page.keyboard.press('Escape');
    assert.equal(await page.$eval('devtools-panel', (panel) => panel.open), true);
  });

  it('replays a file that is dropped, and fetches nothing but its own parts', async () => {
    await untilInvited();
    await dropFiles(page, '.views', [join(folder.path, 'plain.json.gz')]);
    await showsEvent('checkout');
    await page.waitForSelector(within('devtools-player'), { visible: true });
    for (const tab of TABS) await chooseTab(page, tab);
    const strangers = requests.filter((url) => !url.startsWith(server.url) && url.startsWith('http'));
    assert.deepEqual(strangers, []);
    assert.deepEqual(page.refused, []);
  });

  it('is led to a moment by a link, and works without a network after a reload', async () => {
    await until('its parts are kept', () =>
      page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state === 'activated'),
    );
    const id = await page.evaluate(async () => {
      const { devtools } = globalThis[Symbol.for('devtools-panel')];
      return (await devtools.get().sessions()).find(({ status }) => status === 'imported').id;
    });
    await server.close();
    try {
      await open(`#session=${id}&seq=7`);
      await chooseTab(page, 'events');
      await showsEvent('checkout');
      await until(
        'what came later is gone',
        async () => !(await rowsInView(page, 'events')).flat().includes('done'),
      );
      for (const tab of TABS) await chooseTab(page, tab);
      assert.deepEqual(page.refused, []);
    } finally {
      server = await serveFolder(dist, () => ({}), Number(new URL(server.url).port));
    }
  });

  it('asks before it fetches a session from another origin', async () => {
    const count = requests.length;
    await open(`?session=${elsewhere.url}/plain.json.gz`);
    const card = await page.waitForSelector(within('[data-state=asking]'), { visible: true });
    assert.match(await card.evaluate((element) => element.textContent), /Fetch a session from 127/);
    assert.ok(!fetchedSince(count).some((url) => url.startsWith(elsewhere.url)));
    await clickInPanel(page, '#fetch');
    await untilTransfer(page, 'done');
    // Loaded again, it is opened from the store.
    await until('its place in the address', () => /viewer\.html#session=/.test(page.url()));
    await chooseTab(page, 'events');
    await showsEvent('checkout');
  });

  it('says why a session cannot be fetched', async () => {
    await open('?session=missing.json');
    const card = await page.waitForSelector(within('[data-state=failed]'), { visible: true });
    assert.match(await card.evaluate((element) => element.textContent), /missing\.json answered 404/);
    page.refused.length = 0;
  });

  it('opens what is pasted', async () => {
    await open();
    await untilInvited();
    const text = JSON.stringify(sessionOf(['pasted']));
    await page.$eval(
      within('#tab-events'),
      (tab, content) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', content);
        const options = { clipboardData, bubbles: true, composed: true, cancelable: true };
        tab.dispatchEvent(new ClipboardEvent('paste', options));
      },
      text,
    );
    await showsEvent('pasted');
  });

  it('shows names and values of a hostile file as text, in every view', async () => {
    await open();
    await untilInvited();
    await dropFiles(page, '.views', [join(folder.path, 'hostile.json')]);
    await untilTransfer(page, 'done');
    const count = requests.length;
    for (const tab of ['events', 'components', 'state', 'performance', 'sessions']) {
      await chooseTab(page, tab);
      const rows = within(`#panel-${tab} >>> .row`);
      await page.waitForSelector(rows, { visible: true });
      for (const row of (await page.$$(rows)).slice(0, hostile.length)) {
        await row.evaluate((element) => element.click());
      }
      assert.deepEqual(await foreignElements(), [], tab);
    }
    assert.deepEqual(
      fetchedSince(count).filter((url) => !url.startsWith(`${server.url}/viewer/`)),
      [],
    );
    assert.equal(await page.evaluate(() => 'stolen' in globalThis), false);
    assert.equal(await page.evaluate(() => 'html' in Object.prototype), false);
    assert.deepEqual(page.refused, []);
  });

  /** Elements in the page and all its shadow trees that the panel never makes, or that have a handler or a style of their own. */
  function foreignElements() {
    return page.evaluate(() => {
      const found = [];
      const walk = (root) => {
        for (const element of root.querySelectorAll('*')) {
          const isForeign = element.matches(
            'img, iframe, object, embed, base, script:not([src]), style, form',
          );
          const handlers = element.getAttributeNames().filter((name) => /^on|^srcdoc$/.test(name));
          const href = element.getAttribute('href') ?? '';
          if (isForeign || handlers.length > 0 || href.startsWith('javascript:')) {
            found.push(element.outerHTML.slice(0, 200));
          }
          if (element.shadowRoot) walk(element.shadowRoot);
        }
      };
      walk(document);
      return found;
    });
  }
});
