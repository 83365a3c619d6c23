import { expect, nextFrame } from '@open-wc/testing';
import type { DevTools } from '../../../src/core/index.ts';
import type { DevtoolsGrid } from '../../../src/panel/grid/devtools-grid.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

describe('views of state and performance', () => {
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
      await page.expectAccessible();

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
      await page.expectAccessible();
    });

    it('tells refs of one name apart by their owners, in a narrow list and in the details', async () => {
      for (const owner of ['FilmList-1', 'Film\nCard-2']) {
        recorder.recordState({ id: `${owner} open`, name: 'open', owner, newValue: true });
      }
      recorder.recordState({ id: 'theme', name: 'theme', newValue: 'dark' });
      await page.open('state');
      const names = async (): Promise<(string | undefined)[]> =>
        (await page.rows(VIEW, 'devtools-grid')).map(({ name }) => name);
      await page.wait(async () => (await names()).length === 3, 'the refs');
      expect((await names()).sort()).to.deep.equal(['open', 'open', 'theme']);
      const index = (await page.rows(VIEW, 'devtools-grid')).findIndex(
        ({ owner }) => owner === 'Film\\nCard-2',
      );
      page.find(VIEW, 'devtools-grid', `#row-${index}`)!.click();
      const title = await page.wait(() => page.find(VIEW, '.details h2'), 'the details');
      expect(title.innerText).to.equal('Film\\nCard-2 · open');
      await page.wait(async () => (await names())[index] !== 'open', 'the owners');
      expect((await names()).sort()).to.deep.equal(['open FilmList-1', 'open Film\\nCard-2', 'theme']);
      await page.expectAccessible();
    });
  });

  describe('performance', () => {
    const VIEW = 'devtools-performance-view';
    const recordPoints = (): void => {
      const points: [name: string, startTime: number, more?: { phase?: string; value?: number }][] = [
        ['paint', 812, { phase: 'first-contentful-paint' }],
        ['largest-contentful-paint', 12_340, { phase: 'img' }],
        ['layout-shift', 900, { value: 0.125 }],
        ['layout-shift', 950, { value: 0.05 }],
        ['memory', 5_000, { value: 12_300_000 }],
        ['ready', 1.5, { phase: 'mark' }],
      ];
      for (const [name, startTime, more] of points) {
        recorder.recordPerformance({ name, startTime, duration: 0, ...more });
      }
    };
    const resize = async (width: number): Promise<void> => {
      const grid = page.find(VIEW, 'devtools-grid') as DevtoolsGrid;
      grid.style.width = `${width}px`;
      // Its size is known a frame later.
      await nextFrame();
      await nextFrame();
      await grid.updateComplete;
    };
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
      await page.expectAccessible();
    });

    it('shows web vitals, marks and samples after all that took time, with what the last one says', async () => {
      recordPoints();
      recorder.recordPerformance({ name: 'film-card', componentId: 'a', startTime: 0, duration: 3 });
      recorder.recordPerformance({ name: 'long-frame', startTime: 0, duration: 900 });
      await page.open('performance');
      await page.rows(VIEW, 'devtools-grid');
      await resize(1_200);
      const rows = await page.rows(VIEW, 'devtools-grid');
      expect(rows.map(({ name, kind, count, last }) => [name, kind, count, last])).to.deep.equal([
        ['film-card', 'component', '1', '–'],
        ['long-frame', 'measure', '1', '–'],
        ['first-contentful-paint', 'point', '1', '812 ms'],
        ['largest-contentful-paint', 'point', '1', '12.3 s'],
        ['layout-shift (sum)', 'point', '2', '0.175'],
        ['mark ready', 'point', '1', '1.50 ms'],
        ['memory', 'point', '1', '12.3 MB'],
      ]);
      for (const column of ['rating', 'mean', 'min', 'max', 'total', 'share']) {
        expect(rows.slice(2).map((row) => row[column])).to.deep.equal(Array(5).fill('–'));
      }
      page.find(VIEW, 'devtools-grid', '.header .count button')!.click();
      await page.wait(async () => (await names())[2] === 'layout-shift (sum)', 'the order by count');
      expect((await names()).slice(0, 2)).to.deep.equal(['film-card', 'long-frame']);
      const parted = page
        .find(VIEW, 'devtools-grid')!
        .shadowRoot!.querySelectorAll('.body .group .name');
      expect([...parted].map((cell) => cell.textContent.trim())).to.deep.equal([
        'long-frame',
        'layout-shift (sum)',
      ]);
      const first = page.find(VIEW, 'devtools-grid', '.header .cell')!;
      expect(first.innerText, 'the kind leads, since rows are sorted within it').to.equal('Kind');
      page.find(VIEW, 'devtools-grid', '.body #row-2')!.click();
      await page.wait(
        () => page.find(VIEW, 'devtools-grid', '.selected .name')?.innerText === 'layout-shift (sum)',
        'the selection',
      );
      await page.expectAccessible();
    });

    it('shows what it shows whole, in a wide panel and in a narrow one', async () => {
      recordPoints();
      recorder.recordPerformance({ name: 'film', componentId: 'a', startTime: 0, duration: 9_999 });
      await page.open('performance');
      await page.rows(VIEW, 'devtools-grid');
      const grid = page.find(VIEW, 'devtools-grid')!;
      for (const width of [1_200, 800, 700, 560, 480, 400, 345]) {
        await resize(width);
        const cells = [...grid.shadowRoot!.querySelectorAll<HTMLElement>('.cell')];
        const cut = cells.filter(
          (cell) => cell.scrollWidth > cell.clientWidth && !cell.classList.contains('name'),
        );
        expect(cut.map((cell) => cell.innerText)).to.deep.equal([], `cut at ${width} px`);
        const scroller = page.find(VIEW, 'devtools-grid', '.scroller')!;
        expect(scroller.scrollWidth, `overflow at ${width} px`).to.equal(scroller.clientWidth);
      }
    });
  });
});
