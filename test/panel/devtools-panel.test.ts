import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { domEventsCollector } from '../../src/core/collect/dom-events.ts';
import { devtools } from '../../src/core/index.ts';
import { PanelPage, startRecording, stopRecording } from './panel-page.ts';

async function pressHotkey(): Promise<void> {
  await sendKeys({ down: 'Alt' });
  await sendKeys({ down: 'Shift' });
  await sendKeys({ press: 'KeyD' });
  await sendKeys({ up: 'Shift' });
  await sendKeys({ up: 'Alt' });
}

describe('devtools-panel', () => {
  let page: PanelPage;
  let field: HTMLInputElement;

  beforeEach(() => {
    field = document.createElement('input');
    field.setAttribute('aria-label', 'Of the app');
    document.body.append(field);
  });

  afterEach(async () => {
    page.remove();
    field.remove();
    await stopRecording();
  });

  it('shows a button that says whether the page is recorded, and how much', async () => {
    page = new PanelPage();
    expect(page.launcher.textContent).to.equal('Off');
    const recorder = await startRecording();
    recorder.recordEvent({ name: 'one' });
    recorder.recordEvent({ name: 'two' });
    await page.wait(() => page.launcher.textContent === '2', 'the count');
    expect(page.launcher.getAttribute('aria-label')).to.equal(
      'Open devtools panel. Recording, 2 records',
    );
    recorder.pause();
    await page.wait(() => page.launcher.classList.contains('paused'), 'the pause');
    await page.expectAccessible();
  });

  it('loads nothing of the panel until it is opened', () => {
    page = new PanelPage();
    expect(page.panel.shadowRoot!.querySelector('devtools-frame')).to.equal(null);
  });

  it('opens by its button, moves the focus in, and gives it back when closed by Esc', async () => {
    page = new PanelPage();
    page.launcher.focus();
    await sendKeys({ press: 'Enter' });
    await page.wait(() => page.focused?.getAttribute('role') === 'tab', 'focus on a tab');
    expect(page.panel.open).to.equal(true);
    await sendKeys({ press: 'Escape' });
    expect(page.panel.hasAttribute('open')).to.equal(false);
    expect(page.isShown).to.equal(false);
    expect(page.focused).to.equal(page.launcher);
  });

  it('opens and closes by the hotkey from anywhere, and gives the focus back to the app', async () => {
    page = new PanelPage();
    field.focus();
    await pressHotkey();
    await page.wait(() => page.focused?.getAttribute('role') === 'tab', 'focus on a tab');
    await pressHotkey();
    expect(page.isShown).to.equal(false);
    expect(page.focused).to.equal(field);
    expect(field.value).to.equal('');
  });

  it('keeps its hotkey out of the recording, whoever came first', async () => {
    const recorder = await devtools.enable({ collectors: [domEventsCollector()] });
    const recordsHotkey = async (): Promise<boolean> => {
      const { events } = await recorder.getExportData();
      return events.some(({ payload }) => /"[^"]*\bD"/i.test(JSON.stringify(payload)));
    };
    page = new PanelPage();
    await pressHotkey();
    await pressHotkey();
    expect(await recordsHotkey()).to.equal(false);
    page.panel.remove();
    await pressHotkey();
    expect(await recordsHotkey()).to.equal(true);
    await stopRecording();
  });

  it('takes another hotkey, or none', async () => {
    page = new PanelPage({ hotkey: 'Alt+Shift+K' });
    await pressHotkey();
    expect(page.panel.open).to.equal(false);
    page.panel.hotkey = '';
    await sendKeys({ press: 'k' });
    expect(page.panel.open).to.equal(false);
  });

  it('leaves the focus where it is when the app opens it', async () => {
    page = new PanelPage();
    field.focus();
    await page.open();
    expect(page.focused).to.equal(field);
  });

  it('keeps its keys from the app, and leaves the keys of the app alone', async () => {
    page = new PanelPage();
    const seen: string[] = [];
    const listen = (event: KeyboardEvent): number => seen.push(event.key);
    document.addEventListener('keydown', listen);
    field.focus();
    await sendKeys({ press: 'x' });
    await page.open('events');
    await page.wait(() => page.find('#tab-events'), 'the tab');
    page.find('#tab-events')!.focus();
    await sendKeys({ press: 'y' });
    await sendKeys({ press: 'ArrowRight' });
    document.removeEventListener('keydown', listen);
    expect(seen).to.deep.equal(['x']);
    expect(page.find('#tab-performance')!.getAttribute('aria-selected')).to.equal('true');
  });

  it('keeps attributes and properties in step, and reads unknown words as the default', () => {
    page = new PanelPage({ position: 'top-left', 'panel-location': 'left', theme: 'dark' });
    expect([page.panel.position, page.panel.panelLocation, page.panel.theme]).to.deep.equal([
      'top-left',
      'left',
      'dark',
    ]);
    page.panel.position = 'bottom-left';
    expect(page.panel.getAttribute('position')).to.equal('bottom-left');
    page.panel.setAttribute('theme', 'pink');
    expect(page.panel.theme).to.equal('auto');
  });

  it('has the theme that its attribute says, whatever the page has', async () => {
    page = new PanelPage({ theme: 'dark' });
    await page.open();
    const background = (): string => getComputedStyle(page.find('.frame')!).backgroundColor;
    const dark = background();
    page.panel.theme = 'light';
    expect(dark).not.to.equal(background());
    expect(background()).to.equal('rgb(255, 255, 255)');
  });

  it('stays usable under styles of the page that undo everything', async () => {
    const hostile = document.createElement('style');
    hostile.textContent =
      '* { all: unset !important; display: none !important; pointer-events: none !important } ' +
      'html, body { display: block !important; direction: rtl !important; font-size: 60px !important }';
    document.head.append(hostile);
    try {
      page = new PanelPage();
      const button = page.launcher.getBoundingClientRect();
      expect(button.right).to.be.closeTo(innerWidth - 16, 1);
      expect(button.height).to.equal(30);
      page.launcher.click();
      await page.wait(() => page.find('[role=tablist]'), 'the tabs');
      const frame = page.frame.getBoundingClientRect();
      expect(document.elementFromPoint(frame.left + 60, frame.top + 45)).to.equal(page.panel);
      expect(getComputedStyle(page.find('.frame')!).fontSize).to.equal('12px');
      expect(getComputedStyle(page.find('.frame')!).direction).to.equal('ltr');
    } finally {
      hostile.remove();
    }
  });

  it('lets another copy of the package come second', async () => {
    page = new PanelPage();
    const { defineElement } = await import('../../src/panel/define-element.ts');
    class Other extends HTMLElement {}
    defineElement('devtools-panel', Other);
    expect(page.panel).not.to.be.an.instanceOf(Other);
  });

  it('opens, and takes the file, when one is dropped on its button', async () => {
    page = new PanelPage();
    const recorder = await startRecording();
    recorder.recordEvent({ name: 'kept' });
    await recorder.flush();
    const { blob } = await recorder.export('session.json.gz');
    const transfer = new DataTransfer();
    transfer.items.add(new File([blob!], 'session.json.gz'));
    const imported = oneEvent(page.panel, 'devtools-import');
    const options = { dataTransfer: transfer, bubbles: true, cancelable: true };
    page.launcher.dispatchEvent(new DragEvent('drop', options));
    const event: Event = await imported;
    expect(event).to.have.nested.property('result.recordCount', 1);
    expect(page.panel.open).to.equal(true);
  });
});
