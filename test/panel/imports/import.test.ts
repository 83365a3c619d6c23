import { expect } from '@open-wc/testing';
import { devtools, SessionError } from '../../../src/core/index.ts';
import type { ExportCheckpoint } from '../../../src/core/index.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

/** A session file with one record of each section, as another page's recorder wrote it. */
async function sessionFile(): Promise<File> {
  const recorder = await startRecording();
  recorder.recordEvent({ name: 'from-elsewhere', category: 'dom', payload: { button: 'Pay' } });
  recorder.recordState({ id: 'total', name: 'total', newValue: 42 });
  recorder.recordComponent({ op: 'mount', id: 'a', name: 'film-app', props: { open: true } });
  recorder.recordPerformance({ name: 'film-app', componentId: 'a', startTime: 5, duration: 61 });
  await recorder.flush();
  const { blob } = await recorder.export('session.json.gz');
  await stopRecording();
  return new File([blob!], 'session.json.gz');
}

function drop(target: EventTarget, ...files: File[]): void {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  const options = { dataTransfer, bubbles: true, composed: true, cancelable: true };
  target.dispatchEvent(new DragEvent('dragover', options));
  target.dispatchEvent(new DragEvent('drop', options));
}

const failed = ['devtools-transfers', '[data-state=failed]'];
const done = ['devtools-transfers', '[data-state=done]'];

describe('import by drop', () => {
  let page: PanelPage;

  beforeEach(() => {
    page = new PanelPage();
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  it('shows where to drop while files are held over the panel', async () => {
    await page.open();
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['{}'], 'session.json'));
    const box = page.frame.getBoundingClientRect();
    const options = { dataTransfer, bubbles: true, clientX: box.left + 50, clientY: box.top + 50 };
    page.frame.dispatchEvent(new DragEvent('dragenter', options));
    await page.wait(() => page.find('#drop-target'), 'the target');
    page.frame.dispatchEvent(new DragEvent('dragleave', options));
    await page.frame.updateComplete;
    expect(page.find('#drop-target')).not.to.equal(null);
    page.frame.dispatchEvent(new DragEvent('dragleave', { ...options, clientX: 0, clientY: 0 }));
    await page.frame.updateComplete;
    expect(page.find('#drop-target')).to.equal(null);
  });

  it('opens a dropped file as a session of its own and shows all of it', async () => {
    const file = await sessionFile();
    const recorder = await startRecording();
    recorder.recordEvent({ name: 'live' });
    await page.open('events');
    drop(page.frame, file);
    await page.wait(
      () => page.find('devtools-status', '.word')?.innerText === 'Imported',
      'the session',
    );
    const events = await page.rows('devtools-events-view', 'devtools-grid');
    expect(events).to.have.length(1);
    expect(events[0]).to.include({
      category: 'dom',
      name: 'from-elsewhere',
      value: '{ button: "Pay" }',
    });

    page.find('#tab-state')!.click();
    const state = await page.rows('devtools-state-view', 'devtools-grid');
    expect(state[0]).to.include({ name: 'total', value: '42', count: '1' });

    page.find('#tab-components')!.click();
    const tree = ['devtools-components-view', 'devtools-component-tree'];
    const row = await page.wait(() => page.find(...tree, '[role=treeitem]'), 'the tree');
    expect(row.innerText.trim()).to.match(/^film-app\b/);

    page.find('#tab-performance')!.click();
    const times = await page.rows('devtools-performance-view', 'devtools-grid');
    expect(times[0]).to.include({ name: 'film-app', count: '1', mean: '61.0', rating: '■ poor' });

    const select = page.find('devtools-toolbar', '#session') as HTMLSelectElement;
    expect(select.selectedOptions[0]?.label).to.match(
      /^Test session · \d{4}-\d\d-\d\d \d\d:\d\d · imported · 4 records · /,
    );
    select.value = 'live';
    select.dispatchEvent(new Event('change'));
    await page.wait(
      () => page.find('devtools-status', '.word')?.innerText === 'Recording',
      'the live session',
    );
  });

  it('looks at a file without recording the page', async () => {
    const file = await sessionFile();
    await page.open('events');
    drop(page.frame, file);
    await page.rows('devtools-events-view', 'devtools-grid');
    document.body.click();
    expect(devtools.get()?.status.counts.events).to.equal(0);
  });

  it('says in words what is wrong with a file, and where, until it is dismissed', async () => {
    const recorder = await startRecording();
    const before = await recorder.sessions();
    const errors: SessionError[] = [];
    page.panel.addEventListener('devtools-error', (event) => errors.push(event.error));
    await page.open();
    drop(page.frame, new File(['{"version":"2.0","events":[{"seq":1,"time":1}]}'], 'broken.json'));
    const card = await page.wait(
      () => page.find('devtools-transfers', '[data-state=failed]'),
      'the error',
    );
    expect(errors).to.have.length(1);
    expect(errors[0]).to.be.an.instanceOf(SessionError);
    expect(card.dataset.code).to.equal(errors[0]!.code);
    expect(card.innerText).to.include('Could not open broken.json').and.to.include(errors[0]!.message);
    expect(card.innerText)
      .to.include(errors[0]!.path)
      .and.to.match(/byte \d/);
    expect(card.closest('[role=alert]')).not.to.equal(null);
    await page.expectAccessible();
    expect(await recorder.sessions()).to.deep.equal(before);
    page.find('devtools-transfers', '[aria-label=Dismiss]')!.click();
    await page.wait(() => !page.find('devtools-transfers', '[data-state=failed]'), 'its end');
  });

  it('opens what can be read of a file that was cut off, when asked to', async () => {
    const recorder = await startRecording();
    for (let i = 0; i < 30; i += 1) recorder.recordEvent({ name: `event ${i}` });
    await recorder.flush();
    const { blob } = await recorder.export('session.json');
    await page.open('events');
    const text = await blob!.text();
    drop(page.frame, new File([text.slice(0, text.indexOf('event 20'))], 'half.json'));
    const button = await page.wait(() => page.find('devtools-transfers', '#partial'), 'the offer');
    expect(await recorder.sessions()).to.have.length(1);
    await page.expectAccessible();
    button.click();
    const card = await page.wait(() => page.find(...done), 'the report');
    expect(card.innerText).to.include('Read only as far as the file is good');
    await page.wait(
      () => page.find('devtools-events-view', '.bar .count')?.innerText === '20 events',
      'them',
    );
    // It is said wherever the session is shown, and not only now.
    const extent = /^Read in part: events up to 00:0\d\.\d{3}, #20$/;
    const said = await page.wait(() => page.find('#partial'), 'what is said over the views');
    expect(said.querySelector('summary')!.innerText).to.match(extent);
    expect(said.querySelector('p')!.textContent).to.match(/cut off/);
    expect(page.find('devtools-status', '[data-fact=partial]')!.innerText).to.equal('in part');
    const select = page.find('devtools-toolbar', '#session') as HTMLSelectElement;
    expect(select.selectedOptions[0]!.label).to.include('imported in part');
    page.find('#tab-sessions')!.click();
    const word = await page.wait(
      () => page.find('devtools-sessions-view', '.cell.status .partial'),
      'the word in the list',
    );
    expect(word.innerText).to.equal('in part');
    expect(word.title).to.match(/^imported\. Read in part: events up to .*cut off/);
    await page.expectAccessible();
    page.find('#tab-events')!.click();
    // What is wrong with it is known: it is not offered again.
    drop(page.frame, new File([text.slice(0, 40)], 'start.json'));
    (await page.wait(() => page.find('devtools-transfers', '#partial'), 'the offer')).click();
    await page.wait(
      () => page.find(...failed) && !page.find('devtools-transfers', '#partial'),
      'the error without an offer',
    );
  });

  it('applies none of several files when one is no session, and goes on without it', async () => {
    const file = await sessionFile();
    const recorder = await startRecording();
    await page.open('events');
    const long = `${'notes_of_the_'.repeat(9)}notes.json`;
    drop(page.frame, new File(['no session'], long), file);
    const card = await page.wait(() => page.find(...failed), 'the error');
    expect(card.innerText).to.include('Could not open 2 files').and.to.include('notes.json');
    expect(card.innerText).to.include('Nothing of the 2 files was applied.');
    expect(await recorder.sessions()).to.have.length(1);
    const without = page.find('devtools-transfers', '#without')!;
    for (const width of [240, 320, 440]) {
      page.find('devtools-transfers')!.style.width = `${width}px`;
      const text = without.closest('.text')!.getBoundingClientRect();
      expect(without.scrollWidth, `at ${width} px`).to.be.at.most(without.clientWidth);
      expect(without.getBoundingClientRect().right, `at ${width} px`).to.be.at.most(text.right);
    }
    without.click();
    const events = await page.rows('devtools-events-view', 'devtools-grid');
    expect(events[0]).to.include({ name: 'from-elsewhere' });
    expect(page.find(...done)).not.to.equal(null);
  });

  describe('reports', () => {
    /** A full file and two deltas, as the recorder of another page wrote them. */
    async function chainFiles(): Promise<File[]> {
      const recorder = await startRecording();
      const files: File[] = [];
      let since: ExportCheckpoint | undefined;
      for (const name of ['day-1.json.gz', 'day-2.yaml', 'day-3.msgpack']) {
        for (let i = 0; i < 10; i += 1) recorder.recordEvent({ name: `${name} ${i}` });
        const { blob, checkpoint } = since
          ? await recorder.exportIncremental(name, since)
          : await recorder.export(name);
        since = checkpoint;
        files.push(new File([blob!], name));
      }
      await stopRecording();
      return files;
    }

    const textOf = (element: HTMLElement): string => element.innerText.replace(/\s+/g, ' ');

    it('a chain as one session, its files in their order with what each holds', async () => {
      const [one, two, three] = await chainFiles();
      await page.open('events');
      drop(page.frame, three!, one!, two!);
      const card = await page.wait(() => page.find(...done), 'the report');
      const texts = [...card.querySelectorAll<HTMLElement>('li')].map(textOf);
      expect(texts).to.deep.equal([
        'day-1.json.gz JSON, compressed · version 2.0 events 10 · seq 1 to 10',
        'day-2.yaml delta · YAML · version 2.0 events 10 · seq 11 to 20',
        'day-3.msgpack delta · MessagePack · version 2.0 events 10 · seq 21 to 30',
      ]);
      expect(textOf(card)).to.include('Opened 3 files 30 records added').and.to.include('Test session');
      await page.expectAccessible();
    });

    it('what is missing of a chain, and what to do', async () => {
      const [one, , three] = await chainFiles();
      await page.open('events');
      drop(page.frame, three!, one!);
      const card = await page.wait(() => page.find(...failed), 'the report');
      expect(textOf(card))
        .to.include('day-3.msgpack starts at 20; day-1.json.gz ends at 10: day-2 is missing.')
        .and.to.include('Nothing of the 2 files was applied.')
        .and.to.include('Drop the full export and all its deltas together.');
      expect(await devtools.get()?.sessions()).to.have.length(1);
    });

    it('and merges or replaces, when asked to', async () => {
      const file = await sessionFile();
      const recorder = await startRecording();
      recorder.recordEvent({ name: 'live' });
      await page.open('events');
      drop(page.frame, file);
      const merge = await page.wait(() => page.find('devtools-transfers', '[data-mode=merge]'), 'merge');
      merge.click();
      await page.wait(() => page.find(...done)?.innerText.startsWith('Merged'), 'the merge');
      expect(recorder.status.counts.events).to.equal(2);
      const press = (selector: string): void => page.find('devtools-transfers', selector)!.click();
      press('[data-mode=replace]');
      const keep = await page.wait(() => page.find('devtools-transfers', '#keep'), 'the question');
      await page.wait(() => keep.matches(':focus'), 'the focus');
      await page.expectAccessible();
      keep.click();
      await page.wait(() => page.find('devtools-transfers', '[data-mode=replace]'), 'the choice');
      expect(recorder.status.counts.events).to.equal(2);
      press('[data-mode=replace]');
      await page.wait(() => page.find('devtools-transfers', '#replace'), 'the question');
      press('#replace');
      await page.wait(() => page.find(...done)?.innerText.startsWith('Replaced'), 'the replacement');
      expect(recorder.status.counts.events).to.equal(1);
    });

    it('and remembers what to do with the next files', async () => {
      const file = await sessionFile();
      const recorder = await startRecording();
      await page.open('events');
      drop(page.frame, file);
      const select = (await page.wait(
        () => page.find('devtools-transfers', '#import-mode'),
        'the choice',
      )) as HTMLSelectElement;
      expect(select.value).to.equal('open');
      // What would delete a recording is asked for each time.
      expect([...select.options].map(({ value }) => value)).to.deep.equal(['open', 'merge']);
      select.value = 'merge';
      select.dispatchEvent(new Event('change'));
      page.remove();
      page = new PanelPage();
      await page.open('events');
      drop(page.frame, file);
      await page.wait(() => page.find(...done)?.innerText.startsWith('Merged'), 'the merge');
      expect(recorder.status.counts.events).to.equal(1);
    });

    it('ten files at once as one', async () => {
      const file = await sessionFile();
      await page.open('events');
      drop(page.frame, ...Array.from({ length: 10 }, (_, i) => new File([file], `copy-${i}.json.gz`)));
      const card = await page.wait(() => page.find(...done), 'the report');
      expect(textOf(card)).to.include('Opened 10 files 40 records added');
      expect(card.querySelectorAll('.session')).to.have.length(10);
      expect(page.find('devtools-transfers')!.shadowRoot!.querySelectorAll('.card')).to.have.length(1);
    });
  });
});
