import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { catchDownloads, launchBrowser, temporaryFolder, until } from '../support/e2e-browser.mjs';
import {
  chooseTab,
  clickInPanel,
  countsInPanel,
  dropFiles,
  openPanel,
  rowsInView,
  untilTransfer,
  within,
} from '../support/e2e-panel.mjs';
import { pictureText } from '../support/e2e-picture.mjs';
import { assertNoTrace } from '../support/e2e-secrets.mjs';
import { serveDemo, serveFolder } from '../support/e2e-server.mjs';
import { buyFilms, openShop } from '../support/e2e-shop.mjs';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** Widths of what is seen of the frame, and of the page in it without its scroll bar, px. */
function widths(page) {
  return page.$eval(within('devtools-picture >>> iframe'), (frame) => ({
    seen: frame.parentElement.offsetWidth,
    frame: frame.offsetWidth,
    page: frame.contentDocument.documentElement.clientWidth,
  }));
}

/** How the heading of what is shown looks, which a style sheet in a shadow says. */
function headingFont(page) {
  return page.$eval(within('devtools-picture >>> iframe'), (frame) => {
    const app = frame.contentDocument.querySelector('film-app').shadowRoot;
    const heading = app.querySelector('film-confirmation').shadowRoot.querySelector('h1');
    return frame.contentWindow.getComputedStyle(heading).fontFamily;
  });
}

describe('the picture', () => {
  let folder, demo, viewer, elsewhere, hits, here, there, downloads, file, data, page, requests;

  before(async () => {
    folder = await temporaryFolder();
    demo = await serveDemo();
    viewer = await serveFolder(dist);
    hits = [];
    elsewhere = await serveFolder(folder.path, (path) => {
      hits.push(path);
      return { 'access-control-allow-origin': '*' };
    });
    here = await launchBrowser();
    downloads = await catchDownloads(here.browser, folder.path);
  });

  after(async () => {
    await here.close();
    await there?.close();
    await Promise.all([demo.close(), viewer.close(), elsewhere.close()]);
    await folder.remove();
  });

  const untilPicture = (what, shows) =>
    until(`the picture shows ${what}`, async () => shows(await pictureText(page)));

  async function openViewer(rest = '') {
    await page.goto('about:blank');
    await page.goto(`${viewer.url}/viewer.html${rest}`);
    await page.waitForSelector(within('devtools-frame >>> [role=tab]'), { visible: true });
  }

  it('is recorded once it is switched on in the menu, without what is typed', async () => {
    const shop = await openShop(here.browser, demo);
    await openPanel(shop);
    assert.equal((await countsInPanel(shop)).dom, undefined);
    await clickInPanel(shop, '#menu >>> button');
    await clickInPanel(shop, '#record-picture');
    await until('there is a picture', async () => (await countsInPanel(shop)).dom >= 2);
    await shop.keyboard.press('Escape');
    await shop.keyboard.press('Escape');
    await buyFilms(shop);
    await openPanel(shop);
    file = await downloads.during(() => clickInPanel(shop, '#download'));
    data = JSON.parse(gunzipSync(readFileSync(file.path)));
    assert.deepEqual(
      data.dom.slice(0, 2).map(({ name }) => name),
      ['meta', 'full-snapshot'],
    );
    const text = JSON.stringify(data.dom);
    assertNoTrace(text, 'the picture');
    assert.ok(!text.includes('devtools-frame'));
  });

  it('goes on after a reload, and is off again when it is switched off', async () => {
    const [, shop] = await here.browser.pages();
    await shop.bringToFront();
    const { dom } = await countsInPanel(shop);
    await shop.reload();
    await openPanel(shop);
    await until('it goes on', async () => (await countsInPanel(shop)).dom > dom + 1);
    await clickInPanel(shop, '#menu >>> button');
    await clickInPanel(shop, '#record-picture');
    const choice = () => shop.evaluate(() => localStorage.getItem('devtools-panel:picture'));
    await until('it is off', async () => (await choice()) === '0');
  });

  it('shows the page of any moment in a fresh profile, without the app and the network', async () => {
    there = await launchBrowser({ hasScrollBars: true });
    page = await there.browser.newPage();
    requests = [];
    page.refused = [];
    page.on('console', (message) => {
      if (message.type() === 'error') page.refused.push(message.text());
    });
    page.on('request', (request) => requests.push(request.url()));
    page.answered = [];
    page.on('response', (response) => page.answered.push(response.url()));
    await openViewer();
    await dropFiles(page, '.views', [file.path]);
    await untilTransfer(page, 'done');
    await untilPicture('the end', (text) => /Thank you/.test(text));

    const { seq } = data.events.find(({ name }) => name === 'cart/filmAdded');
    const id = await page.evaluate(async () => {
      const { devtools } = globalThis[Symbol.for('devtools-panel')];
      return (await devtools.get().sessions()).find(({ status }) => status === 'imported').id;
    });
    await openViewer(`#session=${id}&seq=${seq}`);
    await untilPicture(
      'the film before it is in the cart',
      (text) => /Add to cart/.test(text) && !/in your cart/.test(text),
    );
    await chooseTab(page, 'events');
    await until('the log ends there', async () => {
      const rows = await rowsInView(page, 'events');
      return rows.flat().includes('cart/filmAdded');
    });
    await page.keyboard.press('l');
    await page.keyboard.press('l');
    await untilPicture('the film in the cart', (text) => /1 in your cart/.test(text));

    const area = await page.waitForSelector(within('devtools-timeline >>> .area'), { visible: true });
    const { x, y, width, height } = await area.boundingBox();
    await page.mouse.click(x + width - 2, y + height / 2);
    await untilPicture('the end', (text) => /Thank you/.test(text));
    assert.match(await headingFont(page), /serif/);
    // Recorded without scroll bars that take room, and looked at with them.
    const without = await widths(page);
    assert.deepEqual(without, { seen: without.page, frame: without.page, page: without.page });
    await page.mouse.click(x + width / 4, y + height / 2);
    await untilPicture('the films', (text) => !/Thank you/.test(text));

    const strangers = requests.filter(
      (url) => url.startsWith('http') && !url.startsWith(`${viewer.url}/viewer`),
    );
    assert.deepEqual(strangers, []);
    assert.deepEqual(page.refused, []);
  });

  it('of a hostile file fetches nothing, and runs nothing', async () => {
    const far = `${elsewhere.url}/stolen`;
    const element = (tagName, attributes, childNodes = []) => {
      element.id = (element.id ?? 100) + 1;
      return { type: 2, tagName, attributes, childNodes, id: element.id };
    };
    const css = [
      `@import "${far}/a.css"; body { background: url(${far}/b.png) }`,
      `p { background: \\75rl(${far}/c.png); --x: u\\72l(${far}/d.png); mask: var(--x) }`,
      `p { background-image: image-set("${far}/e.png" 1x) }`,
      `@font-face { font-family: f; src: url(${far}/f.woff) } p { font-family: f }`,
    ].join('\n');
    const everything = [
      'img video audio source track iframe frame object embed link script meta base input use image',
      'form a area body table svg portal picture',
    ]
      .join(' ')
      .split(' ')
      .flatMap((tag) =>
        ['src', 'href', 'srcset', 'poster', 'data', 'background', 'action', 'content', 'srcdoc'].map(
          (name) =>
            element(tag, {
              [name]: name === 'srcdoc' ? `<img src=${far}/g.png>` : `${far}/${tag}-${name}`,
              ...{ rel: 'preload stylesheet prefetch', as: 'image', type: 'image' },
              ...{ 'http-equiv': 'refresh', onload: 'parent.stolen = 1', onerror: 'parent.stolen = 1' },
            }),
        ),
      );
    const body = element('body', {}, [
      element('style', { _cssText: css }),
      element('style', {}, [{ type: 3, textContent: css, id: 99 }]),
      element('p', { style: 'height: 3000px' }),
      element('p', { style: `background: \\75rl(${far}/h.png); list-style: url(${far}/i.png)` }, [
        { type: 3, textContent: 'hostile page', id: 98 },
      ]),
      ...everything,
      element('script', {}, [{ type: 3, textContent: 'parent.stolen = 1', id: 97 }]),
    ]);
    const root = { type: 0, id: 1, childNodes: [{ ...element('html', {}, [body]), id: 2 }] };
    const dom = [
      { seq: 1, time: 1, name: 'meta', data: { href: far, width: 800, height: 600 } },
      { seq: 2, time: 2, name: 'full-snapshot', data: { node: root } },
    ];
    const path = join(folder.path, 'hostile.json');
    const session = { id: 'hostile', name: 'Hostile' };
    await writeFile(path, JSON.stringify({ version: '2.0', session, dom }));

    await openViewer();
    await dropFiles(page, '.views', [path]);
    await untilPicture('it', (text) => text.includes('hostile page'));
    // It does not say whether it had a scroll bar: the one that the frame has is left out.
    const cropped = await widths(page);
    assert.ok(cropped.page < cropped.frame);
    assert.equal(cropped.seen, cropped.page);
    // What it might have asked for would be asked for by now.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    await page.evaluate(() => fetch('./viewer-offline.js').then((response) => response.text()));
    // What is written so that nothing sees an address in it, the frame's policy refuses.
    const strangers = requests.filter((url) => url.startsWith(elsewhere.url));
    assert.ok(strangers.length < 10, strangers.join('\n'));
    assert.ok(!page.answered.some((url) => strangers.includes(url)));
    assert.deepEqual(hits, []);
    assert.equal(await page.evaluate(() => 'stolen' in globalThis), false);
  });
});
