import { expect } from '@open-wc/testing';
import type { DevTools } from '../../../src/core/index.ts';
import { TABS } from '../../../src/panel/tabs.ts';
import type { SessionView } from '../../../src/panel/views/session-view.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

describe('the keys of all commands', () => {
  let page: PanelPage;
  let recorder: DevTools;

  beforeEach(async () => {
    recorder = await startRecording();
    recorder.recordEvent({ name: 'click' });
    await recorder.flush();
    page = new PanelPage();
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  /** Keys that the list of keys shows twice for what can be done now. */
  async function doubled(): Promise<string[]> {
    page.frame.renderRoot.querySelector<HTMLElement>('[role=tab][aria-selected=true]')!.focus();
    page.frame.renderRoot
      .querySelector('.frame')!
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }));
    const palette = await page.wait(
      () => page.frame.renderRoot.querySelector('devtools-palette'),
      'the commands',
    );
    const keys = palette.commands.flatMap(({ keys: own, isDisabled }) =>
      own && !isDisabled ? [own] : [],
    );
    palette.dispatchEvent(new Event('close'));
    await page.wait(() => !page.frame.renderRoot.querySelector('devtools-palette'), 'no palette');
    return keys.filter((key, index) => keys.indexOf(key) !== index);
  }

  for (const { name } of TABS) {
    it(`are each of one command in ${name}, while recording and with a replay open`, async () => {
      // There is nothing to replay until the session is read.
      await page.open('events');
      await page.wait(
        () => (page.find('devtools-events-view') as SessionView | null)?.query,
        'the session',
      );
      await page.open(name);
      const view = await page.wait(() => page.find(`devtools-${name}-view`), 'the view');
      const grid = (): HTMLElement | null =>
        view.shadowRoot!.querySelector('devtools-grid')?.shadowRoot?.querySelector('.row[data-index]') ??
        null;
      if (name === 'events') (await page.wait(grid, 'the event')).click();
      expect(await doubled()).to.deep.equal([]);
      page.frame.renderRoot
        .querySelector('[role=tab]')!
        .dispatchEvent(
          new KeyboardEvent('keydown', { key: 'R', shiftKey: true, bubbles: true, composed: true }),
        );
      await page.wait(() => page.find('devtools-player'), 'the replay');
      expect(await doubled()).to.deep.equal([]);
    });
  }
});
