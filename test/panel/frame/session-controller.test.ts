import { expect } from '@open-wc/testing';
import { devtools } from '../../../src/core/index.ts';
import { WatchedWorkers } from '../../support/watched-workers.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

const VIEW = 'devtools-events-view';

describe('the shown session', () => {
  let page: PanelPage;
  let watched: WatchedWorkers;

  beforeEach(() => {
    watched = new WatchedWorkers();
    page = new PanelPage();
  });

  afterEach(async () => {
    watched.stop();
    page.remove();
    await stopRecording();
  });

  const count = (): string | undefined => page.find(VIEW, '.bar .count')?.innerText;
  const notices = (): number =>
    page.find('devtools-transfers')!.shadowRoot!.querySelectorAll('[data-code=worker-failed]').length;

  async function workerLocks(): Promise<number> {
    const { held = [] } = await navigator.locks.query();
    return held.filter(({ name }) => name?.startsWith('devtools-panel:worker:')).length;
  }

  it('is read again, once, by another worker when the one that reads it dies, and then says so', async () => {
    const recorder = await startRecording();
    recorder.recordEvent({ name: 'one' });
    await page.open('events');
    await page.wait(() => count() === '1 event', 'the event');
    watched.killLast();
    recorder.recordEvent({ name: 'two' });
    await page.wait(() => count() === '2 events', 'the events');
    expect(watched.workers).to.have.length(3);
    expect(notices()).to.equal(0);
    watched.killLast();
    await page.wait(() => notices() === 1, 'the words');
    expect(watched.workers).to.have.length(3);
  });

  it('keeps no worker once recording is disabled, though the panel is closed', async () => {
    const recorder = await startRecording();
    recorder.recordEvent({ name: 'one' });
    await page.open('events');
    await page.wait(() => count() === '1 event', 'the event');
    page.panel.open = false;
    await devtools.disable();
    await page.wait(async () => (await workerLocks()) === 0, 'the end of the workers');
    const next = await startRecording();
    next.recordEvent({ name: 'two' });
    await page.open('events');
    await page.wait(() => count() !== undefined && count() !== '', 'the session');
  });

  it('lets a recording that failed be tried again', async () => {
    const { Worker } = globalThis;
    globalThis.Worker = function () {
      throw new DOMException('not now', 'SecurityError');
    } as unknown as typeof Worker;
    await devtools.enable({ collectors: [] }).catch(() => undefined);
    globalThis.Worker = Worker;
    await page.open('events');
    await page.wait(() => notices() === 1, 'the words');
    const button = page.find('devtools-toolbar', '#record') as HTMLButtonElement;
    expect(button.getAttribute('aria-label')).to.equal('Try to record again');
    button.click();
    await page.wait(() => devtools.get()?.status.state === 'recording', 'the recording');
    await page.wait(() => button.getAttribute('aria-label') === 'Pause recording', 'the button');
  });
});
