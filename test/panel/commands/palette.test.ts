import { expect } from '@open-wc/testing';
import type { SessionInfo } from '../../../src/core/index.ts';
import type { SessionView } from '../../../src/panel/views/session-view.ts';
import { sendKeys } from '@web/test-runner-commands';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

describe('commands of the panel', () => {
  let page: PanelPage;

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  const palette = (selector: string): HTMLElement | null => page.find('devtools-palette', selector);
  const options = (): string[] =>
    [...page.find('devtools-palette')!.shadowRoot!.querySelectorAll<HTMLElement>('[role=option]')].map(
      (option) => option.querySelector<HTMLElement>('.label')!.innerText,
    );

  async function openPanel(attributes: Record<string, string> = {}): Promise<void> {
    page = new PanelPage(attributes);
    await page.open('events');
    page.frame.focus();
    await page.wait(() => page.focused?.id === 'tab-events', 'the focus');
  }

  async function press(modifier: string, key: string): Promise<void> {
    await sendKeys({ down: modifier });
    await sendKeys({ press: key });
    await sendKeys({ up: modifier });
  }

  async function openPalette(): Promise<void> {
    await press('Control', 'k');
    await page.wait(() => page.focused?.getAttribute('role') === 'combobox', 'the palette');
  }

  it('are found by some of their letters and run by Enter', async () => {
    const recorder = await startRecording();
    await openPanel();
    await openPalette();
    await sendKeys({ type: 'paure' });
    await page.wait(() => options()[0] === 'Pause recording', 'the command');
    expect([...palette('li')!.querySelectorAll('mark')].map(({ innerText }) => innerText)).to.deep.equal(
      ['Pau', 're'],
    );
    await sendKeys({ press: 'Enter' });
    expect(recorder.status.state).to.equal('paused');
    await page.wait(() => !page.find('devtools-palette'), 'the palette is gone');
    expect(page.focused?.id).to.equal('tab-events');
  });

  it('say which of the stored sessions they are for', async () => {
    const recorder = await startRecording();
    page = new PanelPage();
    await page.open('sessions');
    await page.wait(() => page.find('devtools-sessions-view', '[role=row][aria-selected]'), 'the list');
    page.frame.focus();
    await openPalette();
    await sendKeys({ type: 'export' });
    const [{ name }] = (await recorder.sessions()) as [SessionInfo];
    await page.wait(() => options().includes(`Export… – ${name}`), 'the command of the list');
    expect(options()).to.include('Export…');
  });

  it('are gone through by arrows, and run by a press', async () => {
    await startRecording();
    await openPanel();
    await openPalette();
    const active = (): string =>
      palette('[aria-selected=true]')!.querySelector<HTMLElement>('.label')!.innerText;
    const all = options().length;
    await sendKeys({ type: 'show' });
    await page.wait(() => options().length < all, 'those that show something');
    const list = options();
    await sendKeys({ press: 'ArrowDown' });
    await page.wait(() => active() === list[1], 'the second');
    await sendKeys({ press: 'ArrowUp' });
    await sendKeys({ press: 'ArrowUp' });
    await page.wait(() => active() === list.at(-1), 'the last');
    expect(palette('input')!.getAttribute('aria-activedescendant')).to.equal(
      `option-${list.length - 1}`,
    );
    const index = list.indexOf('Show State');
    palette(`#option-${index}`)!.click();
    await page.wait(
      () => page.find('#tab-state')!.getAttribute('aria-selected') === 'true',
      'the view of the state',
    );
  });

  it('says when nothing fits, and goes by Esc, which leaves the panel open', async () => {
    await openPanel();
    await openPalette();
    await sendKeys({ type: 'zzz' });
    await page.wait(() => palette('[role=status]')!.innerText === 'Nothing is called that.', 'words');
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Escape' });
    await page.wait(() => !page.find('devtools-palette'), 'the palette is gone');
    expect(page.panel.open).to.equal(true);
  });

  it('do not run while they cannot', async () => {
    await openPanel();
    await openPalette();
    await sendKeys({ type: 'download' });
    await page.wait(() => options()[0] === 'Download this session', 'the command');
    await sendKeys({ press: 'Enter' });
    expect(palette('li')!.getAttribute('aria-disabled')).to.equal('true');
    expect(page.find('devtools-palette')).not.to.equal(null);
  });

  it('show a stored session, whose name is shown as text', async () => {
    const recorder = await startRecording();
    recorder.recordEvent({ name: 'kept' });
    const data = await recorder.getExportData();
    data.session.name = '<img src=x> \u202E';
    const { sessionId } = await recorder.importData(data, { mode: 'open' });
    await openPanel();
    await page.wait(
      () => page.find('devtools-toolbar', `option[value="${sessionId}"]`),
      'the session is listed',
    );
    await openPalette();
    await sendKeys({ type: 'img' });
    await page.wait(() => options().length === 1, 'the session');
    expect(options()[0]).to.contain('<img src=x>').and.not.contain('\u202E');
    await sendKeys({ press: 'Enter' });
    await page.wait(
      () => page.find('devtools-status', '.word')?.innerText === 'Imported',
      'the stored session',
    );
  });

  it('have keys that work where nothing is typed', async () => {
    await startRecording();
    await openPanel();
    await page.wait(() => page.find('devtools-events-view', 'input[type=search]'), 'the view');
    await sendKeys({ press: '2' });
    expect(page.find('#tab-state')!.getAttribute('aria-selected')).to.equal('true');
    await sendKeys({ press: '3' });
    await sendKeys({ press: '/' });
    expect(page.focused).to.equal(page.find('devtools-events-view', 'input[type=search]'));
    await sendKeys({ type: '2/?' });
    expect((page.focused as HTMLInputElement).value).to.equal('2/?');
    expect(page.find('#tab-events')!.getAttribute('aria-selected')).to.equal('true');
    expect(page.find('devtools-key-list')).to.equal(null);
  });

  it('are listed with their keys by ?', async () => {
    await openPanel();
    await sendKeys({ press: '?' });
    await page.wait(() => page.find('devtools-key-list', 'dialog[open]'), 'the keys');
    expect(page.find('devtools-key-list', 'dl')!.innerText).to.match(/Show Events\s+3/);
    await page.expectAccessible(page.find('devtools-key-list')!);
    await sendKeys({ press: '2' });
    await sendKeys({ press: 'Escape' });
    await page.wait(() => !page.find('devtools-key-list'), 'the keys are gone');
    expect(page.find('#tab-events')!.getAttribute('aria-selected')).to.equal('true');
    expect(page.panel.open).to.equal(true);
  });

  it('are listed by what they are for, with the key that opens the panel as the page set it', async () => {
    const recorder = await startRecording();
    recorder.recordEvent({ name: 'click' });
    await recorder.flush();
    await openPanel({ hotkey: 'Ctrl + F12' });
    // There is nothing to replay until the session is read.
    await page.open('events');
    await page.wait(
      () => (page.find('devtools-events-view') as SessionView | null)?.query,
      'the session',
    );
    await press('Shift', 'R');
    await page.wait(() => page.find('devtools-player', '#play'), 'the replay');
    await sendKeys({ press: '?' });
    const list = await page.wait(() => page.find('devtools-key-list', 'dialog[open]'), 'the keys');
    const groups = new Map(
      [...list.querySelectorAll('h3')].map((title) => [
        title.innerText,
        (title.nextElementSibling as HTMLElement).innerText.replace(/\s+/g, ' '),
      ]),
    );
    expect([...groups.keys()]).to.deep.equal(['Panel', 'Events', 'Replay', 'Lists, trees and dialogs']);
    expect(groups.get('Panel')).to.match(/^Open and close the panel Ctrl ?F12 .*Show Events 3/);
    expect(groups.get('Replay')).to.include('Replay: next error e');
    page.panel.hotkey = '';
    await page.frame.updateComplete;
    expect(list.innerText).not.to.include('Open and close the panel');
  });

  it('are accessible', async () => {
    await openPanel();
    await openPalette();
    await sendKeys({ type: 'do' });
    await page.wait(() => palette('mark'), 'what is matched');
    await page.expectAccessible(page.find('devtools-palette')!);
  });

  it('are those of a viewer where the panel is a page of its own', async () => {
    await startRecording();
    await openPanel({ full: '' });
    await openPalette();
    const all = options();
    expect(all).to.include.members([
      'Show State',
      'Open session files…',
      'Theme: Dark',
      'List the keys',
    ]);
    for (const label of [
      'Pause recording',
      'Clear…',
      'Dock left',
      'Close panel',
      'Replay what is recorded so far',
    ])
      expect(all).not.to.include(label);
    await sendKeys({ press: 'Escape' });
    await page.wait(() => !page.find('devtools-palette'), 'the palette is gone');
    page.find('#menu', 'button')!.click();
    await page.wait(() => page.find('#menu', '.window:popover-open'), 'the menu');
    expect(page.find('#theme-auto')).not.to.equal(null);
    expect(page.find('[aria-label="Place of the panel"]')).to.equal(null);
  });

  it('dock the panel and choose its theme', async () => {
    await openPanel();
    await openPalette();
    await sendKeys({ type: 'docklef' });
    await sendKeys({ press: 'Enter' });
    expect([page.panel.docked, page.panel.panelLocation]).to.deep.equal([true, 'left']);
    await page.wait(() => !page.find('devtools-palette'), 'the palette is gone');
    await openPalette();
    await sendKeys({ type: 'themedark' });
    await sendKeys({ press: 'Enter' });
    expect(page.panel.theme).to.equal('dark');
  });
});
