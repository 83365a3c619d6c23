import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DevTools } from '../../../src/core/index.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

const VIEW = 'devtools-components-view';
const TREE = [VIEW, 'devtools-component-tree'];
const DETAILS = [VIEW, 'devtools-component-details'];

describe('the components view', () => {
  let page: PanelPage;
  let recorder: DevTools;

  beforeEach(async () => {
    recorder = await startRecording();
    page = new PanelPage();
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  const items = (): HTMLElement[] => [
    ...(page.find(...TREE, '.body')?.querySelectorAll<HTMLElement>('[role=treeitem]') ?? []),
  ];
  const shown = (): string[] =>
    items().map((item) => item.querySelector<HTMLElement>('.name')!.textContent.trim());
  const selected = (): string | null | undefined =>
    page
      .find(...TREE, '.selected')
      ?.querySelector('.name')
      ?.textContent.trim();
  const isSelected = (name: string): Promise<unknown> =>
    page.wait(() => selected() === name, `${name}, not ${selected()}`);
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) {
      const [last, modifier] = key.split('+').reverse();
      if (modifier) await sendKeys({ down: modifier });
      await sendKeys({ press: last! });
      if (modifier) await sendKeys({ up: modifier });
    }
  };
  const mount = (id: string, name: string, parentId?: string): void =>
    recorder.recordComponent({ op: 'mount', id, name, ...(parentId && { parentId }) });

  async function openShop(): Promise<void> {
    mount('app-1', 'film-app');
    recorder.recordComponent({
      op: 'mount',
      id: 'list-1',
      name: 'film-list',
      parentId: 'app-1',
      props: { page: 2 },
    });
    mount('card-7', 'film-card', 'list-1');
    mount('cart-1', 'film-cart', 'app-1');
    await page.open('components');
    await page.wait(() => items().length === 4, 'the tree');
  }

  async function focusTree(): Promise<void> {
    page.find(...TREE, '[role=tree]')!.focus();
    await press('Home');
    await isSelected('film-app');
  }

  it('shows the tree, and what changes in it', async () => {
    await openShop();
    expect(shown()).to.deep.equal(['film-app', 'film-list', 'film-card', 'film-cart']);
    const attributes = (name: string) => items().map((item) => item.getAttribute(name));
    expect(attributes('aria-level')).to.deep.equal(['1', '2', '3', '2']);
    expect(attributes('aria-posinset')).to.deep.equal(['1', '1', '1', '2']);
    expect(attributes('aria-setsize')).to.deep.equal(['1', '2', '1', '2']);
    expect(attributes('aria-expanded')).to.deep.equal(['true', 'true', null, null]);
    recorder.recordComponent({ op: 'unmount', id: 'cart-1' });
    await page.wait(() => items().length === 3, 'the removal');
    await page.expectAccessible();
  });

  it('says of parts of a framework and of components without a name what they are', async () => {
    mount('a', 'Theme.Provider');
    mount('b', '', 'a');
    mount('c', 'Cart', 'b');
    await page.open('components');
    await page.wait(() => items().length === 3, 'the tree');
    const kinds = items().map((item) => item.querySelector('.name')!.className);
    expect(kinds).to.deep.equal(['name framework', 'name anonymous', 'name own']);
    expect(shown()[1]).to.equal('Anonymous');
    await page.expectAccessible();
  });

  describe('by the keys of the tree pattern', () => {
    beforeEach(async () => {
      await openShop();
      await focusTree();
    });

    it('is walked in and out with the arrows', async () => {
      await press('ArrowRight');
      await isSelected('film-list');
      await press('ArrowLeft');
      await page.wait(() => items().length === 3, 'the closed list');
      await press('ArrowRight');
      await page.wait(() => items().length === 4, 'the open list');
      await press('ArrowDown');
      await isSelected('film-card');
      await press('ArrowLeft');
      await isSelected('film-list');
      await press('End');
      await isSelected('film-cart');
      await press('ArrowUp', 'PageUp');
      await isSelected('film-app');
      await press('PageDown');
      await isSelected('film-cart');
    });

    for (const key of ['Enter', 'Space']) {
      it(`opens and closes a component with ${key}`, async () => {
        await press(key);
        await page.wait(() => items().length === 1, 'the closed app');
        await press(key);
        await page.wait(() => items().length === 4, 'the open app');
      });
    }

    it('opens all beside the selected component with *', async () => {
      mount('other-1', 'film-other', 'app-1');
      mount('inner-1', 'film-inner', 'other-1');
      await page.wait(() => items().length === 6, 'the new ones');
      page.find(VIEW, '[aria-label="Collapse all"]')!.click();
      await page.wait(() => items().length === 1, 'the closed tree');
      await press('ArrowRight');
      await page.wait(() => items().length === 4, 'the children');
      await press('ArrowRight');
      await isSelected('film-list');
      await press('*');
      await page.wait(() => items().length === 6, 'what is in all of them');
      page.find(VIEW, '[aria-label="Collapse all"]')!.click();
      await page.wait(() => items().length === 1, 'the closed tree');
      page.find(VIEW, '[aria-label="Expand all"]')!.click();
      await page.wait(() => items().length === 6, 'the open tree');
    });

    it('goes to what begins with the letters typed', async () => {
      await sendKeys({ type: 'film-ca' });
      await isSelected('film-card');
      await sendKeys({ type: 'rt' });
      await isSelected('film-cart');
    });
  });

  describe('search', () => {
    const marks = (): string[] =>
      [...page.find(...TREE, '.body')!.querySelectorAll('mark')].map(({ textContent }) => textContent);

    beforeEach(openShop);

    async function find(text: string): Promise<void> {
      page.find(VIEW, 'input')!.focus();
      await sendKeys({ type: text });
    }

    it('finds names by some of their letters, and marks these, with the way to each match', async () => {
      await find('FCARD');
      await page.wait(() => items().length === 3, 'the match');
      expect(shown()).to.deep.equal(['film-app', 'film-list', 'film-card']);
      expect(marks()).to.deep.equal(['f', 'card']);
      expect(page.find(VIEW, '.count')!.innerText).to.equal('1 of 4 components');
      await page.expectAccessible();
    });

    it('finds ids where no name matches', async () => {
      await find('card-7');
      await page.wait(() => page.find(...TREE, '.id'), 'the id');
      expect(page.find(...TREE, '.id')!.innerText).to.equal('card-7');
      expect(marks()).to.deep.equal(['card-7']);
    });

    it('goes from match to match with Enter, back with Shift+Enter, around the ends', async () => {
      page.find(VIEW, '[aria-label="Collapse all"]')!.click();
      await find('film-c');
      await page.wait(() => marks().length === 2, 'the matches');
      await press('Enter');
      await isSelected('film-card');
      await press('Enter');
      await isSelected('film-cart');
      await press('Enter');
      await isSelected('film-card');
      await press('Shift+Enter');
      await isSelected('film-cart');
      expect(page.focused?.localName).to.equal('input');
      // What was found stays in sight when the search is over.
      await press('Shift+Enter');
      await isSelected('film-card');
      await press('Control+a', 'Delete');
      await page.wait(() => marks().length === 0, 'the end of the search');
      expect(shown()).to.include('film-card');
    });

    it('says so where nothing is found', async () => {
      await find('zz');
      const empty = await page.wait(() => page.find(VIEW, '.empty'), 'the words');
      expect(empty.innerText).to.equal('No component has this name or id');
    });
  });

  it('shows the selected component as it changes, and when it is gone', async () => {
    await openShop();
    await focusTree();
    await press('ArrowRight');
    const value = (): string => page.find(...DETAILS, 'devtools-value', '[role=tree]')?.innerText ?? '';
    await page.wait(() => value().includes('page: 2'), 'its props');
    recorder.recordComponent({ op: 'update', id: 'list-1', props: { page: 3 } });
    await page.wait(() => value().includes('page: 3'), 'the change');
    recorder.recordComponent({ op: 'unmount', id: 'card-7' });
    recorder.recordComponent({ op: 'unmount', id: 'list-1' });
    const tag = await page.wait(() => page.find(...DETAILS, '.tag'), 'the end');
    expect(tag.innerText).to.equal('unmounted');
    expect(value()).to.include('page: 3');
    await page.expectAccessible();
  });

  it('goes to the parent of the selected component, by button and by command', async () => {
    await openShop();
    await focusTree();
    await press('ArrowRight', 'ArrowRight');
    await isSelected('film-card');
    (await page.wait(() => page.find(...DETAILS, '[aria-label="Go to parent"]'), 'the button')).click();
    await isSelected('film-list');
    const view = page.find(VIEW) as HTMLElementTagNameMap['devtools-components-view'];
    view
      .commands()
      .find(({ id }) => id === 'components.parent')!
      .run();
    await isSelected('film-app');
    await page.wait(
      () => page.find(...DETAILS, '[aria-label="Go to parent"]')!.matches(':disabled'),
      'no way up from the root',
    );
  });

  describe('details of the selected component', () => {
    const tab = (name: string): Promise<HTMLElement> =>
      page.wait(() => page.find(...DETAILS, `#tab-${name}`), `the tab ${name}`);
    const open = async (name: string): Promise<void> => (await tab(name)).click();

    beforeEach(async () => {
      await openShop();
      await focusTree();
      await press('ArrowRight');
      await isSelected('film-list');
    });

    it('are parted by tabs that the arrows go through', async () => {
      recorder.recordComponent({
        op: 'update',
        id: 'list-1',
        state: { open: true },
        meta: { file: 'List.vue' },
      });
      const panel = (): string => page.find(...DETAILS, '#panel')?.innerText ?? '';
      await page.wait(() => panel().includes('Meta'), 'the meta');
      (await tab('props')).focus();
      await press('ArrowRight');
      const value = (): string | undefined =>
        page.find(...DETAILS, 'devtools-value', '[role=tree]')?.innerText;
      await page.wait(() => value()?.includes('open: true'), 'the state');
      await press('ArrowLeft', 'ArrowLeft');
      await page.wait(() => page.find(...DETAILS, 'devtools-component-renders'), 'the renders');
      await press('Home', 'End', 'ArrowLeft');
      await page.wait(() => page.find(...DETAILS, 'devtools-component-events'), 'the events');
      expect(page.focused?.id).to.equal('tab-events');
      await page.expectAccessible();
    });

    it('hold the events of that very component, and no others', async () => {
      const list = [...DETAILS, 'devtools-component-events'];
      recorder.recordEvent({ name: 'other', componentId: 'list-10', source: 'film-list' });
      await open('events');
      const empty = await page.wait(() => page.find(...list, '.empty'), 'the words');
      expect(empty.innerText).to.equal('No event is recorded of this component');
      recorder.recordEvent({ name: 'page', componentId: 'list-1', payload: { to: 3 } });
      recorder.recordEvent({ name: 'sort', componentId: 'list-1' });
      const names = async () =>
        (await page.rows(...list, 'devtools-grid')).map(({ name }) => name).join();
      await page.wait(async () => (await names()) === 'page,sort', 'the events');
      page.find(...list, 'devtools-grid', '#row-0')!.click();
      const value = await page.wait(() => page.find(...list, 'devtools-value', '[role=tree]'), 'it');
      await page.wait(() => value.innerText.includes('componentId: "list-1"'), 'what it holds');
      await page.expectAccessible();
    });

    it('hold each of its renderings, the newest first, with the sums', async () => {
      const list = [...DETAILS, 'devtools-component-renders'];
      const render = (phase: string, duration: number, componentId = 'list-1'): void =>
        recorder.recordPerformance({ name: 'film-list', componentId, phase, startTime: 0, duration });
      render('mount', 12);
      render('effect', 99);
      render('update', 4);
      render('update', 50, 'card-7');
      await open('renders');
      await page.rows(...list, 'devtools-grid');
      const cells = async () =>
        (await page.rows(...list, 'devtools-grid')).map(({ phase, duration }) => `${phase} ${duration}`);
      await page.wait(async () => (await cells()).length === 2, 'both renders');
      expect(await cells()).to.deep.equal(['update 4.00', 'mount 12.0']);
      const sums = page.find(...list, '.sums')!.innerText;
      expect(sums).to.equal('2 renders: mean 8.00, max 12.0, total 16.0 ms');
      await page.expectAccessible();
    });

    it('hold its updates and what they changed, where nothing was timed', async () => {
      const list = [...DETAILS, 'devtools-component-renders'];
      recorder.recordComponent({ op: 'update', id: 'list-1', props: { page: 4 }, state: { n: 1 } });
      await open('renders');
      const [row] = await page.rows(...list, 'devtools-grid');
      expect(row).to.include({ phase: 'update', duration: '–', changed: 'props.page, n' });
      expect(page.find(...list, '.sums')!.innerText).to.equal('1 update, not timed');
    });

    it('can be copied, by menu and by command', async () => {
      await tab('props');
      let copied = '';
      const { clipboard } = navigator;
      const fake = { writeText: (text: string) => ((copied = text), Promise.resolve()) };
      Object.defineProperty(navigator, 'clipboard', { value: fake, configurable: true });
      try {
        const menu = page.find(...DETAILS, 'select') as HTMLSelectElement;
        menu.value = 'props';
        menu.dispatchEvent(new Event('change'));
        await page.wait(() => copied === '{\n  "page": 2\n}', 'the props');
        const said = (): string => page.find(...DETAILS, '[role=status]')!.innerText;
        await page.wait(() => said() === 'Copied its props', 'the words');
        const view = page.find(VIEW) as HTMLElementTagNameMap['devtools-components-view'];
        view
          .commands()
          .find(({ id }) => id === 'components.copy-id')!
          .run();
        await page.wait(() => copied === 'list-1', 'the id');
      } finally {
        Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
      }
    });
  });
});
