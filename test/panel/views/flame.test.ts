import { expect, nextFrame, oneEvent } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { DevTools } from '../../../src/core/index.ts';
import type { DevtoolsFlame } from '../../../src/panel/views/performance-view/devtools-flame.ts';
import type { RangeChangeEvent } from '../../../src/panel/time/range-change-event.ts';
import type { DevtoolsPerformanceView } from '../../../src/panel/views/performance-view/devtools-performance-view.ts';
import { pressKeys } from '../../support/press-keys.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

const VIEW = 'devtools-performance-view';
const PANE = [VIEW, 'devtools-flame-pane'];
const FLAME = [...PANE, 'devtools-flame'];

describe('flame graph', () => {
  let page: PanelPage;
  let recorder: DevTools;

  const view = (): DevtoolsPerformanceView => page.find(VIEW) as DevtoolsPerformanceView;
  const flame = (): DevtoolsFlame => page.find(...FLAME) as DevtoolsFlame;
  const said = (): string => page.find(...FLAME, '[role=status]')!.innerText;
  const shownMs = (): number => {
    const { from, to } = flame().layout!.range;
    return to - from;
  };
  const record = (name: string, startTime: number, duration: number): void =>
    recorder.recordPerformance({ name, componentId: name, phase: 'update', startTime, duration });

  beforeEach(async () => {
    recorder = await startRecording();
    record('film-card', 120, 20);
    record('film-list', 110, 60);
    record('film-app', 100, 100);
    record('film-cart', 900, 100);
    recorder.recordPerformance({ name: 'long-frame', startTime: 100, duration: 120 });
    page = new PanelPage();
    await page.open('performance');
    await page.wait(() => page.find(VIEW, '#mode-flame'), 'the view');
    page.find(VIEW, '#mode-flame')!.click();
    await page.wait(
      () => (page.find(...FLAME) as DevtoolsFlame | null)?.layout?.tracks.length === 2,
      'the drawing',
    );
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  it('draws spans of each kind, each below what holds it, and is named', async () => {
    const [frames, renders] = flame().layout!.tracks;
    expect(frames!.boxes.track).to.equal('frames');
    expect([...renders!.boxes.row]).to.deep.equal([0, 1, 2, 0]);
    await page.expectAccessible();
    const canvas = page.find(...FLAME, 'canvas') as HTMLCanvasElement;
    await page.wait(() => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return new Set(new Uint32Array(data.buffer)).size > 4;
    }, 'colours');
  });

  it('is walked by keys, says each span, and shows its details', async () => {
    flame().focus();
    await sendKeys({ press: 'ArrowDown' });
    await page.wait(() => said().startsWith('long-frame, 120 ms'), 'the first');
    await sendKeys({ press: 'ArrowDown' });
    await page.wait(() => said().startsWith('film-app, 100 ms'), 'the one below');
    await sendKeys({ press: 'ArrowDown' });
    await page.wait(
      () => page.find(VIEW, '.details h2')?.innerText.includes('film-list'),
      'its details',
    );
    await page.expectAccessible();
    await sendKeys({ press: 'Escape' });
    await page.wait(() => !page.find(VIEW, '.details'), 'no details');
    expect(page.isShown).to.be.true;
  });

  it('has the focus again when its details are closed from inside by Esc', async () => {
    flame().focus();
    await sendKeys({ press: 'Home' });
    const close = await page.wait(() => page.find(VIEW, '.details .close'), 'the details');
    close.focus();
    await sendKeys({ press: 'Escape' });
    await page.wait(() => !page.find(VIEW, '.details'), 'no details');
    expect(page.focused?.className).to.equal('scroller');
    expect(page.isShown).to.equal(true);
  });

  it('goes on from the span chosen last before its details are read', async () => {
    const press = async (key: string): Promise<void> => {
      const target = page.find(...FLAME, '.scroller')!;
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      // A turn of the page's own tasks, which is what lies between two keys.
      await view().updateComplete;
      await (page.find(...PANE) as HTMLElementTagNameMap['devtools-flame-pane']).updateComplete;
      await flame().updateComplete;
    };
    for (let times = 0; times < 3; times += 1) await press('ArrowDown');
    expect(said()).to.include('film-list, 60.0 ms');
    await press('Escape');
    // Answers come in order.
    await view().query!.startTime();
    await view().updateComplete;
    expect(page.find(VIEW, '.details')).to.equal(null);
  });

  it('zooms and pans by keys, and tells the page of the range', async () => {
    const whole = shownMs();
    flame().focus();
    const told = oneEvent(page.panel, 'range-change') as Promise<unknown> as Promise<RangeChangeEvent>;
    await sendKeys({ press: 'w' });
    const { range } = await told;
    expect(range).to.deep.equal(view().range);
    await page.wait(() => shownMs() < whole, 'a part');
    const { from } = view().range!;
    await sendKeys({ press: 'd' });
    await page.wait(() => view().range!.from > from, 'what comes later');
    await pressKeys('Shift+ArrowLeft');
    await page.wait(() => Math.abs(view().range!.from - from) < 1, 'where it was');
    await sendKeys({ press: 's' });
    await sendKeys({ press: '0' });
    await page.wait(() => view().range === undefined && shownMs() === whole, 'all of it');
  });

  it('zooms to the chosen span with Enter, and with two presses on it', async () => {
    flame().focus();
    await sendKeys({ press: 'ArrowDown' });
    await page.wait(() => said() !== '', 'a choice');
    await sendKeys({ press: 'Enter' });
    await page.wait(() => Math.round(shownMs()) === 144, 'the frame with some room');
  });

  it('chooses a span by a press, and pans by a drag', async () => {
    const box = page.find(...FLAME)!.getBoundingClientRect();
    const at = (x: number, y: number): [number, number] => [
      Math.round(box.left + x),
      Math.round(box.top + y),
    ];
    await sendMouse({ type: 'move', position: at(10, 44) });
    await page.wait(() => page.find(...FLAME, '.tip')!.matches(':popover-open'), 'the name of it');
    expect(page.find(...FLAME, '.tip')!.innerText).to.include('long-frame');
    await sendMouse({ type: 'click', position: at(10, 44) });
    await page.wait(() => page.find(VIEW, '.details h2')?.innerText.includes('long-frame'), 'details');
    flame().zoom(true);
    await page.wait(() => view().range, 'a part');
    const { from } = view().range!;
    await sendMouse({ type: 'move', position: at(200, 60) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: at(260, 60) });
    await sendMouse({ type: 'up' });
    await page.wait(() => view().range!.from < from, 'what came before');
  });

  it('has handles for the range in the strip above, by key and by drag', async () => {
    const handles = [
      ...page.find(...PANE, 'devtools-range-strip')!.shadowRoot!.querySelectorAll('.handle'),
    ];
    (handles[0] as HTMLElement).focus();
    await sendKeys({ press: 'PageUp' });
    await page.wait(() => view().range, 'a part');
    const { extent } = view().renderRoot.querySelector('devtools-flame-pane')!.reading!.overview;
    const whole = extent!.to - extent!.from;
    expect(view().range!.from - extent!.from).to.be.closeTo(whole / 10, 0.5);
    const strip = page.find(...PANE, 'devtools-range-strip')!.getBoundingClientRect();
    const y = Math.round(strip.top + 4);
    // Outside of the window, which is moved by a drag.
    const x = (part: number): number => Math.round(strip.left + part * strip.width);
    page.find(VIEW, '#whole')!.click();
    await page.wait(() => view().range === undefined, 'all of it');
    await nextFrame();
    await sendMouse({ type: 'move', position: [x(0.25), y] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [x(0.75), y] });
    await sendMouse({ type: 'up' });
    await page.wait(() => view().range, 'what was drawn');
    expect(view().range!.to - view().range!.from).to.be.closeTo(whole / 2, whole / 50);
  });

  it('marks what is looked for, counts it, and goes to it with Enter', async () => {
    page.find(VIEW, 'input')!.focus();
    await sendKeys({ type: 'CART' });
    await page.wait(() => page.find(VIEW, '.count')!.innerText === '1 match', 'the count');
    await sendKeys({ press: 'Enter' });
    await page.wait(() => said().startsWith('film-cart'), 'the match');
  });

  it('has a list of the same spans, longest first', async () => {
    page.find(VIEW, '#list')!.click();
    const rows = await page.rows(...PANE, 'devtools-grid');
    expect(rows.map(({ name, duration }) => [name, duration])).to.deep.equal([
      ['long-frame', '120'],
      ['film-app', '100'],
      ['film-cart', '100'],
      ['film-list', '60.0'],
      ['film-card', '20.0'],
    ]);
    await page.expectAccessible();
    page.find(...PANE, 'devtools-grid')!.focus();
    await sendKeys({ press: 'End' });
    await page.wait(() => page.find(VIEW, '.details h2')?.innerText.includes('film-card'), 'details');
  });
});
