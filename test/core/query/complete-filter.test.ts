import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { EventRecord } from '../../../src/core/model/records.ts';
import { completeFilter } from '../../../src/core/query/complete-filter.ts';
import { parseEventQuery } from '../../../src/core/query/event-query.ts';
import { addEventValues, createEventValues } from '../../../src/core/query/event-values.ts';
import { FilterCompleter } from '../../../src/core/query/filter-completer.ts';
import { QuerySession } from '../../support/query-session.ts';

const event = (name: string, more: Partial<EventRecord> = {}): EventRecord => ({
  seq: 1,
  time: 0,
  name,
  ...more,
});

/** `|` stands for the caret. */
function offered(text: string, events: readonly EventRecord[]): string[] {
  const values = createEventValues();
  for (const one of events) addEventValues(values, one);
  const caret = text.includes('|') ? text.indexOf('|') : text.length;
  const plain = text.replace('|', '');
  const { start, end, options } = completeFilter(plain, caret, values);
  return options.map((option) => plain.slice(0, start) + option.text + plain.slice(end));
}

const shop = [
  event('click', { category: 'dom', source: 'film-card', payload: { x: 1, label: 'Buy' } }),
  event('click', { category: 'dom', source: 'film-cart' }),
  event('fetch', { category: 'network', payload: { duration: 12 } }),
  event('add to cart', { category: 'dom' }),
];

describe('completion of the filter language', () => {
  it('offers every field, and those of payloads by their type', () => {
    expect(offered('', shop))
      .to.include.members(['name:', 'source:', 'target:', 'category:', 'component:', 'last:'])
      .and.to.include.members(['duration>', 'label:']);
    expect(offered('du', shop)).to.deep.equal(['duration>']);
    const nested = event('x', { payload: { name: 'y' } });
    expect(offered('na', [nested])).to.deep.equal(['name:', 'payload.name:']);
    expect(offered('-cat', shop)).to.include('-category:');
  });

  it('offers values of the session, the most frequent first', () => {
    expect(offered('name:', shop)).to.deep.equal(['name:click', 'name:fetch', 'name:"add to cart"']);
    expect(offered('x name:fe| y', shop)).to.deep.equal(['x name:fetch y']);
    expect(offered('source:cart', shop)).to.deep.equal(['source:film-cart']);
    expect(offered('category:dom,n', shop)).to.deep.equal(['category:dom,network']);
    expect(offered('name:"add t', shop)).to.deep.equal(['name:"add to cart"']);
    expect(offered('cli', shop)).to.deep.equal(['name:click']);
    expect(offered('last:1', shop)).to.deep.equal(['last:10s', 'last:1m', 'last:1h']);
  });

  it('offers nothing for what stands there already, or is written by hand', () => {
    expect(offered('name:fetch', shop)).to.deep.equal([]);
    expect(offered('/add', shop)).to.deep.equal([]);
    expect(offered('"add', shop)).to.deep.equal([]);
    expect(offered('duration>', shop)).to.deep.equal([]);
  });

  it('writes any value so that the filter finds it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => {
        const one = event(name);
        for (const text of offered('name:', [one]))
          expect(parseEventQuery(text).accepts(one)).to.equal(true);
        expect(offered('name:', [one])).to.have.length(1);
      }),
    );
  });

  it('ends for any text and caret', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'ab:><=/"\\-*. ,name'.split('')) });
    fc.assert(
      fc.property(texts, fc.nat(20), (text, caret) => {
        const { start, end } = completeFilter(text, Math.min(caret, text.length), createEventValues());
        expect(start).to.be.at.most(end);
        expect(end).to.be.at.most(text.length);
      }),
    );
  });

  it('knows what is recorded meanwhile', async () => {
    const session = await QuerySession.begin();
    const filters = new FilterCompleter(session.reader);
    const names = async (): Promise<string[]> =>
      (await filters.complete({ text: 'name:', caret: 5 })).options.map(({ text }) => text);
    expect(await names()).to.deep.equal([]);
    await session.append('events', [{ seq: 1, name: 'one' }]);
    expect(await names()).to.deep.equal(['name:one']);
    await session.append('events', [
      { seq: 2, name: 'two' },
      { seq: 3, name: 'two' },
    ]);
    expect(await names()).to.deep.equal(['name:two', 'name:one']);
    session.end();
  });
});
