import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

const SMALL = [
  { width: 320, height: 324 },
  { width: 360, height: 640 },
  { width: 480, height: 640 },
];

describe('a small panel', () => {
  let page: PanelPage;

  beforeEach(async () => {
    const recorder = await startRecording();
    for (let n = 1; n <= 40; n += 1) recorder.recordEvent({ name: `event ${n}`, category: 'dom' });
    await recorder.flush();
    page = new PanelPage();
  });

  afterEach(async () => {
    page.remove();
    await setViewport({ width: 800, height: 600 });
    await stopRecording();
  });

  const heightOf = (...steps: string[]): number => page.find(...steps)!.getBoundingClientRect().height;

  async function openReplay(): Promise<void> {
    await page.open('events');
    await page.rows('devtools-events-view', 'devtools-grid');
    page.find('devtools-toolbar', '#replay')!.click();
    await page.wait(() => page.find('devtools-player', '#more'), 'the player');
  }

  for (const size of SMALL) {
    it(`leaves half of its height to the view with a replay open: ${size.width} × ${size.height}`, async () => {
      await setViewport(size);
      await openReplay();
      const half = heightOf('.frame') / 2;
      await page.wait(() => heightOf('devtools-player') < 80, 'one line of controls');
      expect(heightOf('.views')).to.be.at.least(half);
      if (size.height > 400) expect(heightOf('devtools-events-view', '.panes')).to.be.at.least(half);
      const bar = page.find('devtools-events-view', '.bar')!;
      expect(bar.scrollWidth).to.be.at.most(bar.clientWidth);
      for (const list of ['.tabs', '.title']) {
        const { scrollWidth, clientWidth } = page.find(list)!;
        expect(scrollWidth, list).to.be.at.most(clientWidth);
      }
    });
  }

  it('keeps what it has no room for in a menu of the player, in reach of keys', async () => {
    await setViewport(SMALL[1]!);
    await openReplay();
    const inPlayer = (...steps: string[]): HTMLElement | null => page.find('devtools-player', ...steps);
    expect(inPlayer('#compare')!.checkVisibility()).to.equal(false);
    inPlayer('#more', 'button')!.focus();
    await sendKeys({ press: 'Enter' });
    await page.wait(() => inPlayer('#compare')!.checkVisibility(), 'the menu');
    await page.expectAccessible();
    inPlayer('#compare')!.focus();
    await sendKeys({ press: 'Enter' });
    await page.wait(() => inPlayer('#compare')!.ariaPressed === 'true', 'the comparison');
    await sendKeys({ press: 'Escape' });
    await page.wait(() => !inPlayer('#compare')!.checkVisibility(), 'the end of the menu');
    expect(page.panel.open).to.equal(true);
  });

  const timeline = (selector: string): HTMLElement =>
    page.find('devtools-player', 'devtools-timeline', selector)!;

  it('names the row of the timeline that is pointed at, where there is no room for names', async () => {
    await setViewport(SMALL[1]!);
    await openReplay();
    const area = timeline('.area');
    const { left, top, height } = area.getBoundingClientRect();
    expect(timeline('.names').checkVisibility()).to.equal(false);
    const lane = (height - 15) / 5;
    for (const [index, name] of [
      'Errors ▾, navigations ◆, long frames ■',
      'Events',
      'Changes of state',
      'Changes of the component tree',
      'Renders',
    ].entries()) {
      const clientY = top + 15 + (index + 0.5) * lane;
      area.dispatchEvent(new PointerEvent('pointermove', { clientX: left + 9, clientY }));
      await page.wait(() => timeline('.pointed-at').innerText === name, name);
    }
    area.dispatchEvent(new PointerEvent('pointerleave'));
    await page.wait(() => timeline('.pointed-at').innerText === '', 'nothing');
  });

  it('names the rows of the timeline in a floating panel as it opens first', async () => {
    await setViewport({ width: 1280, height: 800 });
    await page.open('events');
    await page.rows('devtools-events-view', 'devtools-grid');
    page.find('devtools-toolbar', '#replay')!.click();
    await page.wait(() => page.find('devtools-player', 'devtools-timeline'), 'the player');
    expect(heightOf('.frame')).to.equal(400);
    const { bottom } = timeline('.area').getBoundingClientRect();
    const names = [...timeline('.names').querySelectorAll('span')];
    expect(names.map((name) => name.checkVisibility() && name.innerText)).to.deep.equal([
      'Marks',
      'Events',
      'State',
      'Tree',
      'Renders',
    ]);
    expect(names.at(-1)!.getBoundingClientRect().bottom).to.be.at.most(bottom);
    expect(heightOf('.views')).to.be.at.least(200);
  });

  it('says how much there is in one line', async () => {
    await setViewport(SMALL[1]!);
    await page.open('events');
    await page.wait(
      () => page.find('devtools-status')!.shadowRoot!.querySelector('.total')?.checkVisibility(),
      'the sum',
    );
    expect(page.find('devtools-status', '.total')!.innerText).to.equal('40 records');
    expect(heightOf('devtools-status')).to.be.below(24);
  });
});
