import { expect, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DevTools } from '../../../src/core/index.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

describe('the player', () => {
  let page: PanelPage;
  let recorder: DevTools;

  beforeEach(async () => {
    localStorage.clear();
    page = new PanelPage();
    recorder = await startRecording();
    for (let n = 1; n <= 5; n += 1) {
      recorder.recordEvent({ name: `event ${n}`, ...(n === 4 ? { category: 'error' } : {}) });
      recorder.recordState({ id: 'count', name: 'count', newValue: n });
      recorder.recordComponent({ op: 'mount', id: `c${n}`, name: `Item${n}` });
    }
    await recorder.flush();
  });

  afterEach(async () => {
    page.remove();
    location.hash = '';
    await stopRecording();
  });

  const player = (): HTMLElementTagNameMap['devtools-player'] | null =>
    page.find('devtools-player') as HTMLElementTagNameMap['devtools-player'] | null;
  const inPlayer = (selector: string): HTMLElement =>
    player()!.renderRoot.querySelector<HTMLElement>(selector)!;
  const timeline = (): HTMLElement =>
    inPlayer('devtools-timeline').shadowRoot!.querySelector<HTMLElement>('.area')!;
  const count = (view: string): string | undefined => page.find(view, '.bar .count')?.innerText;

  async function openReplay(): Promise<void> {
    await page.open('events');
    await page.wait(() => count('devtools-events-view') === '5 events', 'the events');
    (page.find('devtools-toolbar', '#replay') as HTMLButtonElement).click();
    await page.wait(() => page.find('devtools-player', 'devtools-timeline'), 'the player');
  }

  it('goes from event to event, and the views show what was there then', async () => {
    await openReplay();
    inPlayer('#next').click();
    await page.wait(() => count('devtools-events-view') === '1 event', 'the first event');
    inPlayer('#next').click();
    await page.wait(() => count('devtools-events-view') === '2 events', 'the second event');
    await page.open('state');
    await page.wait(
      () => page.find('devtools-state-view', 'devtools-grid', '.body')?.innerText.includes('count'),
      'the state',
    );
    inPlayer('#former').click();
    await page.wait(() => timeline().ariaValueText?.endsWith('record 1'), 'the first record');
  });

  it('says that a moment of the recording is shown, and goes back to live by a press or a key', async () => {
    await openReplay();
    const shown = (): string | undefined =>
      (page.find('devtools-toolbar', '#session') as HTMLSelectElement).selectedOptions[0]?.label;
    await page.wait(() => shown() === 'This tab (replay)', 'the word for it');
    const back = await page.wait(() => inPlayer('#live'), 'the button');
    expect(back.innerText).to.equal('Back to live');
    back.click();
    await page.wait(() => !player() && shown() === 'This tab (live)', 'the present');
    page.find('#tab-events')!.focus();
    for (const word of ['This tab (replay)', 'This tab (live)']) {
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'R' });
      await sendKeys({ up: 'Shift' });
      await page.wait(() => shown() === word, word);
      if (word.includes('replay')) await page.wait(() => player()?.player.replay, 'the replay');
    }
    expect(player()).to.equal(null);
  });

  it('leads the event log along to the moment', async () => {
    for (let n = 6; n <= 300; n += 1) recorder.recordEvent({ name: `event ${n}` });
    await recorder.flush();
    await page.open('events');
    await page.wait(() => count('devtools-events-view') === '300 events', 'the events');
    (page.find('devtools-toolbar', '#replay') as HTMLButtonElement).click();
    await page.wait(() => page.find('devtools-player', 'devtools-timeline'), 'the player');
    inPlayer('#former').click();
    inPlayer('#former').click();
    const log = (): string | undefined =>
      page.find('devtools-events-view', 'devtools-grid', '.body')?.innerText;
    await page.wait(() => count('devtools-events-view') === '299 events', 'the moment');
    await page.wait(() => log()?.includes('event 299') && !log()!.includes('event 300'), 'its event');
  });

  it('narrows views and export to a range, by keys', async () => {
    const data = await recorder.getExportData();
    const session = { ...data.session, id: 'ranged', name: 'Ranged' };
    const start = session.startedAt!;
    const events = [0, 1, 2, 3, 4, 5].map((n) => ({
      seq: n + 1,
      time: start + n * 1_000,
      name: `e${n}`,
    }));
    const { sessionId } = await recorder.importData(
      { ...data, session, events, state: [], components: [], performance: [] },
      { mode: 'open' },
    );
    location.hash = `session=${encodeURIComponent(sessionId)}&seq=2`;
    await page.wait(() => page.find('devtools-player', 'devtools-timeline'), 'the player');
    await page.wait(() => timeline().ariaValueText?.endsWith('record 2'), 'the moment');
    timeline().focus();
    await sendKeys({ press: 'i' });
    await page.wait(() => inPlayer('#all'), 'the range');
    for (const seq of [3, 4]) {
      await sendKeys({ press: 'l' });
      await page.wait(() => timeline().ariaValueText?.endsWith(`record ${seq}`), 'the next event');
    }
    await sendKeys({ press: 'o' });
    await page.open('events');
    await page.wait(() => count('devtools-events-view') === '3 events', 'the events of the range');
    (page.find('devtools-toolbar', '#options') as HTMLButtonElement).click();
    const dialog = await page.wait(() => page.find('devtools-export-dialog', '#to'), 'the dialog');
    // Rounded outwards: the session's start has fractions of a millisecond.
    expect((dialog as HTMLInputElement).value).to.match(/^00:03\.00[01]$/);
    expect((page.find('devtools-export-dialog', '#from') as HTMLInputElement).value).to.match(
      /^00:0(1\.000|0\.999)$/,
    );
  });

  it('leaves the timeline where it is when a range is chosen, at any width', async () => {
    await openReplay();
    const controller = player()!.player;
    const { startTime: from, endTime: to } = controller.replay!;
    for (let width = 360; width <= 1200; width += 20) {
      player()!.style.width = `${width}px`;
      await nextFrame();
      await nextFrame();
      await player()!.updateComplete;
      const place = (): number[] => [timeline().getBoundingClientRect().top, player()!.offsetHeight];
      const before = place();
      controller.setRange({ from, to });
      await nextFrame();
      await player()!.updateComplete;
      expect(place(), `at ${width} px`).to.deep.equal(before);
      const { scrollWidth, clientWidth } = inPlayer('.controls');
      expect(scrollWidth, `what is in the row at ${width} px`).to.be.at.most(clientWidth);
      controller.setRange(undefined);
      await player()!.updateComplete;
    }
  });

  it('goes to errors alone where that is what a step leads to', async () => {
    await openReplay();
    const kind = inPlayer('#kind') as HTMLSelectElement;
    kind.value = 'error';
    kind.dispatchEvent(new Event('change'));
    inPlayer('#next').click();
    await page.wait(() => count('devtools-events-view') === '4 events', 'the error');
  });

  it('is moved by keys', async () => {
    await openReplay();
    timeline().focus();
    await sendKeys({ press: 'ArrowLeft' });
    await page.wait(() => timeline().ariaValueText?.endsWith('record 13'), 'the last event');
    await sendKeys({ press: 'ArrowLeft' });
    await page.wait(() => count('devtools-events-view') === '4 events', 'the event before');
    await sendKeys({ press: 'ArrowRight' });
    await page.wait(() => count('devtools-events-view') === '5 events', 'the last event');
    await sendKeys({ press: 'Home' });
    await page.wait(() => timeline().ariaValueText?.startsWith('00:00.000'), 'the start');
    await sendKeys({ press: 'End' });
    await page.wait(() => timeline().ariaValueText?.endsWith('record 15'), 'the end');
  });

  it('plays to the end, and says that it stands there', async () => {
    await openReplay();
    inPlayer('#play').click();
    await page.wait(() => inPlayer('#play').ariaLabel === 'Play (k)', 'the end');
    await page.wait(() => count('devtools-events-view') === '5 events', 'all events');
  });

  it('keeps bookmarks of the session, and takes them away', async () => {
    await openReplay();
    inPlayer('#next').click();
    await page.wait(() => count('devtools-events-view') === '1 event', 'the event');
    inPlayer('#bookmark').click();
    await page.wait(() => inPlayer('#bookmark').ariaPressed === 'true', 'the bookmark');
    page.panel.open = false;
    await openReplayAgain();
    inPlayer('#next').click();
    await page.wait(() => inPlayer('#bookmark').ariaPressed === 'true', 'the bookmark');
    inPlayer('#bookmark').click();
    await page.wait(() => inPlayer('#bookmark').ariaPressed === 'false', 'no bookmark');
  });

  async function openReplayAgain(): Promise<void> {
    await page.open('events');
    await page.wait(() => page.find('devtools-player', 'devtools-timeline'), 'the player');
  }

  it('goes back to the recording', async () => {
    await openReplay();
    inPlayer('#next').click();
    await page.wait(() => count('devtools-events-view') === '1 event', 'the event');
    inPlayer('#live').click();
    await page.wait(() => count('devtools-events-view') === '5 events', 'the recording');
    expect(player()).to.equal(null);
    recorder.recordEvent({ name: 'event 6' });
    await page.wait(() => count('devtools-events-view') === '6 events', 'what is new');
  });

  /** A stored session as this one is. @returns its id */
  async function storeLinked(): Promise<string> {
    const data = await recorder.getExportData();
    const { sessionId } = await recorder.importData(
      { ...data, session: { ...data.session, id: 'linked', name: 'Linked' } },
      { mode: 'open' },
    );
    return sessionId;
  }

  it('opens at the moment that the address names', async () => {
    const sessionId = await storeLinked();
    const routes: string[] = [];
    const route = (): number => routes.push(location.hash);
    addEventListener('hashchange', route);
    location.hash = `session=${encodeURIComponent(sessionId)}&seq=5`;
    await page.wait(() => page.panel.open, 'the panel');
    await page.wait(() => page.find('devtools-player', 'devtools-timeline'), 'the player');
    await page.wait(() => timeline().ariaValueText?.endsWith('record 5'), 'the moment');
    // The app finds its own page again.
    expect(location.hash).to.equal('');
    expect(routes.at(-1)).to.equal('');
    removeEventListener('hashchange', route);
  });

  it('leaves the fragment of an app that routes by it in the address, and its own part not', async () => {
    const { search } = location;
    location.hash = `session=${encodeURIComponent(await storeLinked())}&seq=5`;
    await page.wait(() => player() && inPlayer('devtools-timeline'), 'the player');
    await page.wait(() => timeline().ariaValueText?.endsWith('record 5'), 'the moment');
    history.replaceState(null, '', '?shop=1#/cart');
    const { link } = player()!.player;
    expect(link).to.match(/\?shop=1&devtools-link=session%3D[^&]+%26seq%3D5#\/cart$/);
    page.remove();
    history.replaceState(null, '', link);
    page = new PanelPage();
    await page.wait(() => page.panel.open, 'the panel');
    expect(location.search + location.hash).to.equal('?shop=1#/cart');
    await page.wait(() => player() && inPlayer('devtools-timeline'), 'the player');
    await page.wait(() => timeline().ariaValueText?.endsWith('record 5'), 'the moment');
    history.replaceState(null, '', search || location.pathname);
  });

  it('puts a moment into the app, says so, and puts the present back', async () => {
    const app = new Map<string, unknown>([['count', 5]]);
    recorder.use({
      name: 'app',
      start: () => () => undefined,
      restore: (id, value) => app.has(id) && app.set(id, value) === app,
    });
    recorder.recordState({ id: 'gone', name: 'gone', newValue: 1 });
    recorder.recordState({ id: 'gone', name: 'gone', newValue: 2 });
    recorder.recordState({ id: 'sum', name: 'sum', kind: 'computed', newValue: 3 });
    recorder.recordState({ id: 'count', name: 'count', newValue: 6 });
    await recorder.flush();
    await openReplay();
    (inPlayer('#kind') as HTMLSelectElement).value = 'state';
    inPlayer('#kind').dispatchEvent(new Event('change'));
    for (const value of [1, 2]) {
      inPlayer('#next').click();
      await page.wait(() => timeline().ariaValueText?.endsWith(`record ${value * 3 - 1}`), 'the state');
    }
    inPlayer('#apply').click();
    const banner = await page.wait(() => page.find('.banner'), 'the banner');
    expect(app.get('count')).to.equal(2);
    expect(banner.innerText).to.match(/The app shows 00:\d\d\.\d{3} of the recording \(1 value set\)/);
    await page.expectAccessible();
    // In the past, another moment keeps the same present.
    inPlayer('#next').click();
    await page.wait(() => timeline().ariaValueText?.endsWith('record 8'), 'the next state');
    inPlayer('#apply').click();
    await page.wait(() => app.get('count') === 3, 'the next value');
    await page.wait(() => !(page.find('#present') as HTMLButtonElement).disabled, 'the button');
    page.find('#present')!.click();
    await page.wait(() => !page.find('.banner'), 'the present');
    expect(app.get('count')).to.equal(6);
  });

  it('says that a link was copied, or that the browser did not let it', async () => {
    await openReplay();
    const said = (): string => inPlayer('.said').innerText;
    const { clipboard } = navigator;
    let copied = '';
    const writeText = (text: string): Promise<void> => {
      copied = text;
      return Promise.resolve();
    };
    try {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
      inPlayer('#link').click();
      await page.wait(() => said() === 'Link copied', 'what is said');
      expect(copied).to.equal(player()!.player.link);
      expect(inPlayer('.said').role).to.equal('status');
      await page.expectAccessible();
      Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
      Object.defineProperty(document, 'execCommand', { value: () => false, configurable: true });
      inPlayer('#link').click();
      await page.wait(() => said() === 'The browser did not let the link be copied', 'why not');
    } finally {
      Reflect.deleteProperty(document, 'execCommand');
      Reflect.deleteProperty(navigator, 'clipboard');
      expect(navigator.clipboard).to.equal(clipboard);
    }
  });

  it('tells the page of each moment that it goes to', async () => {
    await openReplay();
    const heard = new Promise<number>((resolve) =>
      document.addEventListener('devtools-seek', ({ moment }) => resolve(moment.seq), { once: true }),
    );
    inPlayer('#next').click();
    expect(await heard).to.equal(1);
  });

  it('is accessible', async () => {
    await openReplay();
    await page.expectAccessible(player()!);
  });
});
