import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { launchBrowser, until } from '../support/e2e-browser.mjs';
import { chooseTab, openPanel, within } from '../support/e2e-panel.mjs';
import { serveDemo } from '../support/e2e-server.mjs';
import { openShop } from '../support/e2e-shop.mjs';

const view = (selector) => within(`devtools-sessions-view >>> ${selector}`);

/** The lines of the list by what can be told apart: whether it is this tab's, and the name. */
function lines(page) {
  return page.$$eval(view('.body .row'), (rows) =>
    rows.map((row) => ({
      name: row.querySelector('.name').title,
      status: row.querySelector('.status').innerText.replace(/\W/g, ''),
      isOwn: row.querySelector('.name').innerText.includes('this tab'),
    })),
  );
}

/** Chooses the line of the other tab by keys alone. */
async function goToOther(page) {
  await page.bringToFront();
  await page.focus(view('.list'));
  await page.keyboard.press('Home');
  const index = (await lines(page)).findIndex(({ isOwn }) => !isOwn);
  for (let step = 0; step < index; step += 1) await page.keyboard.press('ArrowDown');
}

async function rename(page, name) {
  await goToOther(page);
  await page.keyboard.press('F2');
  await page.waitForSelector(view('#rename'), { visible: true });
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

describe('two tabs over the same stored sessions', () => {
  let demo, here, first, second;

  before(async () => {
    demo = await serveDemo();
    here = await launchBrowser();
    first = await openShop(here.browser, demo);
    second = await openShop(here.browser, demo);
    for (const page of [first, second]) {
      await page.bringToFront();
      await openPanel(page);
      await chooseTab(page, 'sessions');
      await until('both are listed', async () => (await lines(page)).length === 2);
    }
  });

  after(async () => {
    await here.close();
    await demo.close();
  });

  it('rename what the other one records, and each of them says so', async () => {
    await rename(first, 'The other tab');
    const named = async (page) => (await lines(page)).find(({ name }) => name === 'The other tab');
    assert.equal((await until('the first lists it', () => named(first))).isOwn, false);
    assert.equal((await until('the second lists it', () => named(second))).isOwn, true);
  });

  it('keep what the other one records', async () => {
    await goToOther(first);
    await first.keyboard.press('Delete');
    assert.equal(await first.$(view('[role=alertdialog]')), null);
    const other = (await lines(first)).find(({ isOwn }) => !isOwn);
    assert.equal(other.status, 'recording');
  });

  it('delete what the other one has left behind, by keys alone', async () => {
    await second.close();
    await until('it has ended', async () =>
      (await lines(first)).some(({ isOwn, status }) => !isOwn && status !== 'recording'),
    );
    await goToOther(first);
    await first.keyboard.press('Delete');
    await first.waitForSelector(view('#confirm'), { visible: true });
    await first.keyboard.press('Tab');
    await first.keyboard.press('Enter');
    await until('it is gone', async () => (await lines(first)).length === 1);
    assert.equal((await lines(first))[0].isOwn, true);
  });
});
