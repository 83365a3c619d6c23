import { expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/panel/grid/devtools-grid.ts';
import type { DevtoolsGrid } from '../../../src/panel/grid/devtools-grid.ts';
import type { GridColumn } from '../../../src/panel/grid/grid-column.ts';
import { ColumnSortEvent } from '../../../src/panel/grid/grid-events.ts';
import type { RowSelectEvent } from '../../../src/panel/grid/grid-events.ts';

const COLUMNS: readonly GridColumn[] = [
  { id: 'name', label: 'Name', track: '1fr', isSortable: true },
  { id: 'wide', label: 'Wide', track: '1fr', hideBelow: 500 },
];

async function show(count: number, width = 600): Promise<DevtoolsGrid> {
  const box = document.createElement('div');
  box.style.cssText = `width: ${width}px; height: 300px`;
  const grid = await fixture<DevtoolsGrid>(
    html`<devtools-grid
      label="Rows"
      .columns=${COLUMNS}
      .count=${count}
      .row=${(index: number) => ({ name: `row ${index}`, wide: index })}
    ></devtools-grid>`,
    { parentNode: box },
  );
  grid.style.height = '300px';
  // Its size is known a frame later.
  await nextFrame();
  await nextFrame();
  await grid.updateComplete;
  return grid;
}

function scroller(grid: DevtoolsGrid): HTMLElement {
  return grid.renderRoot.querySelector<HTMLElement>('.scroller')!;
}

/** Texts of the rows that are wholly inside the visible part. */
function visibleRows(grid: DevtoolsGrid): string[] {
  const { top, bottom } = scroller(grid).getBoundingClientRect();
  return [...grid.renderRoot.querySelectorAll<HTMLElement>('.body .row')]
    .filter((row) => {
      const box = row.getBoundingClientRect();
      return box.top >= top + 22 && box.bottom <= bottom + 1;
    })
    .map((row) => row.querySelector('.name')!.textContent.trim());
}

/** Scrolling draws, and drawing may scroll: waits until both are done. */
async function settled(grid: DevtoolsGrid): Promise<void> {
  while (!(await grid.updateComplete));
}

async function scrollTo(grid: DevtoolsGrid, top: number): Promise<void> {
  scroller(grid).scrollTop = top;
  await oneEvent(scroller(grid), 'scroll');
  await settled(grid);
}

describe('devtools-grid', () => {
  it('draws only what is visible of 1,000,000 rows, and reaches the first and the last', async () => {
    const grid = await show(1_000_000);
    expect(grid.renderRoot.querySelectorAll('.body .row').length).to.be.below(40);
    expect(visibleRows(grid)[0]).to.equal('row 0');
    await scrollTo(grid, scroller(grid).scrollHeight);
    expect(visibleRows(grid).at(-1)).to.equal('row 999999');
  });

  it('moves by the keys of a grid and tells which row is chosen', async () => {
    const grid = await show(1_000_000);
    grid.addEventListener('row-select', (event: RowSelectEvent) => (grid.selected = event.index));
    grid.focus();
    await sendKeys({ press: 'ArrowDown' });
    expect(grid.selected).to.equal(0);
    await sendKeys({ press: 'End' });
    expect(grid.selected).to.equal(999_999);
    await settled(grid);
    expect(visibleRows(grid)).to.include('row 999999');
    await sendKeys({ press: 'PageUp' });
    await sendKeys({ press: 'ArrowUp' });
    expect(grid.selected).to.be.within(999_900, 999_997);
    await settled(grid);
    const active = scroller(grid).getAttribute('aria-activedescendant')!;
    expect(grid.renderRoot.querySelector(`#${active}`)?.getAttribute('aria-selected')).to.equal('true');
    await sendKeys({ press: 'Home' });
    expect(grid.selected).to.equal(0);
  });

  it('follows a growing list until someone scrolls up, and again from the end on', async () => {
    const grid = await show(100);
    grid.tail = true;
    await settled(grid);
    grid.count = 200;
    await settled(grid);
    expect(visibleRows(grid).at(-1)).to.equal('row 199');

    await scrollTo(grid, 500);
    grid.count = 300;
    await settled(grid);
    expect(grid.isFollowing).to.equal(false);
    expect(scroller(grid).scrollTop).to.equal(500);

    await scrollTo(grid, scroller(grid).scrollHeight);
    grid.count = 400;
    await settled(grid);
    expect(visibleRows(grid).at(-1)).to.equal('row 399');
  });

  it('leaves out the columns for which there is no room', async () => {
    const headings = (grid: DevtoolsGrid): string[] =>
      [...grid.renderRoot.querySelectorAll<HTMLElement>('[role=columnheader]')].map((cell) =>
        cell.innerText.trim(),
      );
    expect(headings(await show(3))).to.deep.equal(['Name', 'Wide']);
    expect(headings(await show(3, 400))).to.deep.equal(['Name']);
  });

  it('shows the texts of a column for which there is no room in the one that takes them', async () => {
    const texts = async (width: number): Promise<[string, string | null][]> => {
      const grid = await show(1, width);
      grid.columns = [COLUMNS[0]!, { ...COLUMNS[1]!, foldInto: 'name' }];
      grid.row = () => ({ name: 'open', wide: 'FilmList-1' });
      await settled(grid);
      return [...grid.renderRoot.querySelectorAll<HTMLElement>('.body .cell')].map((cell) => [
        cell.innerText.trim(),
        cell.getAttribute('title'),
      ]);
    };
    expect(await texts(600)).to.deep.equal([
      ['open', 'open'],
      ['FilmList-1', 'FilmList-1'],
    ]);
    expect(await texts(400)).to.deep.equal([['open FilmList-1', 'open FilmList-1']]);
  });

  it('asks for another order by the header', async () => {
    const grid = await show(3);
    setTimeout(() => grid.renderRoot.querySelector<HTMLElement>('.header button')!.click());
    const event: Event = await oneEvent(grid, 'column-sort');
    expect(event).to.be.an.instanceOf(ColumnSortEvent).with.property('column', 'name');
    grid.sort = { column: 'name', direction: 'descending' };
    await settled(grid);
    expect(grid.renderRoot.querySelector('[role=columnheader]')!.getAttribute('aria-sort')).to.equal(
      'descending',
    );
  });

  it('is accessible', async () => {
    const grid = await show(1000);
    grid.selected = 2;
    await settled(grid);
    await expect(grid).to.be.accessible();
  });
});
