import { expect } from '@open-wc/testing';
import { domCollector } from '../../../src/collectors/dom.ts';
import { PictureCollector } from '../../../src/core/collect/picture.ts';
import type { DevTools } from '../../../src/core/index.ts';
import { pressKeys } from '../../support/press-keys.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

describe('the picture in the panel', () => {
  let page: PanelPage;
  let recorder: DevTools;

  beforeEach(async () => {
    localStorage.clear();
    page = new PanelPage();
    recorder = await startRecording();
    recorder.recordEvent({ name: 'alone' });
    await recorder.flush();
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
    localStorage.clear();
  });

  const menuItem = (selector: string): HTMLInputElement => page.find(selector) as HTMLInputElement;

  async function openMenu(): Promise<HTMLInputElement> {
    await page.open('events');
    page.find('#menu', 'button')!.click();
    return page.wait(() => menuItem('#record-picture'), 'the switch');
  }

  async function openReplay(): Promise<void> {
    const count = (): string | undefined => page.find('devtools-events-view', '.bar .count')?.innerText;
    await page.wait(() => count() === '1 event', 'the events');
    page.find('devtools-toolbar', '#replay')!.click();
    await page.wait(() => page.find('devtools-player', 'devtools-timeline'), 'the player');
  }

  const pictureText = (): string | undefined => {
    const frame = page.find('devtools-picture', 'iframe') as HTMLIFrameElement | null;
    return frame?.contentDocument?.querySelector('body')?.textContent;
  };

  const isHidden = (): boolean => page.find('devtools-picture')?.hidden === true;

  it('is recorded from the moment on at which it is switched on in the menu', async () => {
    recorder.use(domCollector());
    const box = await openMenu();
    expect(box.checked).to.be.false;
    box.click();
    await page.wait(() => recorder.status.counts.dom >= 2, 'a picture');
    expect(recorder.picture!.state).to.equal('on');
    await page.wait(() => box.checked, 'the switch says so');
    box.click();
    await page.wait(() => recorder.picture!.state === 'off', 'it is off');
  });

  it('cannot be switched on without its collector, and the menu says what is needed', async () => {
    const box = await openMenu();
    expect(box.disabled).to.be.true;
    const problem = menuItem('#picture-problem');
    expect(problem.hidden).to.be.false;
    expect(problem.textContent).to.include('@rrweb/record').and.include('domCollector()');
    await page.expectAccessible();
  });

  it('says that rrweb is not installed', async () => {
    recorder.use(new PictureCollector(() => Promise.reject(new Error('Failed to fetch'))));
    (await openMenu()).click();
    await page.wait(() => !menuItem('#picture-problem').hidden, 'the reason');
    expect(menuItem('#picture-problem').textContent).to.include('install it');
    expect(menuItem('#record-picture').checked).to.be.false;
  });

  it('stands beside the views in a replay, and is hidden and shown by a key', async () => {
    const shown = document.createElement('p');
    shown.textContent = 'on the page';
    document.body.append(shown);
    recorder.use(domCollector({ isOn: true }));
    await page.open('events');
    await page.wait(() => recorder.status.counts.dom >= 2, 'a picture');
    await openReplay();
    await page.wait(() => pictureText()?.includes('on the page'), 'the page');
    shown.remove();
    await page.expectAccessible(page.find('devtools-picture')!);
    page.find('#tab-events')!.focus();
    await pressKeys('v');
    await page.wait(() => isHidden(), 'it is hidden');
    await pressKeys('v');
    await page.wait(() => pictureText()?.includes('on the page'), 'it is there again');
    page.find('devtools-picture', '#hide-picture')!.click();
    await page.wait(() => isHidden(), 'it is hidden by its button');
    page.remove();
    page = new PanelPage();
    await page.open('events');
    await openReplay();
    await page.wait(() => isHidden(), 'it is still hidden');
  });

  it('is not there in a session without one', async () => {
    await page.open('events');
    await openReplay();
    expect(page.find('devtools-picture')).to.equal(null);
    await pressKeys('v');
    expect(page.find('devtools-picture')).to.equal(null);
  });
});
