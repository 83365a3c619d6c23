import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import type { DevTools } from '../../../src/core/index.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

describe('the comparison of two moments', () => {
  let page: PanelPage;
  let recorder: DevTools;

  beforeEach(async () => {
    localStorage.clear();
    page = new PanelPage();
    recorder = await startRecording();
    recorder.recordEvent({ name: 'first' });
    recorder.recordState({ id: 'same', name: 'same', newValue: 1 });
    recorder.recordState({ id: 'cart', name: 'cart', newValue: { items: ['Alien'] } });
    recorder.recordComponent({ op: 'mount', id: 'app', name: 'App', props: { n: 1 } });
    recorder.recordComponent({ op: 'mount', id: 'old', name: 'OldCard', parentId: 'app' });
    recorder.recordComponent({ op: 'mount', id: 'left', name: 'LeftCard', parentId: 'app' });
    recorder.recordComponent({ op: 'mount', id: 'right', name: 'RightCard', parentId: 'app' });
    recorder.recordEvent({ name: 'second' });
    recorder.recordState({ id: 'cart', name: 'cart', newValue: { items: ['Alien', 'Heat'] } });
    recorder.recordState({ id: 'user', name: 'user', newValue: 'ada' });
    recorder.recordComponent({ op: 'update', id: 'app', props: { n: 2 } });
    recorder.recordComponent({ op: 'unmount', id: 'old' });
    recorder.recordComponent({ op: 'mount', id: 'new', name: 'NewCard', parentId: 'app' });
    recorder.recordComponent({ op: 'move', id: 'right', parentId: 'app', beforeId: 'left' });
    recorder.recordEvent({ name: 'third' });
    await recorder.flush();
    await page.open('state');
    await page.rows('devtools-state-view', 'devtools-grid');
    (page.find('devtools-toolbar', '#replay') as HTMLButtonElement).click();
    await page.wait(() => page.find('devtools-player', 'devtools-timeline', '.area'), 'the player');
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  const timeline = (): HTMLElement => page.find('devtools-player', 'devtools-timeline', '.area')!;
  const words = (): string => timeline().ariaValueText ?? '';

  /** Holds what comes against the second event, and goes to the third one. */
  async function compare(): Promise<void> {
    timeline().focus();
    await sendKeys({ press: 'j' });
    await sendKeys({ press: 'j' });
    await page.wait(() => words().includes('record 8'), 'the second event');
    await sendKeys({ press: 'd' });
    await page.wait(() => words().includes('compared with'), 'the other moment');
    await sendKeys({ press: 'l' });
    await page.wait(() => words().includes('record 15'), 'the third event');
  }

  it('lists the state that differs, with how it does', async () => {
    await compare();
    const toggle = await page.wait(() => page.find('devtools-state-view', '#changed'), 'the switch');
    await page.wait(() => toggle.innerText.includes('2 changed'), 'what differs');
    toggle.click();
    await page.wait(
      () => page.find('devtools-state-view', 'devtools-grid', '.body')?.childElementCount === 2,
      'the two',
    );
    const rows = await page.rows('devtools-state-view', 'devtools-grid');
    expect(rows.map(({ name }) => name)).to.deep.equal(['~ cart', '+ user']);
    page.find('devtools-state-view', 'devtools-grid', '.body .row')!.click();
    const diff = (): string | undefined =>
      page.find('devtools-state-view', '.compared devtools-ref-diff', 'ol')?.innerText;
    await page.wait(() => diff()?.includes('Heat'), 'the difference');
    for (const colorScheme of ['light', 'dark'] as const) {
      await emulateMedia({ colorScheme });
      await expect(page.find('devtools-state-view', '.compared devtools-ref-diff')!).to.be.accessible();
      await expect(toggle).to.be.accessible();
    }
  });

  it('shows what is gone where the moment lies before the other one', async () => {
    await page.open('state');
    timeline().focus();
    await sendKeys({ press: 'd' });
    await page.wait(() => words().includes('compared with'), 'the end');
    await sendKeys({ press: 'Home' });
    const toggle = await page.wait(() => page.find('devtools-state-view', '#changed'), 'the switch');
    await page.wait(() => toggle.innerText.includes('3 changed'), 'what differs');
    const rows = await page.rows('devtools-state-view', 'devtools-grid');
    expect(rows.map(({ name }) => name)).to.deep.equal(['− same', '− cart', '− user']);
    page.find('devtools-state-view', 'devtools-grid', '.body .row')!.click();
    const pane = await page.wait(() => page.find('devtools-state-view', '.details'), 'what it was');
    expect(pane.innerText).to.include('Not there at this moment');
  });

  it('tells components that were mounted, unmounted, updated and moved, and shows the tree of the moment', async () => {
    await compare();
    await page.open('components');
    const tree = (): string =>
      page.find('devtools-components-view', 'devtools-component-tree', '.body')?.innerText ?? '';
    await page.wait(
      () => tree().includes('+\nNewCard') || /\+\s*NewCard/.test(tree()),
      'marks in the tree',
    );
    expect(tree()).not.to.include('OldCard');
    expect(tree()).to.match(/↕\s*RightCard[^]*LeftCard[^]*\+\s*NewCard/);
    page.find('devtools-components-view', '#changed')!.click();
    const rows = await page.rows('devtools-components-view', 'devtools-grid');
    expect(rows.map(({ op, name }) => `${op} ${name}`)).to.have.members([
      '~ updated App',
      '− unmounted OldCard',
      '+ mounted NewCard',
      '↕ moved RightCard',
    ]);
    page.find('devtools-components-view', '#changed')!.click();
    timeline().focus();
    await sendKeys({ press: 'j' });
    await page.wait(() => tree().includes('OldCard'), 'the tree of the second event');
  });

  it('ends at the moment itself', async () => {
    await compare();
    await sendKeys({ press: 'j' });
    await page.wait(() => words().includes('record 8'), 'the moment itself');
    await sendKeys({ press: 'd' });
    await page.wait(() => !words().includes('compared with'), 'the end of the comparison');
    expect(page.find('devtools-state-view', '#changed')).to.equal(null);
  });
});
