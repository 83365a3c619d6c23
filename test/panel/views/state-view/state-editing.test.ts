import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Collector, DevTools } from '../../../../src/core/index.ts';
import { PanelPage, startRecording, stopRecording } from '../../panel-page.ts';

const VIEW = 'devtools-state-view';
const HISTORY = [VIEW, 'devtools-ref-history'];
const EDITOR = [...HISTORY, 'devtools-value-editor'];

/** A store as an app has one, which records each value that it takes. */
class Store {
  value: unknown = { title: 'Alien', year: 1979 };
  readonly collector: Collector = {
    name: 'store',
    start: () => () => undefined,
    restore: (id, value) => id === 'film' && this.set(value),
  };
  readonly #tools: DevTools;

  constructor(tools: DevTools) {
    this.#tools = tools;
    tools.use(this.collector);
    this.#record();
  }

  set(value: unknown): true {
    this.value = value;
    this.#record();
    return true;
  }

  #record(): void {
    this.#tools.recordState({ id: 'film', name: 'film', kind: 'ref', newValue: this.value });
  }
}

describe('the history of a ref', () => {
  let page: PanelPage;
  let tools: DevTools;
  let store: Store;

  beforeEach(async () => {
    tools = await startRecording();
    page = new PanelPage();
    store = new Store(tools);
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  const textOf = (...steps: string[]): string => page.find(...steps)?.innerText.trim() ?? '';
  const outcome = (): string => textOf(...HISTORY, '.outcome');
  const problem = (): string => textOf(...EDITOR, '.problem');
  const diff = (): string[] =>
    [...(page.find(...HISTORY, 'devtools-ref-diff', 'ol')?.querySelectorAll('li') ?? [])].map((line) =>
      line.innerText.replaceAll(/\s+/g, ' ').trim(),
    );
  const gridRow = (grid: string[], index: number): Promise<HTMLElement> =>
    page.wait(() => page.find(...grid, `#row-${index}:not([aria-busy])`), `row ${index}`);

  async function openHistory(changes: number): Promise<void> {
    await page.open('state');
    (await gridRow([VIEW, 'devtools-grid'], 0)).click();
    await gridRow([...HISTORY, 'devtools-grid'], changes - 1);
  }

  async function write(text: string): Promise<void> {
    const area = await page.wait(() => page.find(...EDITOR, 'textarea'), 'the editor');
    area.focus();
    (area as HTMLTextAreaElement).select();
    await sendKeys({ type: text });
  }

  async function pressApply(): Promise<void> {
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
  }

  it('shows what the selected change changed, and how it differs from a marked one', async () => {
    store.set({ title: 'Aliens', year: 1979 });
    store.set({ title: 'Aliens', year: 1986, cast: ['Weaver'] });
    await openHistory(3);
    await page.wait(() => diff().length === 3, 'the difference');
    expect(diff()).to.deep.equal(['… 1 unchanged', '~year: 1979 → 1986', '+cast: ["Weaver"]']);
    await page.expectAccessible();

    page.find(...HISTORY, 'devtools-grid', '[role=grid]')!.focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ press: ' ' });
    await sendKeys({ press: 'Home' });
    await page.wait(
      () => diff().length === 3 && diff()[0]!.startsWith('~title'),
      'the other difference',
    );
    expect(diff()).to.deep.equal([
      '~title: "Alien" → "Aliens"',
      '~year: 1979 → 1986',
      '+cast: ["Weaver"]',
    ]);
    const click = new MouseEvent('click', { bubbles: true, ctrlKey: true });
    (await gridRow([...HISTORY, 'devtools-grid'], 2)).dispatchEvent(click);
    await page.wait(() => diff()[0] === '… 1 unchanged', 'the end of the mark');
  });

  it('edits the value in the live app by keyboard alone', async () => {
    await openHistory(1);
    page.find(...HISTORY, '.edit')!.focus();
    await sendKeys({ press: 'Enter' });
    await page.wait(() => page.focused?.localName === 'textarea', 'the editor has the focus');
    await page.expectAccessible();
    await write('{"title": "Alien", "year": 1979,');
    await page.wait(() => problem().startsWith('line 1, column 33: '), 'what is wrong, and where');
    await write('{"title": "Alien", "year": "1986"}');
    await page.wait(() => problem() === '/year was a number and would be a text', 'the type is kept');
    await pressApply();
    expect(store.value).to.deep.equal({ title: 'Alien', year: 1979 });
    await write('{"title": "Aliens", "at": {"$type": "date", "value": "1986-07-18T00:00:00.000Z"}}');
    await pressApply();
    await page.wait(() => outcome() === 'Set', 'the value is set');
    expect(store.value).to.deep.equal({ title: 'Aliens', at: new Date('1986-07-18') });
    await page.wait(() => page.focused?.classList.contains('edit'), 'the focus is where it was');
    await gridRow([...HISTORY, 'devtools-grid'], 1);
  });

  it('edits one place, gives up by Escape, and says why the app did not take a value', async () => {
    await openHistory(1);
    page.find(...HISTORY, '.edit')!.click();
    const place = await page.wait(() => page.find(...EDITOR, '#place'), 'the editor');
    place.focus();
    await sendKeys({ type: '/year' });
    await page.wait(() => (page.find(...EDITOR, 'textarea') as HTMLTextAreaElement).value === '1979', 'the part'); // prettier-ignore
    await write('{"$type": "function", "name": "f"}');
    const box = await page.wait(() => page.find(...EDITOR, 'input[type=checkbox]'), 'the choice');
    box.click();
    page.find(...EDITOR, '.primary')!.click();
    await page.wait(
      () => problem() === 'not taken: a function cannot be brought back (at /year)',
      'the reason',
    );
    page.find(...EDITOR, 'textarea')!.focus();
    await sendKeys({ press: 'Escape' });
    await page.wait(() => !page.find(...EDITOR), 'the end of the editor');
    expect(page.isShown).to.equal(true);
    expect(store.value).to.deep.equal({ title: 'Alien', year: 1979 });
  });

  it('puts a former value back, and undoes that', async () => {
    store.set({ title: 'Aliens', year: 1986 });
    await openHistory(2);
    (await gridRow([...HISTORY, 'devtools-grid'], 1)).click();
    page.find(...HISTORY, '.restore')!.click();
    await page.wait(() => outcome() === 'Set', 'the value is set');
    expect(store.value).to.deep.equal({ title: 'Alien', year: 1979 });
    await gridRow([...HISTORY, 'devtools-grid'], 2);
    (page.find(...HISTORY) as HTMLElementTagNameMap['devtools-ref-history']).undo();
    await gridRow([...HISTORY, 'devtools-grid'], 3);
    expect(store.value).to.deep.equal({ title: 'Aliens', year: 1986 });
  });

  it('says of a computed value why it cannot be set', async () => {
    tools.recordState({ id: 'length', name: 'length', kind: 'computed', newValue: 5 });
    await page.open('state');
    (await gridRow([VIEW, 'devtools-grid'], 1)).click();
    const edit = await page.wait(() => page.find(...HISTORY, '.edit[aria-disabled=true]'), 'the button');
    edit.click();
    await page.wait(() => outcome().startsWith('A computed value follows from others'), 'the reason');
    expect(page.find(...EDITOR)).to.equal(null);
  });
});
