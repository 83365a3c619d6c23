import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { RefSummary, SessionQuery } from '../../../src/core/index.ts';
import '../../../src/panel/views/state-view/devtools-ref-history.ts';

describe('devtools-ref-history', () => {
  it('says in words why the history cannot be read, until it can', async () => {
    let hasFailed = true;
    const refHistory: SessionQuery['refHistory'] = (id) =>
      hasFailed
        ? Promise.reject(new Error('the store is gone'))
        : Promise.resolve([{ record: { seq: 2, time: 2, id, newValue: 7 }, value: 7 }]);
    const query = { sessionId: 'a', refHistory } as Partial<SessionQuery> as SessionQuery;
    const subject: RefSummary = { seq: 1, id: 'cart', name: 'cart', value: 7, changeCount: 1 };
    const history = await fixture<HTMLElementTagNameMap['devtools-ref-history']>(
      html`<devtools-ref-history .query=${query} .subject=${subject}></devtools-ref-history>`,
    );
    const alert = (): Element | null => history.shadowRoot!.querySelector('[role=alert]');
    await waitUntil(() => alert()?.textContent === 'Error: the store is gone', 'the words');
    hasFailed = false;
    history.subject = { ...subject, seq: 2 };
    await waitUntil(() => alert() === null, 'the end of the words');
    expect(history.shadowRoot!.querySelector('devtools-grid')).not.to.equal(null);
  });
});
