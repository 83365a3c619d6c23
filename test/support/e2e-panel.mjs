import { clickOn, until } from './e2e-browser.mjs';

export const within = (selector) => `devtools-panel >>> ${selector}`;

/** Clicks something in the panel, as a person does. */
export function clickInPanel(page, selector) {
  return clickOn(page, within(selector));
}

export async function openPanel(page) {
  await clickInPanel(page, '.launcher');
  await page.waitForSelector(within('devtools-frame'), { visible: true });
}

export async function chooseTab(page, name) {
  await clickInPanel(page, `#tab-${name}`);
  await page.waitForSelector(within(`devtools-${name}-view`), { visible: true });
}

const toNumber = (text) => Number(text.replace(/[^\d]/g, ''));

/** The numbers of the status line, by section. */
export async function countsInPanel(page) {
  const entries = await page.$$eval(within('devtools-status >>> .count[data-section]'), (elements) =>
    elements.map((element) => [element.dataset.section, element.querySelector('b').textContent]),
  );
  return Object.fromEntries(entries.map(([section, text]) => [section, toNumber(text)]));
}

export function statusWord(page) {
  return page.$eval(within('devtools-status >>> .word'), (element) => element.textContent.trim());
}

/** Lines of the cards over the view, one text a card, with what the element says of its state. */
export function transfersInPanel(page) {
  return page.$$eval(within('devtools-transfers >>> .card'), (cards) =>
    cards.map((card) => ({
      state: card.dataset.state,
      code: card.dataset.code,
      text: card.querySelector('.text').innerText.replace(/\s+/g, ' ').trim(),
    })),
  );
}

export function untilTransfer(page, state) {
  return until(`a transfer is ${state}`, async () =>
    (await transfersInPanel(page)).find((card) => card.state === state),
  );
}

/** What stands beside the filter of a view, such as `1,204 events`. */
export function viewCount(page, tab) {
  return page.$eval(within(`devtools-${tab}-view >>> .bar > .count`), (element) =>
    element.textContent.trim(),
  );
}

/** Cells of the rows that are drawn in the view that is on screen, row by row. */
export function rowsInView(page, tab) {
  return page.$$eval(within(`#panel-${tab} >>> .body .row`), (rows) =>
    rows.map((row) => row.innerText.split('\n').map((text) => text.trim())),
  );
}

/** How long a page that is at rest may take to hear of a drop: far more than it takes, ms. */
const DROP_MS = 1_000;

/**
 * Drops files on an element with a trusted event, as if they came from the desktop. As a person does, it lets go once
 * the panel says that they can be dropped, and takes them there again where the page got nothing: Chromium may lose
 * what it is told of a drag while the page is busy.
 */
export async function dropFiles(page, selector, paths) {
  await page.bringToFront();
  const handle = await page.waitForSelector(within(selector), { visible: true });
  const { x, y, width, height } = await handle.boundingBox();
  const session = await page.createCDPSession();
  const at = { x: x + width / 2, y: y + height / 2 };
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  const drag = (type) => session.send('Input.dispatchDragEvent', { type, ...at, data });
  await until('the page gets the drop', async () => {
    await page.evaluate(() => {
      const options = { capture: true, once: true };
      globalThis.drop = new Promise((come) => addEventListener('drop', () => come(true), options));
    });
    await drag('dragEnter');
    await drag('dragOver');
    await page.waitForSelector(within('#drop-target'), { visible: true });
    await drag('drop');
    return page.evaluate(
      (ms) => Promise.race([globalThis.drop, new Promise((late) => setTimeout(late, ms, false))]),
      DROP_MS,
    );
  });
  await session.detach();
}
