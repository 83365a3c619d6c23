import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../../src/panel/value/devtools-value.ts';
import type { DevtoolsValue } from '../../../src/panel/value/devtools-value.ts';
import { pressKeys } from '../../support/press-keys.ts';

const CART = {
  items: [{ name: 'Jaws', 'sub title': 'a/b' }, { name: 'Heat' }],
  byId: { $type: 'map', entries: [['a', { price: 3 }], [{ id: 1 }, { price: 4 }]] }, // prettier-ignore
  tags: { $type: 'set', values: ['new', { deep: 1 }] },
  film: { $type: 'instance', name: 'Film', value: { year: 1975 } },
  cut: { $type: 'array', values: [{ x: 1 }], truncated: 9 },
  self: { $type: 'ref', path: '' },
  first: { $type: 'ref', path: '/items/0' },
  entry: { $type: 'ref', path: '/byId/entries/0/1' },
  key: { $type: 'ref', path: '/byId/entries/1/0' },
  year: { $type: 'ref', path: '/film/value' },
  kept: { $type: 'ref', path: '/cut/0' },
  lost: { $type: 'ref', path: '/items/7' },
};

async function show(value: unknown): Promise<DevtoolsValue> {
  const element = await fixture<DevtoolsValue>(html`<devtools-value .value=${value}></devtools-value>`);
  element.focus();
  return element;
}

function texts(element: DevtoolsValue): string[] {
  return [...element.renderRoot.querySelectorAll<HTMLElement>('[role=treeitem]')].map((row) =>
    row.innerText
      .replace(/\s+/g, ' ')
      .replace(/^[▸▾] ?/, '')
      .trim(),
  );
}

function active(element: DevtoolsValue): string {
  const tree = element.renderRoot.querySelector('[role=tree]')!;
  return texts(element)[Number(tree.getAttribute('aria-activedescendant')!.slice(4))]!;
}

async function goTo(element: DevtoolsValue, start: string): Promise<void> {
  const index = texts(element).findIndex((text) => text.startsWith(start));
  element.focus();
  await sendKeys({ press: 'Home' });
  for (let step = 0; step < index; step += 1) await sendKeys({ press: 'ArrowDown' });
  await element.updateComplete;
}

async function press(element: DevtoolsValue, key: string): Promise<void> {
  await pressKeys(key);
  await element.updateComplete;
}

function said(element: DevtoolsValue): string {
  return element.renderRoot.querySelector<HTMLElement>('.said')!.innerText;
}

/** What the next copy puts on the clipboard. */
async function copied(element: DevtoolsValue, act: () => Promise<void>): Promise<string> {
  const { clipboard } = navigator;
  const texts: string[] = [];
  const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: (text: string) => (texts.push(text), Promise.resolve()) },
  });
  try {
    await act();
    await waitUntil(() => said(element).startsWith('Copied'));
  } finally {
    if (own) Object.defineProperty(navigator, 'clipboard', own);
    else Reflect.deleteProperty(navigator, 'clipboard');
    expect(navigator.clipboard).to.equal(clipboard);
  }
  return texts[0]!;
}

describe('devtools-value: what can be done with a place', () => {
  it('leads from a reference to the object it stands for, by Enter and by a press', async () => {
    const element = await show(CART);
    const places: [from: string, to: string, pointer: string][] = [
      ['self', 'Object', ''],
      ['first', '0: { name: "Jaws"', '/items/0'],
      ['entry', '"a" ⇒', '/byId/entries/0/1'],
      ['key', 'key: { id: 1 }', '/byId/entries/1/0'],
      ['kept', '0: { x: 1 }', '/cut/values/0'],
    ];
    for (const [from, to, pointer] of places) {
      await goTo(element, from);
      await press(element, 'Enter');
      expect(active(element), from).to.match(new RegExp(`^${to.replace(/[{}"]/g, '\\$&')}`));
      expect(element.selectedPointer).to.equal(pointer);
    }
    await goTo(element, 'lost');
    await press(element, 'Enter');
    expect(said(element)).to.equal('What it refers to is not in this value');
    expect(active(element)).to.match(/^lost/);
  });

  it('counts references of a record from the value of its field', async () => {
    const loop = { a: { b: 1 }, again: { $type: 'ref', path: '/a' } };
    const element = await show({
      seq: 1,
      payload: loop,
      changes: [{ path: '/x', op: 'add', value: loop }],
    });
    element.record = true;
    for (const pointer of ['/payload/a', '/changes/0/value/a']) {
      await goTo(element, 'seq');
      await press(element, 'Home');
      await press(element, '*');
      const index = pointer.startsWith('/payload') ? 0 : 1;
      const rows = [...element.renderRoot.querySelectorAll<HTMLElement>('.leads')];
      rows[index]!.click();
      await element.updateComplete;
      expect(element.selectedPointer).to.equal(pointer);
    }
  });

  it('tells the selected place as a path of JavaScript and as a JSON Pointer', async () => {
    const element = await show(CART);
    const told: string[][] = [];
    element.addEventListener('path-select', ({ path, pointer }) => told.push([path, pointer]));
    await press(element, '*');
    const expected: Record<string, [path: string, pointer: string]> = {
      '"sub title"': ['items[0]["sub title"]', '/items/0/sub title'],
      '"a" ⇒': ['byId.get("a")', '/byId/entries/0/1'],
      'key: ': ['[...byId][1][0]', '/byId/entries/1/0'],
      'deep: ': ['[...tags][1].deep', '/tags/values/1/deep'],
      'year: 1975': ['film.year', '/film/value/year'],
      'x: ': ['cut[0].x', '/cut/values/0/x'],
      '9 more': ['cut', '/cut'],
    };
    for (const [start, place] of Object.entries(expected)) {
      await goTo(element, start);
      expect([element.selectedPath, element.selectedPointer], start).to.deep.equal(place);
      expect(told.at(-1)).to.deep.equal(place);
    }
  });

  it('copies value, path and pointer by keys, strings as they are', async () => {
    const element = await show(CART);
    await goTo(element, 'items');
    await press(element, '*');
    await goTo(element, 'name');
    expect(await copied(element, () => press(element, 'c'))).to.equal('Jaws');
    expect(said(element)).to.equal('Copied value, 4 characters');
    expect(await copied(element, () => press(element, 'Shift+C'))).to.equal('items[0].name');
    expect(await copied(element, () => press(element, 'Shift+J'))).to.equal('/items/0/name');
    await goTo(element, 'film');
    expect(JSON.parse(await copied(element, () => press(element, 'c')))).to.deep.equal(CART.film);
    await goTo(element, 'Object');
    expect(JSON.parse(await copied(element, () => press(element, 'Control+c')))).to.deep.equal(CART);
  });

  it('copies where the page may not use the clipboard, and says where it could not', async () => {
    const element = await show({ text: 'plain' });
    await goTo(element, 'text');
    const heard: string[] = [];
    const listen = (event: Event): void => {
      heard.push((event.composedPath()[0] as HTMLTextAreaElement).value);
    };
    const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
    document.addEventListener('copy', listen, true);
    await press(element, 'c');
    await waitUntil(() => said(element) !== '');
    document.removeEventListener('copy', listen, true);
    if (own) Object.defineProperty(navigator, 'clipboard', own);
    else Reflect.deleteProperty(navigator, 'clipboard');
    expect(heard).to.deep.equal(['plain']);
    expect(said(element)).to.match(/^Copied value, 5 characters$/);
    expect(element.shadowRoot!.activeElement).to.equal(element.renderRoot.querySelector('[role=tree]'));
    expect(element.renderRoot.querySelector('textarea')).to.equal(null);
  });

  it('offers all of it in a menu: by its key, by a right press, by the button of the line', async () => {
    const element = await show(CART);
    const menu = element.renderRoot.querySelector('devtools-menu')!;
    const items = (): string[] =>
      [...menu.renderRoot.querySelectorAll<HTMLElement>('[role=menuitem]')].map((item) => item.title);
    const isOpen = (): boolean => menu.renderRoot.querySelector(':popover-open') !== null;
    await goTo(element, 'first');
    await press(element, 'Shift+F10');
    await waitUntil(isOpen);
    expect(items()).to.deep.equal([
      'Go to the object',
      'Copy value',
      'Copy path first',
      'Copy JSON pointer /first',
      'Expand all below',
      'Collapse all',
      'Find in this value…',
    ]);
    await expect(menu).to.be.accessible();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(isOpen()).to.equal(false);
    expect(element.selectedPointer).to.equal('/items/0');

    const film = [...element.renderRoot.querySelectorAll<HTMLElement>('[role=treeitem]')].find((row) =>
      row.innerText.includes('film'),
    )!;
    const { left, top } = film.getBoundingClientRect();
    await sendMouse({
      type: 'click',
      button: 'right',
      position: [left + 40, top + 9].map(Math.round) as [number, number],
    });
    await waitUntil(isOpen);
    expect(items()).to.include('Copy path film');
    await sendKeys({ press: 'Escape' });
    expect(isOpen()).to.equal(false);

    await sendMouse({
      type: 'move',
      position: [left + 40, top + 9].map(Math.round) as [number, number],
    });
    await element.updateComplete;
    const button = element.renderRoot.querySelector<HTMLElement>('.actions')!;
    expect(button.getAttribute('aria-label')).to.equal('Actions for film');
    const at = button.getBoundingClientRect();
    expect(Math.abs(at.top - top)).to.be.below(2);
    await sendMouse({
      type: 'click',
      position: [at.left + 5, at.top + 5].map(Math.round) as [number, number],
    });
    await waitUntil(isOpen);
    await sendKeys({ press: 'Escape' });
  });

  it('expands all below a place, within bounds, and collapses all', async () => {
    const element = await show(CART);
    await press(element, '*');
    expect(texts(element)).to.include('price: 4');
    expect(said(element)).to.equal('Expanded');
    await press(element, 'Shift+ArrowLeft');
    expect(texts(element)).to.have.length(1 + Object.keys(CART).length);
    element.value = Array.from({ length: 90 }, () => Array.from({ length: 90 }, () => [1]));
    await element.updateComplete;
    await press(element, '*');
    expect(texts(element).length).to.be.within(900, 1_100);
    expect(said(element)).to.match(/in part/);
  });

  it('shows bytes with their offsets in hex, and as text', async () => {
    const bytes = new TextEncoder().encode('The quick brown fox\n');
    const element = await show({
      $type: 'bytes',
      name: 'Uint8Array',
      length: 20,
      base64: btoa(String.fromCharCode(...bytes)),
    });
    expect(texts(element)).to.deep.equal([
      'Uint8Array(20)',
      '00000000: 54 68 65 20 71 75 69 63 6b 20 62 72 6f 77 6e 20 The quick brown',
      '00000010: 66 6f 78 0a fox.',
    ]);
  });
});

describe('devtools-value: search', () => {
  async function find(element: DevtoolsValue, text: string): Promise<() => string> {
    element.focus();
    await pressKeys('Control+f');
    await waitUntil(() => element.renderRoot.querySelector('devtools-value-find'));
    const bar = element.renderRoot.querySelector('devtools-value-find')!;
    await waitUntil(() => bar.shadowRoot?.activeElement?.localName === 'input');
    await sendKeys({ type: text });
    const count = (): string => bar.shadowRoot!.querySelector<HTMLElement>('.count')!.innerText;
    await waitUntil(() => /\d|Not/.test(count()), 'searched', { timeout: 8_000 });
    return count;
  }

  it('finds keys and values, opens the way to each match and counts them', async () => {
    const element = await show(CART);
    const count = await find(element, 'PRICE');
    expect(count()).to.equal('1 of 2');
    expect(active(element)).to.equal('price: 3');
    expect(element.renderRoot.querySelector('.active mark')!.textContent).to.equal('price');
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect(element.selectedPath).to.equal('[...byId][1][1].price');
    await pressKeys('Shift+Enter');
    await element.updateComplete;
    expect(element.selectedPath).to.equal('byId.get("a").price');
    expect(count()).to.equal('1 of 2');
    await expect(element).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await element.updateComplete;
    expect(element.renderRoot.querySelector('devtools-value-find')).to.equal(null);
    expect(element.shadowRoot!.activeElement!.getAttribute('role')).to.equal('tree');
  });

  it('says when nothing is found', async () => {
    const count = await find(await show(CART), 'zebra');
    expect(count()).to.equal('Not found');
  });

  it('finds what lies deep in groups and far into a long string', async () => {
    const list = Array.from({ length: 30_000 }, (_, index) => ({ id: index }));
    const element = await show({ list, text: `${'x'.repeat(50_000)}needle` });
    let count = await find(element, '29987');
    await waitUntil(() => count() === '1 of 1');
    expect(active(element)).to.equal('id: 29987');
    await sendKeys({ press: 'Escape' });
    count = await find(element, 'needle');
    await waitUntil(() => count() === '1 of 1');
    expect(element.selectedPath).to.equal('text');
    const mark = await waitFor(() => element.renderRoot.querySelector('.block mark'));
    expect(mark.textContent).to.equal('needle');
  });

  it('leaves the page time to draw while it searches a value of megabytes', async () => {
    const list = Array.from({ length: 60_000 }, (_, index) => ({ id: index, name: `film ${index}` }));
    const element = await show(list);
    const bar = await find(element, 'film 59999').then(() =>
      element.renderRoot.querySelector('devtools-value-find')!,
    );
    await waitUntil(() => bar.count === 1 && !bar.partial, 'found', { timeout: 8_000 });
    const field = bar.shadowRoot!.querySelector('input')!;
    field.value = 'film 59998';
    field.dispatchEvent(new Event('input'));
    await element.updateComplete;
    expect(bar.partial).to.equal(true);
    let frames = 0;
    const draw = (): void => {
      frames += 1;
      if (bar.partial) requestAnimationFrame(draw);
    };
    requestAnimationFrame(draw);
    await waitUntil(() => bar.count === 1 && !bar.partial, 'found again', { timeout: 8_000 });
    expect(frames).to.be.above(1);
  });
});

async function waitFor<T>(read: () => T | null): Promise<T> {
  let found: T | null = null;
  await waitUntil(() => (found = read()) !== null);
  return found!;
}
