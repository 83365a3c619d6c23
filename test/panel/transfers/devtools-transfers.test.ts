import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { SessionError } from '../../../src/core/index.ts';
import type { DevTools } from '../../../src/core/index.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

describe('the cards of the panel', () => {
  let page: PanelPage;
  let recorder: DevTools;

  beforeEach(async () => {
    page = new PanelPage();
    recorder = await startRecording();
    await page.open('events');
    await page.wait(() => page.find('devtools-events-view'), 'the view');
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  const cards = (): HTMLElement[] => [
    ...page.find('devtools-transfers')!.shadowRoot!.querySelectorAll<HTMLElement>('[data-code]'),
  ];
  const texts = (): string[] => cards().map((card) => /error \d+/.exec(card.innerText)?.[0] ?? '');

  /** What goes wrong in the recorder, as it tells of it. */
  async function fail(...messages: string[]): Promise<void> {
    for (const message of messages)
      recorder.dispatchEvent(
        new CustomEvent('error', { detail: new SessionError('storage-unavailable', message) }),
      );
    await page.frame.updateComplete;
    await page.wait(() => cards().length > 0, 'the cards');
  }

  it('are one for an error that comes again, which says how often it came', async () => {
    let told = 0;
    page.panel.addEventListener('devtools-error', () => (told += 1));
    await fail('error 1', 'error 2', 'error 1', 'error 1');
    expect(texts()).to.deep.equal(['error 1', 'error 2']);
    expect(cards()[0]!.innerText).to.include('3 times');
    expect(cards()[1]!.innerText).not.to.include('times');
    expect(told).to.equal(2);
  });

  it('are few at a time: the latest errors, and the number of those before', async () => {
    await fail('error 1', 'error 2', 'error 3', 'error 4', 'error 5');
    expect(texts()).to.deep.equal(['error 5', 'error 4']);
    expect(page.find('devtools-transfers', '#rest')!.innerText).to.include('3 earlier errors');
    await page.expectAccessible();
    cards()[0]!.querySelector<HTMLElement>('[aria-label=Dismiss]')!.click();
    await page.wait(() => texts()[0] === 'error 4', 'the one before');
    expect(texts()).to.deep.equal(['error 4', 'error 3']);
    page.find('devtools-transfers', '#dismiss-all')!.click();
    await page.wait(() => cards().length === 0, 'the end of all');
    expect(page.find('devtools-transfers', '#rest')).to.equal(null);
  });

  it('are closed by Esc one by one, the latest first, and then the panel', async () => {
    await fail('error 1', 'error 2');
    page.frame.focus();
    await page.wait(() => page.focused?.id === 'tab-events', 'the focus');
    await sendKeys({ press: 'Escape' });
    await page.wait(() => texts().join() === 'error 1', 'the end of the latest');
    await sendKeys({ press: 'Escape' });
    await page.wait(() => cards().length === 0, 'the end of the first');
    expect(page.panel.open).to.equal(true);
    await sendKeys({ press: 'Escape' });
    expect(page.panel.open).to.equal(false);
  });

  it('stay while a dialog takes the key', async () => {
    await fail('error 1');
    page.frame.focus();
    await page.wait(() => page.focused?.id === 'tab-events', 'the focus');
    await sendKeys({ press: '?' });
    await page.wait(() => page.find('devtools-key-list', 'dialog:modal'), 'the list of keys');
    await sendKeys({ press: 'Escape' });
    await page.wait(() => !page.find('devtools-key-list'), 'its end');
    expect(texts()).to.deep.equal(['error 1']);
  });

  it('hand the focus on when the one that has it goes: to the next, then to the panel', async () => {
    await fail('error 1', 'error 2');
    cards()[0]!.querySelector<HTMLElement>('[aria-label=Dismiss]')!.focus();
    await sendKeys({ press: 'Enter' });
    await page.wait(() => texts().join() === 'error 1', 'the next');
    expect(page.focused?.getAttribute('aria-label')).to.equal('Dismiss');
    await sendKeys({ press: 'Enter' });
    await page.wait(() => page.focused?.id === 'tab-events', 'the tab');
  });

  const list = (): HTMLElementTagNameMap['devtools-transfers'] =>
    page.find('devtools-transfers') as HTMLElementTagNameMap['devtools-transfers'];
  const opened = (): HTMLElement | null => page.find('devtools-transfers', '[data-state=done]');

  async function openFile(name: string): Promise<void> {
    const text = JSON.stringify({ ...(await recorder.getExportData()), session: { id: name, name } });
    page.panel.openFiles([new File([text], name)]);
    await page.wait(() => opened()?.innerText.includes(`Opened ${name}`), 'the card');
  }

  it('keep what can be done about an opened file in sight, and most of the view', async () => {
    await setViewport({ width: 1280, height: 800 });
    await openFile('opened.json');
    const views = page.find('.views')!.getBoundingClientRect();
    for (const what of ['[data-mode=merge]', '[data-mode=replace]', '#import-mode', '.card']) {
      const { top, bottom } = page.find('devtools-transfers', what)!.getBoundingClientRect();
      expect(top, what).to.be.at.least(views.top);
      expect(bottom, what).to.be.at.most(views.bottom);
    }
    expect(opened()!.getBoundingClientRect().width).to.be.below(views.width / 2 + 1);
    await page.expectAccessible();
    await setViewport({ width: 800, height: 600 });
  });

  it('go by themselves where a file was opened as it should be, but not from under a person', async () => {
    // Nobody looks yet.
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    list().shownMs = 0;
    await openFile('used.json');
    page.find('devtools-transfers', '#import-mode')!.focus();
    Reflect.deleteProperty(document, 'hidden');
    for (let n = 0; n < 5; n += 1) await new Promise((resolve) => setTimeout(resolve));
    expect(opened()).not.to.equal(null);
    page.find('#tab-events')!.focus();
    await page.wait(() => !opened(), 'the end of the card');
  });
});
