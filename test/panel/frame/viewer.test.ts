import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DevTools } from '../../../src/core/index.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

describe('a panel that is all of its page', () => {
  let page: PanelPage;
  let recorder: DevTools;

  beforeEach(async () => {
    recorder = await startRecording();
    recorder.recordEvent({ name: 'own' });
    await recorder.flush();
    // Chosen in the panel of an app of this origin.
    localStorage.setItem('devtools-panel', JSON.stringify({ importMode: 'merge' }));
    page = new PanelPage({ full: '' });
    await page.open('sessions');
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  const toolbar = (selector: string): HTMLElement | null => page.find('devtools-toolbar', selector);
  const isOff = (selector: string): boolean => (toolbar(selector) as HTMLButtonElement).disabled;

  async function openFile(): Promise<void> {
    const { blob } = await recorder.export('session.json');
    const text = (await blob!.text()).replaceAll('"own"', '"other"');
    page.panel.openFiles([new File([text.replaceAll(recorder.sessionId, 'elsewhere')], 'a.json')]);
    await page.wait(() => page.find('devtools-transfers', '[data-state=done]'), 'the report');
  }

  it('has no session of its own: nothing to record, replay, clear or save', async () => {
    await page.wait(() => page.find('devtools-sessions-view', '.empty'), 'the empty list');
    for (const id of ['#record', '#replay', '#clear']) expect(toolbar(id), id).to.equal(null);
    expect([isOff('#download'), isOff('#options'), isOff('#open-file')]).to.deep.equal([
      true,
      true,
      false,
    ]);
    expect((toolbar('#session') as HTMLSelectElement).selectedOptions[0]!.label).to.equal('No session');
    expect(page.find('devtools-status', '[data-fact=storage]')).to.equal(null);
    await page.expectAccessible();
  });

  it('invites to drop, paste or choose a file in place of each view of a session', async () => {
    for (const tab of ['components', 'state', 'events', 'performance']) {
      page.find(`#tab-${tab}`)!.click();
      const words = await page.wait(() => page.find(`#panel-${tab} #invitation`)?.innerText, tab);
      expect(words).to.match(/drop .* here.*paste.*open.*json.*yaml.*messagepack.*\.gz/is);
    }
    await page.expectAccessible();
    const field = toolbar('input[type=file]')!;
    let asked = 0;
    field.addEventListener('click', (event) => {
      asked += 1;
      event.preventDefault();
    });
    page.find('#choose-file')!.click();
    expect(asked).to.equal(1);
    await openFile();
    await page.wait(() => !page.find('#invitation'), 'the session in its place');
  });

  it('opens files as sessions, and offers nothing that takes an app', async () => {
    await openFile();
    const card = page.find('devtools-transfers', '.card')!;
    expect(card.innerText).to.include('Opened a.json');
    expect(card.querySelectorAll('[data-mode], select')).to.have.length(0);
    await page.wait(() => page.find('devtools-player', '#play'), 'the replay');
    for (const id of ['#apply', '#send', '#live'])
      expect(page.find('devtools-player', id), id).to.equal(null);
    expect([isOff('#download'), isOff('#options')]).to.deep.equal([false, false]);
    const list = page.find('devtools-sessions-view')!.shadowRoot!;
    await page.wait(() => list.querySelector('#row-0'), 'the list');
    expect(list.querySelectorAll('[data-index]')).to.have.length(1);
    page.frame.focus();
    await sendKeys({ press: '?' });
    const keys = await page.wait(() => page.find('devtools-key-list', 'dialog[open]'), 'the keys');
    for (const label of ['Put this moment', 'Send the events', 'Back to the present', 'Open and close'])
      expect(keys.innerText).not.to.include(label);
  });
});
