import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { domEventsCollector } from '../../../src/core/collect/dom-events.ts';
import type { DevTools } from '../../../src/core/index.ts';
import { pressKeys } from '../../support/press-keys.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

describe('events that the player sends again', () => {
  let page: PanelPage;
  let recorder: DevTools;
  let button: HTMLButtonElement;
  let count: number;
  /** What one click adds. */
  let step: number;

  function set(value: number): void {
    count = value;
    recorder.recordState({ id: 'count', name: 'count', newValue: value });
  }

  beforeEach(async () => {
    localStorage.clear();
    page = new PanelPage();
    recorder = await startRecording();
    recorder.use(domEventsCollector());
    recorder.use({
      name: 'app',
      start: () => () => undefined,
      restore: (id, value) => id === 'count' && (set(value as number), true),
    });
    button = document.body.appendChild(document.createElement('button'));
    button.id = 'more';
    button.textContent = 'More';
    button.addEventListener('click', () => set(count + step));
    step = 1;
    set(0);
    for (let clicks = 1; clicks <= 3; clicks += 1) button.click();
    await recorder.flush();
  });

  afterEach(async () => {
    page.remove();
    button.remove();
    await stopRecording();
  });

  const inPlayer = (selector: string): HTMLElement =>
    page.find('devtools-player')!.shadowRoot!.querySelector<HTMLElement>(selector)!;

  /** Opens the replay, by keys alone, at its first record. */
  async function openReplay(): Promise<void> {
    await page.open('events');
    page.find('#tab-events')!.focus();
    await page.wait(
      () => page.find('devtools-events-view', '.bar .count')?.innerText === '3 events',
      'the events',
    );
    await pressKeys('Shift+R');
    await page.wait(() => page.find('devtools-player', 'devtools-timeline'), 'the player');
    const timeline = inPlayer('devtools-timeline').shadowRoot!.querySelector<HTMLElement>('.area')!;
    timeline.focus();
    await sendKeys({ press: 'Home' });
    await page.wait(() => timeline.ariaValueText?.endsWith('record 1'), 'the start');
  }

  const sent = (): string | undefined => page.find('#sent')?.innerText.replace(/\s+/g, ' ');

  it('lead the app to the same state, by keyboard alone, and back to the present', async () => {
    await openReplay();
    set(7);
    await recorder.flush();
    await pressKeys('Shift+S');
    await page.wait(sent, 'the end');
    expect(sent()).to.include('The app did the same as in the recording. 3 of 3 events sent');
    expect(count).to.equal(3);
    expect(page.focused?.className).to.include('area');
    await page.expectAccessible();
    await pressKeys('Shift+P');
    await page.wait(() => !page.find('.banner'), 'the present');
    expect(count).to.equal(7);
  });

  it('lead the player along, and say how long the next one is away', async () => {
    const data = await recorder.getExportData();
    const session = { ...data.session, id: 'long', name: 'Long' };
    const last = data.events.at(-1)!;
    const events = data.events.map((one) => (one === last ? { ...one, time: one.time + 60_000 } : one));
    const { sessionId } = await recorder.importData({ ...data, session, events }, { mode: 'open' });
    await page.open('events');
    const select = page.find('devtools-toolbar', '#session') as HTMLSelectElement;
    await page.wait(() => [...select.options].some(({ value }) => value === sessionId), 'the session');
    select.value = sessionId;
    select.dispatchEvent(new Event('change'));
    await page.wait(() => page.find('devtools-player', 'devtools-timeline'), 'the player');
    const timeline = inPlayer('devtools-timeline').shadowRoot!.querySelector<HTMLElement>('.area')!;
    timeline.focus();
    await sendKeys({ press: 'Home' });
    await page.wait(() => timeline.ariaValueText?.endsWith('record 1'), 'the start');
    inPlayer('#send').click();
    const banner = await page.wait(() => page.find('#sending'), 'the banner');
    await page.wait(() => /Event 2 of 3 · the next in 5\d s/.test(banner.innerText), 'the wait');
    await page.wait(() => inPlayer('#time').innerText.includes('#4'), 'the second event');
    await page.expectAccessible(banner);
    page.find('#stop-sending')!.click();
    await page.wait(() => sent() === 'Stopped. 2 of 3 events sent', 'the end');
  });

  it('stop at the first difference, say it, and lead to the record', async () => {
    await openReplay();
    step = 5;
    inPlayer('#send').click();
    await page.wait(sent, 'the difference');
    expect(sent()).to.include('Stopped after click at button#more (#2): count is not what was recorded');
    expect(sent()).to.include('Expected 1 Came 5 1 of 3 events sent');
    await page.expectAccessible(page.find('#sent')!);
    page.find('#show-stop')!.click();
    await page.wait(() => page.find('devtools-state-view'), 'the state');
    await page.wait(() => inPlayer('#time').innerText.includes('#3'), 'the moment of the record');
    page.find('#sent')!.querySelector<HTMLElement>('[aria-label=Dismiss]')!.click();
    await page.wait(() => !page.find('#sent'), 'no word about it');
  });

  it('say which element is not there', async () => {
    await openReplay();
    button.id = 'other';
    inPlayer('#send').click();
    await page.wait(sent, 'the end');
    expect(sent()).to.include(
      'Stopped before click at button#more (#2): the page has no such element. 0 of 3 events sent',
    );
  });

  for (const [how, stop] of Object.entries({
    'the button Stop': () => page.find('#stop-sending')!.click(),
    'Esc, wherever the focus is': () => sendKeys({ press: 'Escape' }),
  })) {
    it(`are stopped by ${how}`, async () => {
      button.id = 'late';
      await openReplay();
      await pressKeys('Shift+S');
      await page.wait(() => page.find('#stop-sending'), 'the button');
      button.focus();
      await stop();
      await page.wait(sent, 'the end');
      expect(sent()).to.equal('Stopped. 0 of 3 events sent');
      expect(page.isShown).to.equal(true);
      const { events } = await recorder.getExportData();
      expect(events.filter(({ name }) => name === 'keydown')).to.deep.equal([]);
    });
  }

  it('are none behind the last one, which is said', async () => {
    await openReplay();
    await sendKeys({ press: 'End' });
    await page.wait(() => inPlayer('#time').innerText.includes('#7'), 'the end');
    inPlayer('#send').click();
    await page.wait(sent, 'the word');
    expect(sent()).to.include('No events of a person lie there');
  });

  it('are those of the range, where one is chosen', async () => {
    await openReplay();
    await sendKeys({ press: 'l' });
    await sendKeys({ press: 'l' });
    await page.wait(() => inPlayer('#time').innerText.includes('#4'), 'the second click');
    await sendKeys({ press: 'i' });
    await sendKeys({ press: 'o' });
    await page.wait(() => inPlayer('#all'), 'the range');
    inPlayer('#send').click();
    await page.wait(sent, 'the end');
    expect(sent()).to.include('1 of 1 event sent');
    expect(count).to.equal(2);
  });
});
