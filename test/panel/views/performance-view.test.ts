import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DevTools } from '../../../src/core/index.ts';
import { PanelPage, startRecording, stopRecording } from '../panel-page.ts';

const VIEW = 'devtools-performance-view';

describe('Performance view', () => {
  let page: PanelPage;
  let recorder: DevTools;

  beforeEach(async () => {
    recorder = await startRecording();
    page = new PanelPage();
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  const mode = (name: string): HTMLElement => page.find(VIEW, `#mode-${name}`)!;
  const open = async (name: string): Promise<void> => {
    await page.open('performance');
    await page.wait(() => page.find(VIEW, '[role=tablist]'), 'the view');
    mode(name).click();
  };

  describe('slow renders', () => {
    const press = (selector: string): void => page.find(VIEW, selector)!.click();

    beforeEach(() => {
      recorder.recordComponent({ op: 'mount', id: 'list', name: 'film-list' });
      recorder.recordEvent({ name: 'click', category: 'dom' });
      const list = { name: 'film-list', componentId: 'list', startTime: 1 };
      recorder.recordPerformance({ ...list, phase: 'mount', duration: 60 });
      recorder.recordPerformance({ ...list, phase: 'update', duration: 4, changed: ['parent'] });
      const changed = ['props.films', 'query'];
      recorder.recordPerformance({ ...list, phase: 'update', duration: 20, changed });
      recorder.recordPerformance({ ...list, phase: 'update', duration: 3 });
      recorder.recordEvent({ name: 'later', category: 'dom' });
    });

    it('lists them slowest first, each with its reason in words', async () => {
      await open('slow');
      const rows = await page.rows(VIEW, 'devtools-grid');
      expect(rows.map(({ name, duration, reason }) => [name, duration, reason])).to.deep.equal([
        ['film-list', '■ 60.0', 'first render'],
        ['film-list', '▲ 20.0', 'props.films, query changed'],
        ['film-list', '● 4.00', 'parent rendered'],
        ['film-list', '● 3.00', 'not told'],
      ]);
      await page.expectAccessible();
    });

    it('leads to the component, and to the moment in the log of events', async () => {
      await open('slow');
      await page.rows(VIEW, 'devtools-grid');
      page.find(VIEW, 'devtools-grid')!.focus();
      await sendKeys({ press: 'ArrowDown' });
      await page.wait(() => page.find(VIEW, '#show-event'), 'the details');
      await page.expectAccessible();
      press('#show-event');
      const name = await page.wait(
        () => page.find('devtools-events-view', '.details h2')?.innerText,
        'the event',
      );
      expect(name).to.include('click');
      page.find('#tab-performance')!.click();
      press('#show-component');
      await page.wait(
        () => page.find('devtools-components-view', '.details h2')?.innerText.includes('film-list'),
        'the component',
      );
      expect(page.find('#tab-components')!.ariaSelected).to.equal('true');
    });

    it('filters by component and by reason', async () => {
      await open('slow');
      await page.rows(VIEW, 'devtools-grid');
      page.find(VIEW, 'input')!.focus();
      await sendKeys({ type: 'QUERY' });
      await page.wait(
        async () => (await page.rows(VIEW, 'devtools-grid')).length === 1,
        'the one with this reason',
      );
    });
  });

  it('is walked by the keys of the tabs pattern, and opens with the part that was shown last', async () => {
    await open('table');
    mode('table').focus();
    await sendKeys({ press: 'ArrowRight' });
    await page.wait(() => mode('flame').ariaSelected === 'true', 'the next part');
    expect(page.focused).to.equal(mode('flame'));
    await sendKeys({ press: 'Home' });
    await page.wait(() => mode('table').ariaSelected === 'true', 'the first part');
    await sendKeys({ press: 'End' });
    const last = page.focused!.id;
    page.remove();
    page = new PanelPage();
    await page.open('performance');
    await page.wait(() => page.find(VIEW, `#${last}`)?.ariaSelected === 'true', 'the same part');
  });

  it('offers each of its parts as a command', async () => {
    await open('table');
    const view = page.find(VIEW) as HTMLElementTagNameMap['devtools-performance-view'];
    view
      .commands()
      .find(({ id }) => id === 'performance.slow')!
      .run();
    await page.wait(() => mode('slow').ariaSelected === 'true', 'the part');
    await page.wait(() => page.find(VIEW, '.empty')?.innerText === 'No renders recorded', 'the words');
    await page.expectAccessible();
  });
});
