import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { PerformanceSummary, SessionQuery } from '../../../src/core/index.ts';
import type { DevtoolsPerformanceView } from '../../../src/panel/views/performance-view/devtools-performance-view.ts';
import '../../../src/panel/views/performance-view/devtools-performance-view.ts';

const SUMMARY: PerformanceSummary = {
  name: 'film-app',
  kind: 'component',
  count: 1,
  mean: 1,
  min: 1,
  max: 1,
  total: 1,
  share: 1,
};

describe('a view of a session', () => {
  const text = (view: Element): string =>
    view.shadowRoot?.querySelector('[role=alert]')?.textContent ?? '';

  async function show(
    performance: () => Promise<PerformanceSummary[]>,
  ): Promise<DevtoolsPerformanceView> {
    const query = { sessionId: 'a', performance } as Partial<SessionQuery> as SessionQuery;
    return fixture(html`<devtools-performance-view .query=${query} active></devtools-performance-view>`);
  }

  it('says in words why it cannot be read', async () => {
    const view = await show(() => Promise.reject(new Error('the store is gone')));
    await waitUntil(() => text(view) === 'Error: the store is gone');
  });

  it('says in words why it cannot be drawn, and draws again when it can', async () => {
    let name = undefined as unknown as string;
    const view = await show(() => Promise.resolve([{ ...SUMMARY, name }]));
    await waitUntil(() => text(view).includes('toLowerCase'), 'the words');
    name = 'film-app';
    view.revision += 1;
    await waitUntil(() => view.shadowRoot!.querySelector('devtools-grid'), 'the table');
    expect(text(view)).to.equal('');
  });
});
