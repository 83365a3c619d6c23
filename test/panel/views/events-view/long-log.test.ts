import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DevtoolsGrid } from '../../../../src/panel/grid/devtools-grid.ts';
import { PanelPage, startRecording, stopRecording } from '../../panel-page.ts';

const VIEW = 'devtools-events-view';
const EVENTS = 100_000;

/** A session file of so many events, of which every tenth is a `click`. */
function longSession(): Blob {
  const lines = Array.from(
    { length: EVENTS },
    (_, index) =>
      `{"seq":${index + 1},"time":${1.7e12 + index * 10},"name":"${index % 10 === 0 ? 'click' : 'move'}","payload":{"index":${index}}}`,
  );
  return new Blob([
    '{"version":"2.0","session":{"id":"long","name":"Long"},"components":[],"state":[],"events":[\n',
    lines.join(',\n'),
    '\n],"performance":[]}\n',
  ]);
}

describe('a log of 100,000 events', function () {
  this.timeout(60_000);
  let page: PanelPage;

  before(async () => {
    const recorder = await startRecording();
    await recorder.import(longSession());
    page = new PanelPage();
    await page.open('events');
    await page.wait(() => count() === '100,000 events', 'the events');
  });

  after(async () => {
    page.remove();
    await stopRecording();
  });

  const count = (): string | undefined => page.find(VIEW, '.bar > .count')?.innerText;
  const grid = (): DevtoolsGrid => page.find(VIEW, 'devtools-grid') as DevtoolsGrid;
  const field = (): HTMLInputElement => page.find(VIEW, 'input[type=search]') as HTMLInputElement;
  const row = (index: number): HTMLElement | null =>
    page.find(VIEW, 'devtools-grid', `.row[data-index="${index}"]:not([aria-busy])`);
  const payload = (index: number): string =>
    row(index)?.querySelector<HTMLElement>('.value')?.innerText ?? '';
  const isSeen = (index: number): boolean => {
    const scroller = page.find(VIEW, 'devtools-grid', '.scroller')!.getBoundingClientRect();
    const { top, bottom } = row(index)?.getBoundingClientRect() ?? { top: NaN, bottom: NaN };
    return top >= scroller.top && bottom <= scroller.bottom + 1;
  };

  it('has the right rows wherever it is scrolled to', async () => {
    const scroller = page.find(VIEW, 'devtools-grid', '.scroller')!;
    for (const part of [0, 0.5, 0.999, 0.25]) {
      scroller.scrollTop = part * scroller.scrollHeight;
      const first = Math.round((part * scroller.scrollHeight) / 22);
      const index = Math.min(EVENTS - 1, first + 3);
      await page.wait(() => payload(index).includes(`index: ${index}`), `row ${index}`);
      expect(isSeen(index)).to.equal(true);
    }
  });

  it('is walked by keys from one end to the other', async () => {
    grid().focus();
    await sendKeys({ press: 'Home' });
    await page.wait(() => isSeen(0) && grid().selected === 0, 'the first row');
    await sendKeys({ press: 'PageDown' });
    await page.wait(() => grid().selected > 3 && isSeen(grid().selected), 'a page further');
    const { selected } = grid();
    await sendKeys({ press: 'ArrowUp' });
    await page.wait(() => grid().selected === selected - 1, 'the row before');
    await sendKeys({ press: 'End' });
    await page.wait(() => isSeen(EVENTS - 1), 'the last row');
    await page.wait(() => payload(EVENTS - 1).includes(`index: ${EVENTS - 1}`), 'its content');
  });

  it('counts up while a filter is applied, and shows its first matches', async () => {
    const counts: number[] = [];
    const watch = new MutationObserver(() => {
      const [digits] = /[\d,]+/.exec(count() ?? '') ?? [];
      if (digits && count() !== '100,000 events') counts.push(Number(digits.replace(',', '')));
    });
    watch.observe(page.find(VIEW)!.shadowRoot!, { subtree: true, characterData: true, childList: true });
    field().focus();
    await sendKeys({ type: 'name:click index>=20' });
    await page.wait(() => count() === '9,998 events', 'all of the filter');
    watch.disconnect();
    expect(counts).to.deep.equal([...counts].sort((a, b) => a - b));
    grid().focus();
    await sendKeys({ press: 'Home' });
    await page.wait(() => payload(0).includes('index: 20'), 'the first match');
    await sendKeys({ press: 'End' });
    await page.wait(() => payload(9_997).includes('index: 99990'), 'the last match');
    field().value = '';
    field().dispatchEvent(new InputEvent('input'));
    await page.wait(() => count() === '100,000 events', 'all again');
  });
});
