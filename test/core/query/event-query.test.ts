import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { SessionError } from '../../../src/core/model/errors.ts';
import type { EventRecord } from '../../../src/core/model/records.ts';
import { EventLog } from '../../../src/core/query/event-log.ts';
import { parseEventQuery } from '../../../src/core/query/event-query.ts';
import { QuerySession } from '../../support/query-session.ts';

const base = { seq: 1, time: 0 };
const click: EventRecord = {
  ...base,
  name: 'click',
  category: 'dom',
  source: 'ButtonBar',
  target: 'button.add',
  componentId: 'ButtonBar-2',
  payload: { x: 10, text: 'Add to cart' },
};
const fetched: EventRecord = {
  ...base,
  seq: 2,
  name: 'fetch',
  category: 'network',
  payload: {
    url: 'http://localhost/films',
    status: 404,
    duration: 51.5,
    size: 12_000,
    user: { role: 'Admin' },
  },
};
const all = { click, fetched };

const found = (text: string): string =>
  Object.entries(all)
    .filter(([, event]) => parseEventQuery(text).accepts(event))
    .map(([name]) => name)
    .join();

function reasonFor(text: string): string {
  try {
    parseEventQuery(text);
  } catch (error) {
    expect(error).to.be.instanceOf(SessionError).with.property('code', 'invalid-argument');
    return (error as Error).message;
  }
  throw new Error(`"${text}" was taken.`);
}

describe('the filter language', () => {
  const cases: [string, string][] = [
    ['', 'click,fetched'],
    ['CLICK', 'click'],
    ['add cart', 'click'],
    ['"to cart"', 'click'],
    ['"cart to"', ''],
    ['/add|films/', 'click,fetched'],
    ['-/ADD/i', 'fetched'],
    ['name:click', 'click'],
    ['name:clic', ''],
    ['name:cl*', 'click'],
    ['source:button*', 'click'],
    ['component:ButtonBar-2', 'click'],
    ['category:dom,network', 'click,fetched'],
    ['-category:network', 'click'],
    ['name:/^f/', 'fetched'],
    ['target:"button.add"', 'click'],
    ['status:404', 'fetched'],
    ['user.role:admin', 'fetched'],
    ['payload.user.role:admin', 'fetched'],
    ['user:*role*', 'fetched'],
    ['duration>50', 'fetched'],
    ['duration>=51.5ms', 'fetched'],
    ['duration<0.05s', ''],
    ['size>=12kb', 'fetched'],
    ['size>12kb', ''],
    ['status=404', 'fetched'],
    ['-duration>50', 'click'],
    ['seq>1', 'fetched'],
    ['http://localhost', 'fetched'],
    ['-http://localhost', 'click'],
    ['last:1m name:click', 'click'],
    ['name:click -category:network duration>50 /regex/ last:1m', ''],
    ['constructor:x', ''],
    ['toString:*', ''],
  ];
  for (const [text, expected] of cases) {
    it(`finds ${expected || 'nothing'} by ${text || 'nothing'}`, () => {
      expect(found(text)).to.equal(expected);
    });
  }

  it('counts back from the newest event', () => {
    expect(parseEventQuery('last:1m').last).to.equal(60_000);
    expect(parseEventQuery('last:1.5h').last).to.equal(5_400_000);
    expect(parseEventQuery('click').last).to.equal(undefined);
  });

  it('counts back from what was newest when it was first asked, and goes on with what comes', async () => {
    const session = await QuerySession.begin();
    const at = (seq: number, time: number): { seq: number; time: number; name: string } => ({
      seq,
      time,
      name: 'tick',
    });
    await session.append('events', [at(1, 0), at(2, 70_000), at(3, 130_000)]);
    const log = new EventLog(session.reader);
    const filter = { query: 'last:1m' };
    expect(await log.count(filter)).to.equal(2);
    await session.append('events', [at(4, 900_000)]);
    const events = await log.at({ offset: 0, limit: 10, filter });
    expect(events.map(({ seq }) => seq)).to.deep.equal([2, 3, 4]);
    session.end();
  });

  it('says in words what is wrong, and where', () => {
    expect(reasonFor('click "add')).to.contain('at character 7').and.contain('quote is not closed');
    expect(reasonFor('duration>fast')).to.contain('needs a number');
    expect(reasonFor('last:soon')).to.contain('last:30s');
    expect(reasonFor('/(/')).to.contain('at character 1');
    expect(reasonFor('name:,')).to.contain('needs a value');
    expect(reasonFor('name:""')).to.contain('needs a value');
    expect(reasonFor('a ""')).to.contain('at character 3');
  });

  it('gives up a pattern that does not come to an end, and says so', () => {
    const event = { ...base, name: 'a'.repeat(40) };
    expect(() => parseEventQuery('name:/^(a+)+$b/').accepts(event))
      .to.throw(SessionError)
      .with.property('message')
      .that.contains('at character 1')
      .and.contains('takes too long');
    expect(parseEventQuery('name:/^(a+)+$/').accepts(event)).to.equal(true);
  });

  it('finds an event by any word that it holds, quoted', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
        const event = { ...base, name: `a ${text} b` };
        const quoted = `"${text.replace(/["\\]/g, String.raw`\$&`)}"`;
        expect(parseEventQuery(quoted).accepts(event)).to.equal(true);
        expect(parseEventQuery(`name:"a ${quoted.slice(1, -1)} b"`).accepts(event)).to.equal(true);
        expect(parseEventQuery(`-${quoted}`).accepts(event)).to.equal(false);
      }),
    );
  });

  it('takes or refuses any text, and ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab:><=/"\\-*. ,(['.split('')) }), (text) => {
        try {
          parseEventQuery(text).accepts(click);
        } catch (error) {
          expect(error).to.be.instanceOf(SessionError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
