import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { clickOn, launchBrowser, until } from '../support/e2e-browser.mjs';
import { viewCount, within } from '../support/e2e-panel.mjs';
import { serveDemo } from '../support/e2e-server.mjs';
import { openShop } from '../support/e2e-shop.mjs';

const SEARCH = 'film-app >>> #search';
const LISTS = [
  { view: 'components', list: '[role=tree]' },
  { view: 'state', list: '[role=grid]' },
  { view: 'events', list: '[role=grid]' },
  { view: 'performance', list: '[role=grid]' },
  { view: 'sessions', list: '[role=grid]' },
];

/** One shop, walked through from test to test. */
describe('the panel by keyboard alone', () => {
  let demo, here, shop;

  before(async () => {
    demo = await serveDemo();
    here = await launchBrowser();
    shop = await openShop(here.browser, demo);
    await clickOn(shop, 'film-app >>> film-card >>> .offer button');
    await shop.evaluate(() => {
      globalThis.heard = [];
      for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input'])
        document.addEventListener(type, ({ key, data }) =>
          globalThis.heard.push(`${type} ${key ?? data}`),
        );
    });
  });

  after(async () => {
    await here.close();
    await demo.close();
  });

  const heard = () => shop.evaluate(() => globalThis.heard.splice(0));
  const isOpen = () => shop.$eval('devtools-panel', (panel) => panel.open);

  /** What has the focus, in whatever shadow tree, and what it stands in. */
  const focused = () =>
    shop.evaluate(() => {
      let element = document.activeElement;
      const hosts = [];
      while (element?.shadowRoot?.activeElement) {
        hosts.push(element.localName);
        element = element.shadowRoot.activeElement;
      }
      const { id, localName, type = '', value = '' } = element;
      const role = element.getAttribute('role') ?? localName;
      const active = element.getAttribute('aria-activedescendant');
      return { id, role, type, value, active, hosts, isIn: hosts[0] === 'devtools-panel' };
    });

  /** Presses what `Control+KeyK` says. */
  async function chord(key) {
    const parts = key.split('+');
    const last = parts.pop();
    for (const part of parts) await shop.keyboard.down(part);
    await shop.keyboard.press(last);
    for (const part of parts.reverse()) await shop.keyboard.up(part);
  }

  /** Presses keys, one after another; none of them may lose the focus to the page. */
  async function press(...keys) {
    for (const key of keys) {
      await chord(key);
      if (await isOpen()) {
        const { isIn, role } = await focused();
        assert.ok(isIn, `${key} leaves the focus in the panel, not on ${role}`);
      }
    }
  }

  const untilFocused = (what, matches) => until(what, async () => matches(await focused()));
  const onTab = (name) => untilFocused(`the tab ${name}`, ({ id }) => id === `tab-${name}`);

  async function tabTo(what, matches, key = 'Tab') {
    for (let presses = 0; presses < 40; presses += 1) {
      if (matches(await focused())) return;
      await press(key);
    }
    assert.fail(`${key} does not lead to ${what}`);
  }

  /** From the tab of a view to the list in it. */
  async function toList(view, list) {
    await shop.waitForSelector(within(`devtools-${view}-view >>> [id^=row-]`), {
      visible: true,
    });
    const role = list.slice('[role='.length, -1);
    await tabTo(
      `the list of ${view}`,
      (one) => one.role === role && one.hosts.includes(`devtools-${view}-view`),
    );
  }

  /** How many lines are drawn of the list that has the focus. */
  const countRows = () =>
    shop.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element.getRootNode().querySelectorAll('[id^=row-]').length;
    });

  async function open() {
    await chord('Alt+Shift+KeyD');
    await untilFocused('a tab', ({ role }) => role === 'tab');
    await heard();
  }

  it('leaves keys and focus to the page while it is closed', async () => {
    await shop.focus(SEARCH);
    await heard();
    await shop.keyboard.type('/?1kp');
    await press('Control+KeyK', 'Escape', 'Alt+Digit1');
    const keys = (await heard()).filter((one) => one.startsWith('keydown ')).map((one) => one.slice(8));
    assert.deepEqual(keys, [...'/?1kp', 'Control', 'k', 'Escape', 'Alt', '1']);
    assert.equal((await focused()).id, 'search');
    assert.equal(await isOpen(), false);
  });

  it('opens by its hotkey, and closes by Esc with the focus where it was', async () => {
    await open();
    await press('Escape');
    assert.equal(await isOpen(), false);
    assert.equal((await focused()).id, 'search');
    await heard();
    await open();
  });

  it('shows the views by arrows, Home and End on the tabs', async () => {
    await press('Home');
    for (const { view } of LISTS) {
      await onTab(view);
      await shop.waitForSelector(within(`devtools-${view}-view`), { visible: true });
      await press('ArrowRight');
    }
    await onTab('components');
    await press('End');
    await onTab('sessions');
    await press('ArrowLeft');
    await onTab('performance');
  });

  for (const [index, { view, list }] of LISTS.entries()) {
    it(`filters ${view} by /, and walks its list by arrows, Page keys, Home and End`, async () => {
      await press(String(index + 1));
      await onTab(view);
      await shop.waitForSelector(within(`devtools-${view}-view >>> [id^=row-]`), { visible: true });
      const hasNone = async () => /^0 |^$/.test(await viewCount(shop, view));
      await press('/');
      await untilFocused('the filter', ({ type }) => type === 'search');
      await shop.keyboard.type('zzzz');
      if (view !== 'components') await until('no match', hasNone);
      // The first may be for a list of completions.
      for (let presses = 0; presses < 2 && (await focused()).value !== ''; presses += 1)
        await press('Escape');
      await until('all of it', async () => !(await hasNone()));
      await toList(view, list);
      const active = async () => Number((await focused()).active?.replace('row-', ''));
      await press('Home');
      await until('the first line', async () => (await active()) === 0);
      if ((await countRows()) > 2) {
        await press('ArrowDown');
        await until('the second line', async () => (await active()) === 1);
        await press('ArrowUp');
        await until('the first line again', async () => (await active()) === 0);
        await press('End');
        const last = await until('the last line', active);
        await press('PageUp');
        await until('a line before it', async () => (await active()) < last);
        await press('PageDown');
        // The log may have grown.
        await until('the last line again', async () => (await active()) >= last);
        await press('Home');
      }
    });
  }

  it('has Enter press the button that has the focus, not act on the selected line', async () => {
    await press('5');
    await onTab('sessions');
    await toList('sessions', '[role=grid]');
    await press('Home');
    await tabTo('the tab', ({ id }) => id === 'tab-sessions', 'Shift+Tab');
    await press('Enter');
    await onTab('sessions');
  });

  it('opens what is selected, walks its value, and comes back', async () => {
    await press('3');
    await onTab('events');
    await toList('events', '[role=grid]');
    await press('Home', 'Enter');
    await shop.waitForSelector(within('devtools-events-view >>> devtools-value'), { visible: true });
    await tabTo('the value', ({ role, hosts }) => role === 'tree' && hosts.includes('devtools-value'));
    await press('End', 'Home', 'ArrowLeft');
    const isExpanded = (value) =>
      until(`it is ${value ? 'open' : 'closed'}`, async () =>
        shop.$eval(
          within('devtools-events-view >>> devtools-value >>> [role=treeitem]'),
          (item, wanted) => item.ariaExpanded === String(wanted),
          value,
        ),
      );
    await isExpanded(false);
    await press('ArrowRight');
    await isExpanded(true);
    await press('Shift+Tab');
  });

  it('runs a command by the palette, and gives the focus back', async () => {
    await press('4');
    await onTab('performance');
    await toList('performance', '[role=grid]');
    await press('Control+KeyK');
    await untilFocused('the palette', ({ role }) => role === 'combobox');
    await shop.keyboard.type('theme: dark');
    await press('Enter');
    await until('the theme is dark', () =>
      shop.$eval('devtools-panel', (panel) => panel.theme === 'dark'),
    );
    await untilFocused('the list again', ({ role }) => role === 'grid');
  });

  it('lists the keys by ?, and gives the focus back', async () => {
    await press('Shift+?');
    await untilFocused('the list of keys', ({ hosts }) => hosts.includes('devtools-key-list'));
    await press('Tab', 'Tab', 'Escape');
    await untilFocused('the list again', ({ role }) => role === 'grid');
  });

  it('keeps Tab inside the export dialog, which Esc closes', async () => {
    await press('Control+KeyK');
    await untilFocused('the palette', ({ role }) => role === 'combobox');
    await shop.keyboard.type('export…');
    await press('Enter');
    await untilFocused('the dialog', ({ hosts }) => hosts.includes('devtools-export-dialog'));
    for (let presses = 0; presses < 30; presses += 1) {
      await press('Tab');
      const { hosts, role } = await focused();
      assert.ok(hosts.includes('devtools-export-dialog'), role);
    }
    await press('Escape');
    await untilFocused('the list again', ({ role }) => role === 'grid');
    assert.equal(await isOpen(), true);
  });

  it('opens the menu of the panel, chooses in it, and leaves it by Esc', async () => {
    await tabTo('the menu', ({ hosts }) => hosts[2] === 'devtools-popup', 'Shift+Tab');
    const before = await focused();
    await press('Enter');
    await untilFocused('what is in the menu', ({ hosts }) => !hosts.includes('devtools-popup'));
    await press('Escape');
    await untilFocused('its button', ({ hosts }) => hosts.join() === before.hosts.join());
    assert.equal(await isOpen(), true);
  });

  it('closes the innermost first by Esc: completion, filter, panel', async () => {
    await press('3');
    await press('/');
    await untilFocused('the filter', ({ type }) => type === 'search');
    await shop.keyboard.type('cat');
    await shop.waitForSelector(within('devtools-events-view >>> [role=option]'), { visible: true });
    await press('Escape');
    await until(
      'the completion is gone',
      async () => !(await shop.$(within('devtools-events-view >>> [role=option]'))),
    );
    assert.equal((await focused()).value, 'cat');
    await press('Escape');
    assert.equal((await focused()).value, '');
    await press('Escape', 'Escape');
    assert.equal(await isOpen(), false);
    assert.equal((await focused()).id, 'search');
  });

  it('has let none of all that through to the page', async () => {
    const stray = (await heard()).filter((one) => one !== 'keydown Escape' && one !== 'keyup Escape');
    assert.deepEqual(stray, []);
  });
});
