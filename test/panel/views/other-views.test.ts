import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DevTools } from '../../../src/core/index.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

describe('views of components, state and performance', () => {
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

  describe('components', () => {
    const VIEW = 'devtools-components-view';
    const TREE = [VIEW, 'devtools-component-tree'];
    const items = (): HTMLElement[] => [
      ...(page.find(...TREE, '.body')?.querySelectorAll<HTMLElement>('[role=treeitem]') ?? []),
    ];
    const shown = (): string[] => items().map((item) => item.innerText.replace(/[▸▾\s]/g, ''));

    beforeEach(async () => {
      recorder.recordComponent({ op: 'mount', id: 'app', name: 'film-app' });
      recorder.recordComponent({
        op: 'mount',
        id: 'list',
        name: 'film-list',
        parentId: 'app',
        props: { page: 2 },
      });
      recorder.recordComponent({
        op: 'mount',
        id: 'card',
        name: 'film-card',
        parentId: 'list',
        state: { open: true },
      });
      recorder.recordComponent({ op: 'mount', id: 'cart', name: 'film-cart', parentId: 'app' });
      await page.open('components');
      await page.wait(() => items().length === 4, 'the tree');
    });

    it('shows the tree, and what changes in it', async () => {
      expect(shown()).to.deep.equal(['film-app', 'film-list', 'film-card', 'film-cart']);
      expect(items().map((item) => item.getAttribute('aria-level'))).to.deep.equal(['1', '2', '3', '2']);
      recorder.recordComponent({ op: 'unmount', id: 'cart' });
      await page.wait(() => items().length === 3, 'the removal');
      await expect(page.panel).to.be.accessible();
    });

    it('is walked by the keys of the tree pattern, and shows the selected component', async () => {
      page.find(...TREE, '[role=tree]')!.focus();
      await sendKeys({ press: 'Home' });
      await sendKeys({ press: 'ArrowRight' });
      const details = await page.wait(() => page.find(VIEW, '.details'), 'the details');
      await page.wait(() => details.querySelector('h2')!.textContent === 'film-list', 'the component');
      await page.wait(
        () => page.find(VIEW, 'devtools-value', '[role=tree]')?.innerText.includes('page: 2'),
        'props',
      );
      await sendKeys({ press: 'ArrowLeft' });
      await page.wait(() => items().length === 3, 'the closed list');
      expect(shown()).to.deep.equal(['film-app', 'film-list', 'film-cart']);
      await sendKeys({ press: 'ArrowLeft' });
      await page.wait(() => details.querySelector('h2')!.textContent === 'film-app', 'the parent');
    });

    it('filters by name, with the way to each match', async () => {
      page.find(VIEW, 'input')!.focus();
      await sendKeys({ type: 'CARD' });
      await page.wait(() => items().length === 3, 'the match');
      expect(shown()).to.deep.equal(['film-app', 'film-list', 'film-card']);
    });
  });

  describe('state', () => {
    const VIEW = 'devtools-state-view';

    it('shows each ref, and the history of the selected one, newest first', async () => {
      const items = Array.from({ length: 60 }, (_, id) => ({ id, price: 5 }));
      const cart = { total: 5, items };
      recorder.recordState({ id: 'cart', name: 'cart', kind: 'store', owner: 'shop', newValue: cart });
      const next = { ...cart, total: 6 };
      recorder.recordState({
        id: 'cart',
        name: 'cart',
        kind: 'store',
        owner: 'shop',
        oldValue: cart,
        newValue: next,
      });
      recorder.recordState({ id: 'text', name: 'filter', newValue: 'drama' });
      await page.open('state');
      const rows = await page.rows(VIEW, 'devtools-grid');
      expect(rows.map((row) => row.name)).to.have.members(['cart', 'filter']);
      const index = rows.findIndex((row) => row.name === 'cart');
      expect(rows[index]).to.include({ count: '2' });
      await expect(page.panel).to.be.accessible();

      page
        .find(VIEW, 'devtools-grid')!
        .shadowRoot!.querySelectorAll<HTMLElement>('.body .row')
        [index]!.click();
      const history = [VIEW, 'devtools-ref-history'];
      const changes = await page.rows(...history, 'devtools-grid');
      expect(changes.map((row) => row.value)).to.deep.equal([
        '/total',
        '{ total: 5, items: [{…}, {…}, {…}, {…}, {…}, …] }',
      ]);
      const value = (): string => page.find(...history, 'devtools-value', '[role=tree]')!.innerText;
      await page.wait(() => value().includes('total: 6'), 'the newest value');

      page
        .find(...history, 'devtools-grid')!
        .shadowRoot!.querySelectorAll<HTMLElement>('.body .row')[1]!
        .click();
      await page.wait(() => value().includes('total: 5'), 'the value before');
      recorder.recordState({
        id: 'cart',
        name: 'cart',
        oldValue: next,
        newValue: { ...next, total: 7 },
      });
      await page.wait(
        () => page.find(...history, 'devtools-grid', '.scroller')!.getAttribute('aria-rowcount') === '4',
        'the change since',
      );
      expect(value()).to.include('total: 5');
      await expect(page.panel).to.be.accessible();
    });
  });

  describe('performance', () => {
    const VIEW = 'devtools-performance-view';
    const names = async (): Promise<(string | undefined)[]> =>
      (await page.rows(VIEW, 'devtools-grid')).map((row) => row.name);

    it('shows a row a component with its rating in words, sorted as asked', async () => {
      const times: [string, number[]][] = [
        ['film-card', [1, 2, 3]],
        ['film-list', [60, 80]],
        ['film-cart', [20]],
      ];
      for (const [name, durations] of times) {
        for (const duration of durations) {
          recorder.recordPerformance({ name, componentId: name, startTime: 0, duration });
        }
      }
      recorder.recordPerformance({ name: 'long-frame', startTime: 0, duration: 900 });
      await page.open('performance');
      const rows = await page.rows(VIEW, 'devtools-grid');
      expect(rows.map(({ name, rating }) => [name, rating])).to.deep.equal([
        ['film-list', '■ poor'],
        ['film-cart', '▲ fair'],
        ['film-card', '● good'],
        // What is no component comes last, and takes no share of theirs.
        ['long-frame', '■ poor'],
      ]);
      expect(rows[0]).to.include({ count: '2', mean: '70.0', total: '140' });
      const sortBy = (column: string): void =>
        page.find(VIEW, 'devtools-grid', `.header .${column} button`)!.click();
      sortBy('count');
      await page.wait(async () => (await names())[0] === 'film-card', 'the order');
      sortBy('name');
      await page.wait(async () => (await names())[1] === 'film-cart', 'the order by name');
      await expect(page.panel).to.be.accessible();
    });
  });
});
