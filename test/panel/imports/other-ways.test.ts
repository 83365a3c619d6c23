import { expect } from '@open-wc/testing';
import type { SessionError } from '../../../src/core/index.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

const TRANSFERS = 'devtools-transfers';
const EVENTS = ['devtools-events-view', 'devtools-grid'];

/** A file whose first event is `click`, as the tests' server has it. */
const FIXTURE = '/test/fixtures/session.json';

describe('sessions that are no dropped files', () => {
  let page: PanelPage;
  const address = location.href;

  afterEach(async () => {
    page.remove();
    history.replaceState(null, '', address);
    await stopRecording();
  });

  /** The panel in a page with this in its address. */
  function openAt(session: string, attributes: Record<string, string> = {}): PanelPage {
    const url = new URL(address);
    url.searchParams.set('session', session);
    url.searchParams.set('mine', 'kept');
    history.replaceState('state', '', url);
    page = new PanelPage(attributes);
    return page;
  }

  const card = (state: string): HTMLElement | null => page.find(TRANSFERS, `[data-state=${state}]`);
  const search = (): URLSearchParams => new URLSearchParams(location.search);

  function paste(target: EventTarget, fill: (data: DataTransfer) => void): ClipboardEvent {
    const clipboardData = new DataTransfer();
    fill(clipboardData);
    const options = { clipboardData, bubbles: true, composed: true, cancelable: true };
    const event = new ClipboardEvent('paste', options);
    target.dispatchEvent(event);
    return event;
  }

  it('are opened by the address of the page, which then asks for them no more', async () => {
    const recorder = await startRecording();
    openAt(FIXTURE);
    await page.wait(() => card('done'), 'the report');
    expect(card('done')!.innerText).to.include('Opened session.json');
    await page.wait(() => search().get('session') === null, 'the address');
    expect(search().get('mine')).to.equal('kept');
    expect(history.state).to.equal('state');
    expect(await recorder.sessions()).to.have.length(2);
  });

  it('are left alone where the app means something else by it', async () => {
    await startRecording();
    for (const session of ['af31-99', 'javascript:alert(1).json', 'data:text/json,{}.json', 'http://']) {
      openAt(session);
      expect(page.panel.open).to.equal(false);
      expect(search().get('session')).to.equal(session);
      page.remove();
    }
  });

  it('are fetched from another origin only once someone agrees', async () => {
    const recorder = await startRecording();
    const other = 'http://elsewhere.invalid/<b>run</b>.json';
    openAt(other);
    const question = await page.wait(() => card('asking'), 'the question');
    expect(question.innerText).to.include('elsewhere.invalid');
    await page.expectAccessible();
    page.find(TRANSFERS, '#no-fetch')!.click();
    await page.wait(() => !card('asking'), 'no question');
    expect(await recorder.sessions()).to.have.length(1);
    expect(search().get('session')).to.equal(other);
    page.remove();
    const errors: SessionError[] = [];
    openAt(other);
    page.panel.addEventListener('devtools-error', (event) => errors.push(event.error));
    (await page.wait(() => page.find(TRANSFERS, '#fetch'), 'the question')).click();
    await page.wait(() => card('failed'), 'what is wrong');
    expect(errors[0]).to.include({ code: 'source-failed' });
  });

  it('are pasted, as text and as files', async () => {
    const text = await (await fetch(FIXTURE)).text();
    const recorder = await startRecording();
    page = new PanelPage();
    await page.open('events');
    const event = paste(page.find('#tab-events')!, (data) => data.setData('text/plain', text));
    expect(event.defaultPrevented).to.equal(true);
    await page.wait(() => card('done')?.innerText.includes('pasted session'), 'the pasted text');
    expect(await page.rows(...EVENTS)).not.to.have.length(0);
    paste(page.find('#tab-events')!, (data) => data.items.add(new File([text], 'copied.json')));
    await page.wait(() => card('done')?.innerText.includes('copied.json'), 'the pasted file');
    expect(await recorder.sessions()).to.have.length(3);
  });

  it('do not take what is pasted into a field, or elsewhere in the page', async () => {
    await startRecording();
    page = new PanelPage();
    await page.open('events');
    const field = await page.wait(() => page.find('devtools-events-view', 'input[type=search]'), 'it');
    for (const target of [field, document.body]) {
      const event = paste(target, (data) => data.setData('text/plain', 'name:click'));
      expect(event.defaultPrevented).to.equal(false);
    }
    expect(card('running')).to.equal(null);
    expect(card('failed')).to.equal(null);
  });

  it('are pasted anywhere where the panel is all of the page', async () => {
    await startRecording();
    page = new PanelPage({ full: '' });
    await page.open('events');
    const text = await (await fetch(FIXTURE)).text();
    paste(document.body, (data) => data.setData('text/plain', text));
    await page.wait(() => card('done'), 'the pasted text');
  });
});
