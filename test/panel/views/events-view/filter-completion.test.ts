import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { DevTools } from '../../../../src/core/index.ts';
import { PanelPage, startRecording, stopRecording } from '../../panel-page.ts';

const VIEW = 'devtools-events-view';

describe('completion in the filter field of the event log', () => {
  let page: PanelPage;
  let recorder: DevTools;

  beforeEach(async () => {
    recorder = await startRecording();
    page = new PanelPage();
    for (let i = 0; i < 30; i += 1)
      recorder.recordEvent({ name: 'click', category: 'dom', source: 'film-card' });
    for (let i = 0; i < 9; i += 1)
      recorder.recordEvent({ name: 'add to "cart"', payload: { price: i } });
    recorder.recordEvent({ name: '<img src=x onerror=alert(1)>\u202e', category: 'dom' });
    await page.open('events');
    await page.wait(() => count() === '40 events', 'the events');
    field().focus();
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  const field = (): HTMLInputElement => page.find(VIEW, 'input[type=search]') as HTMLInputElement;
  const count = (): string | undefined => page.find(VIEW, '.bar .count')?.innerText;
  const list = (): HTMLElement | null => page.find(VIEW, '[role=listbox]:not([hidden])');
  const texts = (): string[] =>
    [...(list()?.querySelectorAll<HTMLElement>('.text') ?? [])].map((one) => one.innerText);
  const shows = (text: string): Promise<boolean> =>
    page.wait(() => texts().includes(text), `the list with ${text}`);

  it('leads from a field to a value by the keys, and filters by it', async () => {
    await sendKeys({ type: 'na' });
    await shows('name:');
    await page.expectAccessible();
    await sendKeys({ press: 'ArrowDown' });
    await page.wait(() => field().getAttribute('aria-activedescendant') === 'option-0', 'the first one');
    await sendKeys({ press: 'Enter' });
    await shows('name:"add to \\"cart\\""');
    expect(texts().slice(0, 2)).to.deep.equal(['name:click', 'name:"add to \\"cart\\""']);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Tab' });
    await page.wait(() => count() === '9 events', 'the filter');
    expect(field().value).to.equal('name:"add to \\"cart\\"" ');
    expect(list()).to.equal(null);
  });

  it('is taken by the mouse too', async () => {
    await sendKeys({ type: 'source:' });
    await shows('source:film-card');
    const { x, y, width, height } = list()!.querySelector('.option')!.getBoundingClientRect();
    await sendMouse({
      type: 'click',
      position: [Math.round(x + width / 2), Math.round(y + height / 2)],
    });
    await page.wait(() => count() === '30 events', 'the filter');
    expect(page.focused).to.equal(field());
  });

  it('closes by Esc alone, and leaves text and panel', async () => {
    await sendKeys({ type: 'ca' });
    await shows('category:');
    await sendKeys({ press: 'Escape' });
    expect(await page.wait(() => !list(), 'the end of the list')).to.equal(true);
    expect(field().value).to.equal('ca');
    expect(page.isShown).to.equal(true);
  });

  it('shows hostile names as text', async () => {
    await sendKeys({ type: 'name:<' });
    await shows('name:"<img src=x onerror=alert(1)>\\u202e"');
    expect(list()!.querySelector('img')).to.equal(null);
  });

  it('remembers the filters used last', async () => {
    await sendKeys({ type: 'source:film-card' });
    await sendKeys({ press: 'Enter' });
    await page.wait(() => count() === '30 events', 'the filter');
    page.remove();
    page = new PanelPage();
    await page.open('events');
    await page.wait(() => count() === '40 events', 'all events');
    field().focus();
    await sendKeys({ press: 'ArrowDown' });
    await shows('source:film-card');
    expect(texts()[0]).to.equal('source:film-card');
  });
});
