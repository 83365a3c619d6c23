import { expect } from '@open-wc/testing';
import type { DevTools } from '../../../src/core/index.ts';
import { pressKeys } from '../../support/press-keys.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

describe('a moment that is put into the app', () => {
  let page: PanelPage;
  let recorder: DevTools;
  let app: Map<string, unknown>;

  const set = (id: string, newValue: unknown): void => {
    recorder.recordState({ id, name: id, newValue });
  };

  beforeEach(async () => {
    localStorage.clear();
    page = new PanelPage();
    recorder = await startRecording();
    app = new Map<string, unknown>([
      ['count', 2],
      ['form', { step: 2, password: 'hunter2' }],
    ]);
    recorder.use({
      name: 'app',
      start: () => () => undefined,
      restore: (id, value) => app.has(id) && app.set(id, value) === app,
      liveValueOf: (id) => (app.has(id) ? { value: app.get(id) } : undefined),
    });
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  const inPlayer = (selector: string): HTMLElement =>
    page.find('devtools-player')!.shadowRoot!.querySelector<HTMLElement>(selector)!;

  /** Opens the replay, goes to a record and puts it in. @returns the banner */
  async function putIn(record: number): Promise<HTMLElement> {
    recorder.recordEvent({ name: 'the last' });
    await recorder.flush();
    await page.open('events');
    await page.wait(
      () => page.find('devtools-events-view', '.bar .count')?.innerText === '1 event',
      'the events',
    );
    page.find('#tab-events')!.focus();
    await pressKeys('Shift+R');
    await page.wait(() => page.find('devtools-player', 'devtools-timeline'), 'the player');
    const timeline = inPlayer('devtools-timeline').shadowRoot!.querySelector<HTMLElement>('.area')!;
    (inPlayer('#kind') as HTMLSelectElement).value = 'state';
    inPlayer('#kind').dispatchEvent(new Event('change'));
    for (let at = 1; at <= record; at += 1) {
      inPlayer('#next').click();
      await page.wait(() => timeline.ariaValueText?.endsWith(`record ${at}`), 'the state');
    }
    inPlayer('#apply').click();
    return page.wait(() => page.find('.banner'), 'the banner');
  }

  const textOf = (element: HTMLElement): string => element.innerText.replace(/\s+/g, ' ');

  it('says what part of it the app took, what not, and what stays as it was', async () => {
    set('count', 1);
    set('form', { step: 1, password: 'hunter1' });
    set('dialog', { close: () => undefined });
    app.set('dialog', {});
    for (const [id, value] of app) set(id, value);
    const banner = await putIn(3);
    expect(textOf(banner)).to.match(
      /The app shows 00:\d\d\.\d{3} of the recording in part: 2 of 3 values set\. Not taken: dialog at \/close: a function cannot be brought back As they were: form at \/password: a secret, which was not recorded/,
    );
    expect(app.get('form')).to.deep.equal({ step: 1, password: 'hunter2' });
    await page.expectAccessible();
    page.find('#present')!.click();
    await page.wait(() => !page.find('.banner'), 'the present');
    expect(app.get('form')).to.deep.equal({ step: 2, password: 'hunter2' });
    expect(app.get('count')).to.equal(2);
  });

  it('offers no way back where the app took nothing, and says that it has no such values', async () => {
    set('elsewhere', { password: 'hunter1' });
    set('elsewhere', { password: 'hunter1', n: 1 });
    const banner = await putIn(1);
    expect(textOf(banner)).to.equal(
      'This page took nothing of that moment: it may not be the app that was recorded. Not taken: elsewhere: the app has no such value, or computes it',
    );
    expect(page.find('#present')).to.equal(null);
    await page.expectAccessible();
    page.find('.banner [aria-label=Dismiss]')!.click();
    await page.wait(() => !page.find('.banner'), 'the banner is gone');
  });
});
