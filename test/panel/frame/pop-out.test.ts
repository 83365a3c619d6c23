import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

describe('the panel in a window of its own', () => {
  let page: PanelPage;
  let opened: Window | null;
  const open = Object.getOwnPropertyDescriptor(window, 'open')!;
  const frames: HTMLIFrameElement[] = [];

  beforeEach(() => {
    opened = null;
    // A tab of a test may not open windows; a frame has a document of its own as they have.
    Object.defineProperty(window, 'documentPictureInPicture', { configurable: true, value: undefined });
    window.open = () => {
      const frame = document.createElement('iframe');
      frame.width = '700';
      frame.height = '400';
      document.body.append(frame);
      frames.push(frame);
      opened = frame.contentWindow!;
      opened.close = () => frame.remove();
      return opened;
    };
  });

  afterEach(async () => {
    page.remove();
    Object.defineProperty(window, 'open', open);
    Reflect.deleteProperty(window, 'documentPictureInPicture');
    for (const frame of frames.splice(0)) frame.remove();
    await stopRecording();
  });

  async function popOut(): Promise<HTMLElementTagNameMap['devtools-frame']> {
    await page.open('events');
    const { frame } = page;
    page.find('#menu', 'button')!.click();
    page.find('#place-window')!.click();
    await page.wait(() => frame.ownerDocument === opened?.document, 'the window');
    await frame.updateComplete;
    return frame;
  }

  it('fills it, in its own styles, and takes no room in the page', async () => {
    page = new PanelPage({ docked: '', theme: 'dark' });
    page.panel.style.setProperty('--devtools-accent', 'rgb(1, 2, 3)');
    const frame = await popOut();
    const { width, height } = frame.getBoundingClientRect();
    expect([width, height]).to.deep.equal([700, 400]);
    expect(getComputedStyle(document.documentElement).marginBottom).to.equal('0px');
    const style = opened!.getComputedStyle(frame.shadowRoot!.querySelector('[aria-selected=true]')!);
    expect(style.color).to.equal('rgb(1, 2, 3)');
    const surface = frame.shadowRoot!.querySelector('.frame')!;
    expect(opened!.getComputedStyle(surface).backgroundColor).to.equal('rgb(32, 33, 36)');
  });

  it('goes on with what it shows, and tells the page of what it does', async () => {
    page = new PanelPage();
    const recorder = await startRecording();
    recorder.recordEvent({ name: 'kept' });
    const frame = await popOut();
    await page.wait(
      () =>
        frame
          .shadowRoot!.querySelector('devtools-events-view')
          ?.shadowRoot!.querySelector('devtools-grid'),
      'the events',
    );
    const { blob } = await recorder.export('session.json');
    const imported = oneEvent(page.panel, 'devtools-import');
    const FileThere = (opened as unknown as typeof globalThis).File;
    frame.importDropped([new FileThere([blob!], 'session.json')]);
    const event: Event = await imported;
    expect(event).to.have.nested.property('result.recordCount', 1);
  });

  it('comes back into the page when its window goes, or when it is docked', async () => {
    page = new PanelPage();
    const frame = await popOut();
    opened!.dispatchEvent(new Event('pagehide'));
    expect(page.frame).to.equal(frame);
    expect(page.isShown).to.equal(true);
    await popOut();
    frame.shadowRoot!.querySelector<HTMLElement>('#place-bottom')!.click();
    expect(page.frame).to.equal(frame);
    expect(page.panel.docked).to.equal(true);
    expect(frames.every(({ isConnected }) => !isConnected)).to.equal(true);
  });

  it('takes its window with it when it is closed, or removed from the page', async () => {
    page = new PanelPage();
    const frame = await popOut();
    frame.shadowRoot!.querySelector<HTMLElement>('#close')!.click();
    expect([page.panel.open, page.isShown, frames[0]!.isConnected]).to.deep.equal([false, false, false]);
    await popOut();
    page.remove();
    expect(frames[1]!.isConnected).to.equal(false);
    document.body.append(page.panel);
    await page.wait(() => page.isShown, 'the panel is back');
  });

  it('says so when the browser gives no window', async () => {
    window.open = () => null;
    page = new PanelPage();
    await page.open();
    page.find('#menu', 'button')!.click();
    page.find('#place-window')!.click();
    const words = await page.wait(() => page.find('.blocked'), 'words');
    expect(words.innerText).to.contain('The browser blocked the window.');
    words.querySelector('button')!.focus();
    await sendKeys({ press: 'Enter' });
    await page.wait(() => !page.find('.blocked'), 'they are gone');
  });
});
