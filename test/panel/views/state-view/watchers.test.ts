import { expect } from '@open-wc/testing';
import type { Collector, DevTools, Watcher } from '../../../../src/core/index.ts';
import { PanelPage, startRecording, stopRecording } from '../../panel-page.ts';

const VIEW = 'devtools-state-view';
const WATCHERS = [VIEW, 'devtools-ref-history', 'devtools-watchers'];

describe('what watches a ref', () => {
  let page: PanelPage;
  let tools: DevTools;
  let watchers: readonly Watcher[] | undefined;

  beforeEach(async () => {
    watchers = undefined;
    tools = await startRecording();
    const collector: Collector = {
      name: 'store',
      start: () => () => undefined,
      watchersOf: (id) => (id === 'film' ? watchers : undefined),
    };
    tools.use(collector);
    tools.recordComponent({ op: 'mount', id: 'film-card-1', name: 'film-card' });
    set('Alien');
    page = new PanelPage();
  });

  afterEach(async () => {
    page.remove();
    await stopRecording();
  });

  const set = (newValue: string): void => {
    tools.recordState({ id: 'film', name: 'film', kind: 'ref', newValue });
  };
  const text = (): string =>
    page
      .find(...WATCHERS)
      ?.shadowRoot?.textContent.replace(/\s+/g, ' ')
      .trim() ?? '';

  async function open(): Promise<void> {
    await page.open('state');
    (await page.wait(() => page.find(VIEW, 'devtools-grid', '.body .row'), 'the ref')).click();
  }

  it('is named, and leads to a component', async () => {
    watchers = [
      { kind: 'component', name: 'film-card', id: 'film-card-1' },
      { kind: 'computed', name: '<b>total</b>', id: 'total' },
      ...Array.from({ length: 40 }, (_, i): Watcher => ({ kind: 'effect', name: `effect-${i}` })),
    ];
    await open();
    await page.wait(() => text().startsWith('Watched by'), 'the watchers');
    expect(text()).to.include('Watched by film-card , <b>total</b> (computed), effect-0 (effect),');
    expect(text()).to.match(/and 12 more$/);
    await page.expectAccessible();
    page.find(...WATCHERS, '.link')!.click();
    await page.wait(() => page.find('#tab-components')!.ariaSelected === 'true', 'the components');
  });

  it('is asked again when the value has changed, and nothing is said where nobody can tell', async () => {
    await open();
    await page.wait(() => page.find(...WATCHERS), 'the history');
    expect(text()).to.equal('');
    expect(page.find(...WATCHERS)!.hidden).to.equal(true);
    watchers = [];
    set('Brazil');
    await page.wait(() => text() === 'Watched by nothing', 'the answer');
  });
});
