import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { devtools } from '../../../src/core/index.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

describe('devtools-frame', () => {
  let page: PanelPage;

  beforeEach(() => {
    page = new PanelPage();
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  it('says that nothing is recorded, and starts the recording', async () => {
    await page.open();
    const start = await page.wait(() => page.find('#start'), 'the button');
    await page.expectAccessible();
    start.click();
    await page.wait(() => devtools.get()?.status.state === 'recording', 'the recording');
    await page.wait(
      () => page.find('devtools-status', '.word')?.textContent === 'Recording',
      'the word',
    );
  });

  it('shows live counts and how much is stored', async () => {
    const recorder = await startRecording();
    for (let index = 0; index < 1234; index += 1)
      recorder.recordEvent({ name: 'tick', payload: { index } });
    recorder.recordState({ id: 'cart', name: 'cart', newValue: 1 });
    await page.open();
    const count = (section: string): string | undefined =>
      page.find('devtools-status', `[data-section=${section}] b`)?.innerText;
    await page.wait(() => count('events') === '1,234' && count('state') === '1', 'the counts');
    await recorder.flush();
    await page.wait(
      () => /^[1-9].* as JSON$/.test(page.find('devtools-status', '[data-fact=bytes]')!.innerText),
      'bytes',
    );
    expect(page.find('devtools-status', '[data-fact=storage]')!.innerText).to.match(/^Storage: /);
  });

  it('pauses and goes on', async () => {
    const recorder = await startRecording();
    await page.open();
    const record = await page.wait(() => page.find('devtools-toolbar', '#record'), 'the button');
    await page.wait(() => record.getAttribute('aria-label') === 'Pause recording', 'recording');
    record.click();
    expect(recorder.status.state).to.equal('paused');
    await page.wait(() => record.getAttribute('aria-label') === 'Resume recording', 'the pause');
    record.click();
    expect(recorder.status.state).to.equal('recording');
  });

  it('asks before it clears', async () => {
    const recorder = await startRecording();
    recorder.recordEvent({ name: 'gone' });
    await page.open('events');
    await page.rows('devtools-events-view', 'devtools-grid');
    page.find('devtools-toolbar', '#clear', 'button')!.click();
    expect(recorder.status.counts.events).to.equal(1);
    page.find('devtools-toolbar', '#confirm-clear')!.click();
    await page.wait(() => page.find('devtools-events-view', '.empty'), 'the empty log');
    expect(recorder.status.counts.events).to.equal(0);
  });

  it('closes a menu by Esc before it closes itself', async () => {
    await startRecording();
    await page.open();
    await page.wait(() => page.find('devtools-toolbar', '#download:enabled'), 'the tool bar');
    page.find('devtools-toolbar', '#clear', 'button')!.focus();
    await sendKeys({ press: 'Enter' });
    await page.wait(() => page.find('devtools-toolbar', '#clear', '.window:popover-open'), 'the menu');
    await sendKeys({ press: 'Escape' });
    expect(page.find('devtools-toolbar', '#clear', '.window:popover-open')).to.equal(null);
    expect(page.panel.open).to.equal(true);
    await sendKeys({ press: 'Escape' });
    expect(page.panel.open).to.equal(false);
  });

  it('is moved and resized by keys, stays inside the viewport, and is there again after a reload', async () => {
    await page.open();
    const grip = page.find('.grip')!;
    grip.focus();
    await sendKeys({ down: 'Shift' });
    for (let step = 0; step < 3; step += 1) await sendKeys({ press: 'ArrowUp' });
    for (let step = 0; step < 20; step += 1) await sendKeys({ press: 'ArrowLeft' });
    page.find('.edge.se')!.focus();
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ up: 'Shift' });
    const { left, top, width, height } = page.frame.getBoundingClientRect();
    expect(left).to.equal(0);
    expect(top).to.be.at.least(0);
    expect(top + height).to.be.at.most(innerHeight);
    page.remove();
    page = new PanelPage();
    await page.open();
    const again = page.frame.getBoundingClientRect();
    expect([again.left, again.top, again.width, again.height]).to.deep.equal([left, top, width, height]);
  });

  it('is dragged by its title bar', async () => {
    await page.open();
    const before = page.frame.getBoundingClientRect();
    const title = page.find('.title')!;
    const pointer = { pointerId: 1, button: 0, bubbles: true, composed: true };
    title.setPointerCapture = () => undefined;
    title.dispatchEvent(new PointerEvent('pointerdown', { ...pointer, clientX: 500, clientY: 400 }));
    title.dispatchEvent(
      new PointerEvent('pointermove', { ...pointer, clientX: 490, clientY: 370, altKey: true }),
    );
    title.dispatchEvent(new PointerEvent('lostpointercapture', pointer));
    const after = page.frame.getBoundingClientRect();
    expect([after.left - before.left, after.top - before.top]).to.deep.equal([-10, -30]);
  });

  it('remembers the tab', async () => {
    await page.open('state');
    page.remove();
    page = new PanelPage();
    await page.open();
    expect(page.find('#tab-state')!.getAttribute('aria-selected')).to.equal('true');
  });

  it('works where the page may not store anything', async () => {
    const original = Object.getOwnPropertyDescriptor(window, 'localStorage')!;
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    try {
      await page.open('state');
      expect(page.find('#tab-state')!.getAttribute('aria-selected')).to.equal('true');
    } finally {
      Object.defineProperty(window, 'localStorage', original);
    }
  });
});
