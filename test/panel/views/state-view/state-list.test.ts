import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DevTools } from '../../../../src/core/index.ts';
import { PanelPage, startRecording, stopRecording } from '../../panel-page.ts';

const VIEW = 'devtools-state-view';
const GRID = [VIEW, 'devtools-grid'];

describe('the list of the State view', () => {
  let page: PanelPage;
  let tools: DevTools;

  beforeEach(async () => {
    tools = await startRecording();
    page = new PanelPage();
    tools.recordState({ id: 'a', name: 'query', owner: 'FilmSearch', kind: 'ref', newValue: 'al' });
    tools.recordState({ id: 'b', name: 'cart', kind: 'store', newValue: { n: 1 } });
    tools.recordState({ id: 'b', name: 'cart', kind: 'store', newValue: { n: 2 } });
    tools.recordState({ id: 'c', name: 'total', kind: 'computed', newValue: 2 });
    // What is read first counts as known.
    await tools.flush();
    await page.open('state');
    await page.wait(() => page.find(...GRID, '#row-2'), 'the rows');
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  const view = (): HTMLElementTagNameMap['devtools-state-view'] => page.find(VIEW) as never;
  const names = (): string[] =>
    [...(page.find(...GRID, '.body')?.querySelectorAll<HTMLElement>('.cell.name') ?? [])].map(
      (cell) => cell.innerText.replaceAll(/\s+/g, ' ').trim().split(' FilmSearch')[0]!,
    );
  const untilNames = (...expected: string[]): Promise<unknown> =>
    page.wait(() => names().join() === expected.join(), `the names ${expected.join(', ')}`);
  const run = (id: string): void => {
    const command = view()
      .commands()
      .find((each) => each.id === `state.${id}`)!;
    expect(command.isDisabled, id).to.equal(false);
    command.run();
  };

  it('is sorted by its headers, each press another way, and filtered by fields', async () => {
    const press = (column: string): void => {
      page.find(...GRID, `.header .${column} button`)!.click();
    };
    press('name');
    await untilNames('cart', 'query', 'total');
    press('name');
    await untilNames('total', 'query', 'cart');
    press('name');
    await untilNames('query', 'cart', 'total');
    press('count');
    await untilNames('cart', 'query', 'total');
    page.find(VIEW, 'input')!.focus();
    await sendKeys({ type: '-kind:computed value:al' });
    await untilNames('query');
  });

  it('keeps what is pinned first, by command and by button, and remembers it', async () => {
    expect(
      view()
        .commands()
        .every(({ isDisabled }) => isDisabled),
    ).to.equal(true);
    page.find(...GRID, '#row-2')!.click();
    await page.wait(() => page.find(VIEW, 'devtools-ref-history', '.pin'), 'the history');
    run('pin');
    await untilNames('★ total', 'query', 'cart');
    await page.expectAccessible();
    expect(
      view()
        .commands()
        .find(({ id }) => id === 'state.edit')!.isDisabled,
    ).to.equal(true);
    page.remove();
    page = new PanelPage();
    await page.open('state');
    await untilNames('★ total', 'query', 'cart');
    page.find(...GRID, '#row-0')!.click();
    const pin = await page.wait(
      () => page.find(VIEW, 'devtools-ref-history', '.pin[aria-pressed=true]'),
      'the button',
    );
    pin.click();
    await untilNames('query', 'cart', 'total');
  });

  it('shows what changed since it was read before', async () => {
    expect(page.find(...GRID, '.flash') === null).to.equal(true);
    tools.recordState({ id: 'a', name: 'query', owner: 'FilmSearch', kind: 'ref', newValue: 'alien' });
    const flash = await page.wait(() => page.find(...GRID, '.flash'), 'the change');
    expect(flash.innerText).to.equal('"alien"');
    expect(flash.closest('.row')!.id).to.equal('row-0');
  });
});
