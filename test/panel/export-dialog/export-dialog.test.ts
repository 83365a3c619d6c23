import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { DevTools } from '../../../src/core/index.ts';
import { fromUtf8, gunzip } from '../../support/bytes.ts';
import type { LitElement } from 'lit';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

describe('export dialog', () => {
  let page: PanelPage;
  let recorder: DevTools;
  let folder: FileSystemDirectoryHandle;
  let suggested: string[];

  beforeEach(async () => {
    folder = await navigator.storage.getDirectory();
    suggested = [];
    Object.assign(window, {
      showSaveFilePicker: ({ suggestedName }: { suggestedName: string }) => {
        suggested.push(suggestedName);
        return folder.getFileHandle(suggestedName, { create: true });
      },
    });
    recorder = await startRecording();
    for (let i = 0; i < 20; i += 1) recorder.recordEvent({ name: `tick ${i % 2}`, payload: { i } });
    recorder.recordState({ id: 'cart', name: 'cart', newValue: 1 });
    await recorder.flush();
    page = new PanelPage();
    await page.open();
  });

  afterEach(async () => {
    page.remove();
    for (const name of suggested) await folder.removeEntry(name).catch(() => undefined);
    await stopRecording();
  });

  const find = (selector: string): HTMLElement => page.find('devtools-export-dialog', selector)!;

  async function openDialog(): Promise<void> {
    const options = await page.wait(
      () => page.find('devtools-toolbar', '#options:enabled'),
      'the button',
    );
    options.focus();
    options.click();
    await page.wait(() => find('dialog[open]'), 'the dialog');
  }

  async function choose(selector: string, value: string): Promise<void> {
    const control = find(selector) as HTMLSelectElement | HTMLInputElement;
    control.value = value;
    control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input'));
    await page.frame.updateComplete;
    await (page.find('devtools-export-dialog') as LitElement).updateComplete;
  }

  /** Exports to a file that the person picks, and gives its text. */
  async function save(): Promise<string> {
    const written = oneEvent(page.panel, 'devtools-export');
    find('#export').click();
    await written;
    const file = await (await folder.getFileHandle(suggested.at(-1)!)).getFile();
    const bytes = new Uint8Array(await file.arrayBuffer());
    return fromUtf8(bytes[0] === 0x1f ? await gunzip(bytes) : bytes);
  }

  const delta = (): HTMLElement | null => find('[name=amount]:not(:checked):enabled');

  const toFile = (): void => find('[name=target]:not(:checked)').click();

  it('shows what it would write: counts of the sections and about how large', async () => {
    await openDialog();
    await page.wait(() => /^About \d/.test(find('.state').innerText), 'the estimate');
    expect(find('.state').innerText).to.match(
      /^About \S+ k?B as a file\s+from \S+ k?B of records as JSON$/,
    );
    const sections = [...find('.sections').querySelectorAll<HTMLElement>('label')].map((label) =>
      label.innerText.replace(/\s+/g, ' ').trim(),
    );
    expect(sections).to.deep.equal([
      'Components 0',
      'State 1',
      'Events 20',
      'Performance 0',
      'Timestamps',
    ]);
    await page.expectAccessible();
  });

  it('writes what was chosen, says what came of it, and remembers it', async () => {
    await openDialog();
    await choose('#format', 'yaml');
    await choose('#compression', 'best');
    find('[name=state]').click();
    toFile();
    const text = await save();
    expect(suggested).to.have.length(1);
    expect(suggested[0]).to.match(/^Test-session_\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d\.yaml\.gz$/);
    expect(text)
      .to.match(/^version: /m)
      .and.not.include('cart');
    await page.wait(() => find('.done'), 'the result');
    expect(find('.state').innerText.replace(/\s+/g, ' ')).to.match(
      /^Saved Test-session_\S+\.yaml\.gz \S+ k?B · 20 records · \d+ % of its JSON · \S+ ms 0 values removed$/,
    );
    find('[aria-label=Close]').click();
    page.remove();
    page = new PanelPage();
    await page.open();
    const download = await page.wait(() => page.find('devtools-toolbar', '#download:enabled'), 'it');
    expect(download.title).to.equal('Download this session: only components, events, performance');
    const written = oneEvent(page.panel, 'devtools-export');
    download.click();
    await written;
    expect(suggested).to.have.length(2);
    await page.wait(() => page.find('devtools-transfers', '[data-state=done]'), 'the card');
    expect(page.find('devtools-transfers', '.card')!.innerText).to.include('Not all of the session');
  });

  it('writes what is new since the last export, again and again', async () => {
    await openDialog();
    expect(find('[name=amount]:disabled')).not.to.equal(null);
    await choose('#compression', 'none');
    toFile();
    await save();
    for (const [i, name] of [/_delta-1\.json$/, /_delta-2\.json$/].entries()) {
      recorder.recordEvent({ name: `later ${i}` });
      if (i === 0) (await page.wait(() => delta(), 'the choice')).click();
      const data = JSON.parse(await save()) as { since: { seq: number }; events: { name: string }[] };
      expect(suggested.at(-1)).to.match(name);
      expect(data.since.seq).to.equal(21 + i);
      expect(data.events.map((event) => event.name)).to.deep.equal([`later ${i}`]);
    }
  });

  it('writes a part of the time and of the events', async () => {
    const [session] = await recorder.sessions();
    await openDialog();
    await choose('#compression', 'none');
    toFile();
    await choose('#eventNames', 'tick 1, other');
    expect((JSON.parse(await save()) as { events: unknown[] }).events).to.have.length(10);
    await choose('#eventNames', '');
    await choose('#range', 'between');
    const seconds = Math.ceil((Date.now() - session!.startedAt) / 1000) + 1;
    await choose('#from', `0:${String(seconds).padStart(2, '0')}`);
    expect((JSON.parse(await save()) as { events: unknown[] }).events).to.have.length(0);
    await choose('#range', 'last');
    await choose('#minutes', '10');
    expect((JSON.parse(await save()) as { events: unknown[] }).events).to.have.length(20);
  });

  it('says what cannot be exported, and does not try', async () => {
    await openDialog();
    const exportButton = find('#export') as HTMLButtonElement;
    const cases: [string, string, string][] = [
      ['5:00', '2:00', '5:00 comes after 2:00.'],
      ['soon', '', 'Write minutes and seconds, such as 02:30.'],
    ];
    await choose('#range', 'between');
    for (const [from, to, text] of cases) {
      await choose('#from', from);
      await choose('#to', to);
      expect(find('.problem').innerText).to.equal(text);
      expect(exportButton.disabled).to.equal(true);
      expect(find('#from').getAttribute('aria-invalid')).to.equal('true');
    }
    await choose('#range', 'last');
    await choose('#minutes', '0');
    expect(find('.problem').innerText).to.equal('Write how many minutes, such as 5.');
    await choose('#range', 'all');
    expect(exportButton.disabled).to.equal(false);
    for (const name of ['components', 'state', 'events', 'performance']) find(`[name=${name}]`).click();
    await page.wait(() => exportButton.disabled, 'it is refused');
    expect(find('.problem').innerText).to.equal('Choose at least one section.');
  });

  it('takes the focus, keeps it, and gives it back', async () => {
    await openDialog();
    const isInside = (): boolean => find('dialog').contains(page.focused);
    expect(isInside()).to.equal(true);
    const visited = new Set<Element | null>();
    for (const back of [false, true]) {
      if (back) await sendKeys({ down: 'Shift' });
      for (let i = 0; i < 24; i += 1) {
        await sendKeys({ press: 'Tab' });
        expect(isInside(), `${back ? 'back' : 'on'} ${i}`).to.equal(true);
        visited.add(page.focused);
      }
    }
    await sendKeys({ up: 'Shift' });
    expect(visited).to.include(find('#export')).and.to.include(find('[aria-label=Close]'));
    await sendKeys({ press: 'Escape' });
    await page.wait(() => page.find('devtools-export-dialog') === null, 'its end');
    expect(page.panel.open).to.equal(true);
    expect(page.focused).to.equal(page.find('devtools-toolbar', '#options'));
  });

  it('is left by Cancel, which is called Close once the file is written', async () => {
    await openDialog();
    expect(find('footer').innerText).to.match(/Cancel\s+Export$/);
    toFile();
    await save();
    await page.wait(() => find('#cancel').innerText === 'Close', 'the result');
    find('#cancel').click();
    await page.wait(() => page.find('devtools-export-dialog') === null, 'its end');
    await openDialog();
    find('#cancel').focus();
    await sendKeys({ press: 'Enter' });
    await page.wait(() => page.find('devtools-export-dialog') === null, 'its end again');
    expect(suggested).to.have.length(1);
    expect(page.focused).to.equal(page.find('devtools-toolbar', '#options'));
  });

  it('offers to go on only from a file that held all', async () => {
    await openDialog();
    await choose('#eventNames', 'tick 0');
    toFile();
    await save();
    expect(delta()).to.equal(null);
    await choose('#eventNames', '');
    await save();
    await page.wait(delta, 'the choice');
  });

  it('asks for one file at a time, and leaves the focus where it is', async () => {
    let refuse!: (reason: unknown) => void;
    const picker = new Promise((_, reject) => (refuse = reject));
    Object.assign(window, { showSaveFilePicker: () => (suggested.push('asked'), picker) });
    await openDialog();
    toFile();
    find('#export').focus();
    for (let i = 0; i < 3; i += 1) {
      find('#export').click();
      await page.frame.updateComplete;
    }
    expect(suggested).to.deep.equal(['asked']);
    expect(find('#export').matches(':focus')).to.equal(true);
    await page.expectAccessible();
    refuse(new DOMException('A picker is not allowed here.', 'SecurityError'));
    const problem = await page.wait(() => find('.problem'), 'the error');
    expect(problem.innerText).to.include('A picker is not allowed here.');
    expect(find('#export').matches(':focus')).to.equal(true);
  });

  it('says nothing when no file is chosen', async () => {
    const close = (): Promise<never> => Promise.reject(new DOMException('closed', 'AbortError'));
    Object.assign(window, { showSaveFilePicker: close });
    await openDialog();
    toFile();
    find('#export').click();
    await page.wait(() => find('.state').innerText.startsWith('About'), 'the estimate');
    expect(page.find('devtools-transfers', '.card')).to.equal(null);
  });

  it('exports by Enter, from a field and from a list', async () => {
    await openDialog();
    toFile();
    for (const id of ['#eventNames', '#format']) {
      find(id).focus();
      const written = oneEvent(page.panel, 'devtools-export');
      await sendKeys({ press: 'Enter' });
      await written;
    }
    expect(suggested).to.have.length(2);
  });

  it('does not move when the result comes', async () => {
    await openDialog();
    toFile();
    await page.wait(() => find('.state').innerText.startsWith('About'), 'the estimate');
    const { top, height } = find('dialog').getBoundingClientRect();
    await save();
    await page.wait(() => find('.done'), 'the result');
    expect(find('dialog').getBoundingClientRect()).to.include({ top, height });
  });

  it('fits a window of 360 px', async () => {
    await setViewport({ width: 360, height: 640 });
    try {
      await openDialog();
      await choose('#range', 'between');
      const dialog = find('dialog').getBoundingClientRect();
      expect(dialog.left).to.be.at.least(0);
      expect(dialog.right).to.be.at.most(360);
      expect(dialog.bottom).to.be.at.most(640);
      const body = find('.body');
      expect(body.scrollWidth).to.equal(body.clientWidth);
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });
});
