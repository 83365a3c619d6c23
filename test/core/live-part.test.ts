import { expect } from '@open-wc/testing';
import { livePartAt } from '../../src/core/live-part.ts';

const FUNCTION = { $type: 'function', name: 'f' };
const f = (): void => undefined;

class Film {
  year = 1975;
}

describe('livePartAt', () => {
  it('finds what the app has under the same keys', () => {
    const stored = { form: { password: '[REDACTED]', 'a/b': FUNCTION } };
    const live = { form: { password: 'hunter2', 'a/b': f } };
    expect(livePartAt(stored, live, '/form/password')).to.deep.equal({ value: 'hunter2' });
    expect(livePartAt(stored, live, '/form/a~1b')).to.deep.equal({ value: f });
    expect(livePartAt(stored, { form: { password: null } }, '/form/password')).to.deep.equal({
      value: null,
    });
  });

  it('finds it in tagged forms, and in Maps by the key', () => {
    const tagged = {
      $type: 'object',
      value: {
        $type: 'x',
        films: {
          $type: 'map',
          entries: [
            ['a', 1],
            ['jaws', { f: FUNCTION }],
          ],
        },
      },
    };
    const live = { films: new Map([['jaws', { f }]]) };
    expect(livePartAt(tagged, live, '/value/films/entries/1/1/f')).to.deep.equal({ value: f });
    expect(livePartAt(tagged, { films: new Map() }, '/value/films/entries/1/1/f')).to.be.undefined;
    expect(livePartAt(tagged, { films: new Set(['jaws']) }, '/value/films/entries/1/1/f')).to.be
      .undefined;
  });

  it('finds it in lists at the same index, unless an id tells another element', () => {
    const stored = { films: [{ id: 7, f: FUNCTION }, { f: FUNCTION }] };
    expect(livePartAt(stored, { films: [{ id: 7, f }] }, '/films/0/f')).to.deep.equal({ value: f });
    expect(livePartAt(stored, { films: [{ id: 8, f }] }, '/films/0/f')).to.be.undefined;
    expect(livePartAt(stored, { films: [{}, { f }] }, '/films/1/f')).to.deep.equal({ value: f });
    expect(livePartAt(stored, { films: { 0: { id: 7, f } } }, '/films/0/f')).to.be.undefined;
  });

  const film = new Film();
  const kinds: [object, unknown, unknown][] = [
    [FUNCTION, f, {}],
    [{ $type: 'symbol' }, Symbol.iterator, 'text'],
    [{ $type: 'node', name: 'BODY', path: 'body' }, document.body, {}],
    [{ $type: 'instance', name: 'Film', value: {} }, film, { year: 1975 }],
    [{ $type: 'truncated', of: 'array', size: 9 }, [1], {}],
    [{ $type: 'truncated', of: 'object', size: 9 }, { a: 1 }, [1]],
    [{ $type: 'string', value: 'a', truncated: 9 }, 'abc', 5],
    [{ $type: 'array', values: [1], truncated: 9 }, [1, 2], {}],
    [{ $type: 'object', value: {}, truncated: 9 }, { a: 1 }, null],
    [{ $type: 'map', entries: [], truncated: 9 }, new Map(), new Set()],
    [{ $type: 'set', values: [], truncated: 9 }, new Set(), new Map()],
  ];
  for (const [part, live, other] of kinds) {
    it(`takes no other kind for ${JSON.stringify(part)}`, () => {
      expect(livePartAt({ part }, { part: live }, '/part')).to.deep.equal({ value: live });
      expect(livePartAt({ part }, { part: other }, '/part')).to.be.undefined;
      expect(livePartAt({ part }, {}, '/part')).to.be.undefined;
      expect(livePartAt({ part }, null, '/part')).to.be.undefined;
    });
  }

  it('runs no getter, and takes nothing for the value as a whole or for what could be built', () => {
    const hostile = Object.defineProperty({}, 'f', { get: () => expect.fail('It was called.') });
    expect(livePartAt({ f: FUNCTION }, hostile, '/f')).to.be.undefined;
    expect(livePartAt(FUNCTION, f, '')).to.be.undefined;
    expect(livePartAt({ a: { $type: 'date', value: 'x' } }, { a: new Date() }, '/a')).to.be.undefined;
  });
});
