import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DevTools } from '../../../src/core/index.ts';
import type { DevtoolsFlame } from '../../../src/panel/views/performance-view/devtools-flame.ts';
import { rateVital } from '../../../src/panel/views/performance-view/web-vitals.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

const VIEW = 'devtools-performance-view';
const PANE = [VIEW, 'devtools-timeline-pane'];

describe('timeline of performance', () => {
  let page: PanelPage;
  let recorder: DevTools;

  const open = async (): Promise<void> => {
    await recorder.flush();
    page = new PanelPage();
    await page.open('performance');
    await page.wait(() => page.find(VIEW, '#mode-timeline'), 'the view');
    page.find(VIEW, '#mode-timeline')!.click();
    await page.wait(() => page.find(...PANE, '.vitals'), 'the timeline');
  };

  beforeEach(async () => (recorder = await startRecording()));

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  it('shows web vitals with their ratings, memory, and long frames with what ran in them', async () => {
    const point = (name: string, startTime: number, more: object): void =>
      recorder.recordPerformance({ name, startTime, duration: 0, ...more });
    point('paint', 900, { phase: 'first-contentful-paint' });
    point('largest-contentful-paint', 2_600, { phase: 'img' });
    point('layout-shift', 950, { value: 0.3 });
    point('memory', 2_700, { value: 9_000_000 });
    point('memory', 2_900, { value: 12_300_000 });
    recorder.recordPerformance({ name: 'long-frame', startTime: 100, duration: 120 });
    const script = { name: 'long-frame-script', startTime: 110, duration: 70 };
    const url = 'https://shop.test/assets/cart.js?v=3';
    recorder.recordPerformance({ ...script, phase: `BUTTON#buy.onclick buy ${url}` });
    await open();
    const cards = [...page.find(...PANE, '.vitals')!.querySelectorAll('li')];
    expect(cards.map((card) => card.innerText.replace(/\s+/g, ' '))).to.deep.equal([
      'LCP 2600 ms ▲ needs improvement',
      'INP – not told',
      'CLS 0.300 ■ poor',
      'FCP 900 ms ● good',
      'TTFB – not told',
    ]);
    const [frame] = await page.rows(...PANE, 'devtools-grid');
    expect(frame).to.include({ duration: '120', scripts: 'BUTTON#buy.onclick buy cart.js 70.0 ms' });
    expect(page.find(...PANE, 'devtools-grid', '.scripts [title]')!.title).to.include(url);
    await page.expectAccessible();

    page.find(VIEW, 'input')!.focus();
    await sendKeys({ type: 'x' });
    await page.wait(() => page.find(...PANE, 'p')?.innerText === 'Nothing matches the filter', 'none');
    await sendKeys({ press: 'Backspace' });
    await page.rows(...PANE, 'devtools-grid');

    const curve = (): HTMLElement => page.find(...PANE, 'devtools-memory-curve', '[role=slider]')!;
    expect(curve().getAttribute('aria-valuetext')).to.include('12.3 MB');
    curve().focus();
    await sendKeys({ press: 'ArrowLeft' });
    await page.wait(() => curve().getAttribute('aria-valuetext')!.includes('9.00 MB'), 'the one before');

    page.find(...PANE, 'devtools-grid')!.focus();
    await sendKeys({ press: 'Home' });
    await page.wait(() => page.find(VIEW, '.details h2')?.innerText.includes('long-frame'), 'details');
    expect(page.find(VIEW, '.details dl')!.innerText).to.include(`BUTTON#buy.onclick buy ${url}`);
    await page.expectAccessible();
  });

  it('says which frames are long by what the panel itself does', async () => {
    recorder.recordPerformance({ name: 'long-frame', startTime: 100, duration: 120 });
    const phase = 'Window.requestAnimationFrame https://shop.test/assets/devtools-frame-1a2b.js';
    recorder.recordPerformance({ name: 'long-frame-script', startTime: 110, duration: 70, phase });
    await open();
    const [frame] = await page.rows(...PANE, 'devtools-grid');
    expect(frame!.scripts).to.match(/devtools-frame-1a2b\.js \(this panel\) 70\.0 ms$/);
    page.find(...PANE, 'devtools-grid')!.focus();
    await sendKeys({ press: 'Home' });
    const details = await page.wait(() => page.find(VIEW, '.details dl'), 'details');
    expect(details.innerText).to.include('This is work of the panel itself, not of the app.');
  });

  it('says of a frame without scripts that none was named, and why that may be', async () => {
    recorder.recordPerformance({ name: 'long-frame', startTime: 100, duration: 120 });
    await open();
    const [frame] = await page.rows(...PANE, 'devtools-grid');
    expect(frame!.scripts).to.equal('no script named');
    expect(page.find(...PANE, 'devtools-grid', '.scripts [title]')!.title).to.include('5 ms');
  });

  it('keeps the range that was chosen in the flame graph', async () => {
    recorder.recordPerformance({ name: 'long-frame', startTime: 100, duration: 120 });
    recorder.recordPerformance({ name: 'long-frame', startTime: 5_000, duration: 60 });
    await open();
    expect(page.find(VIEW, '.count')!.innerText).to.equal('2 long frames');
    page.find(VIEW, '#mode-flame')!.click();
    await page.wait(
      () => page.find(VIEW, 'devtools-flame-pane', 'devtools-range-strip', '.handle'),
      'strip',
    );
    page.find(VIEW, 'devtools-flame-pane', 'devtools-range-strip', '.handle')!.focus();
    await sendKeys({ press: 'PageUp' });
    page.find(VIEW, '#mode-timeline')!.click();
    await page.wait(
      () => page.find(VIEW, '.count')!.innerText === '1 long frame',
      'the one in the range',
    );
  });

  it('tells times from the first record on, as the player does, and those before it as negative', async () => {
    const time = 1_790_000_000_000;
    const spans = [
      { seq: 2, time: time + 1_000, name: 'navigation', startTime: 0, duration: 3_000 },
      { seq: 3, time: time + 6_000, name: 'long-frame', startTime: 7_000, duration: 100 },
      { seq: 4, time: time + 7_000, name: 'memory', startTime: 8_000, duration: 0, value: 9_000_000 },
    ];
    const session = {
      version: '2.0',
      timestamp: '2026-09-01T00:00:00Z',
      session: { id: 'timed', name: 'timed' },
      ...{ components: [], state: [], performance: spans },
      events: [{ seq: 1, time, category: 'dom', name: 'click' }],
    };
    await open();
    page.panel.openFiles([new File([JSON.stringify(session)], 'timed.json')]);
    const curve = await page.wait(
      () => page.find(...PANE, 'devtools-memory-curve', '[role=slider]'),
      'the session',
    );
    expect(curve.ariaValueText).to.equal('9.00 MB at 00:06.000');
    const [frame] = await page.rows(...PANE, 'devtools-grid');
    expect(frame!.start).to.equal('00:05.000');

    page.find(VIEW, '#mode-flame')!.click();
    const handle = await page.wait(
      () => page.find(VIEW, 'devtools-flame-pane', 'devtools-range-strip', '.handle'),
      'the strip',
    );
    expect([handle.ariaValueText, handle.ariaValueMin]).to.deep.equal(['-00:02.000', '-2000']);
    const flame = page.find(VIEW, 'devtools-flame-pane', 'devtools-flame') as DevtoolsFlame;
    await page.wait(() => flame.layout, 'the drawing');
    flame.focus();
    await sendKeys({ press: 'ArrowDown' });
    const said = (): string => flame.shadowRoot!.querySelector<HTMLElement>('[role=status]')!.innerText;
    await page.wait(() => said().endsWith('at 00:05.000'), 'the frame with its time');
    page.find(VIEW, '#list')!.click();
    const rows = await page.rows(VIEW, 'devtools-flame-pane', 'devtools-grid');
    expect(rows.map(({ name, start }) => [name, start])).to.deep.equal([
      ['navigation', '-00:02.000'],
      ['long-frame', '00:05.000'],
    ]);
  });

  it('says so where there is nothing', async () => {
    await open();
    expect(page.find(...PANE, 'p')!.innerText).to.equal('No long frames in this range');
    await page.expectAccessible();
  });
});

describe('ratings of web vitals', () => {
  it('are good up to one published threshold, and poor above the other', () => {
    const words = (name: 'LCP' | 'CLS', values: number[]): string[] =>
      values.map((value) => rateVital({ name, value }).word);
    const expected = ['good', 'needs improvement', 'needs improvement', 'poor'];
    expect(words('LCP', [2_500, 2_501, 4_000, 4_001])).to.deep.equal(expected);
    expect(words('CLS', [0.1, 0.11, 0.25, 0.26])).to.deep.equal(expected);
  });
});
