import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { DevTools } from '../../../src/core/index.ts';
import { SessionError } from '../../../src/core/model/errors.ts';
import { withoutIndices } from '../../../src/core/model/sanitize-exception.ts';
import { Redactor } from '../../../src/core/sanitize/redactor.ts';
import { Sanitizer } from '../../../src/core/sanitize/sanitizer.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { startTools } from '../../support/record-session.ts';
import { allTemplates, sessionWithSecrets } from '../../support/session-with-secrets.ts';

describe('exceptions of a sanitiser', () => {
  const data = {
    order: { email: 'a@b.example', token: 'k3y-of-one' },
    list: [{ email: 'c@d.example' }, { note: 'mail e@f.example, key sk_live_4eC39HqLyjWDarjtT1zdp7dc' }],
  };

  it('leave all that a pattern finds', () => {
    const sanitized = new Sanitizer()
      .loadTemplates('pii')
      .addPattern(/k3y-of-\w+/, '-', 'key')
      .except({ pattern: 'email' })
      .sanitize(data);
    expect(sanitized).to.deep.equal({ ...data, order: { ...data.order, token: '-' } });
  });

  it('leave what a pattern finds at a path, in every list, and nothing beside it', () => {
    const sanitizer = new Sanitizer()
      .loadTemplates('pii', 'secrets')
      .except({ pattern: 'email', path: 'list[7].email' })
      .except({ pattern: 'email', path: 'list.note' });
    const { order, list } = sanitizer.sanitize(data);
    expect(order).to.deep.equal({ email: '[REDACTED]', token: '[REDACTED]' });
    expect(list).to.deep.equal([{ email: 'c@d.example' }, { note: 'mail e@f.example, key [REDACTED]' }]);
  });

  it('leave whatever is found at a path, but not what is below it', () => {
    const value = { card: { number: '4111 1111 1111 1111', cvv: '123' }, on: 'a@b.example' };
    const sanitizer = new Sanitizer().loadTemplates('pci', 'pii').except({ path: 'on' });
    expect(sanitizer.sanitize(value).on).to.equal('a@b.example');
    const inner = sanitizer.except({ path: 'card' }).sanitize(value).card;
    expect(inner).to.deep.equal({ number: '[REDACTED]', cvv: '[REDACTED]' });
  });

  it('reach into texts that hold JSON, names and values, or encoded text', () => {
    const texts = { json: '{"token":"abc123"}', pair: 'token=abc123', query: '/a?mail=a%40b.example' };
    const sanitizer = new Sanitizer().loadTemplates('secrets', 'pii');
    const { matches } = sanitizer.preview(texts);
    expect(matches.map(({ location }) => location)).to.deep.equal(['json.token', 'pair', 'query']);
    for (const { pattern, location } of matches) sanitizer.except({ pattern, path: location });
    expect(sanitizer.sanitize(texts)).to.deep.equal(texts);
  });

  it('name a place without its indices, whatever is in its keys', () => {
    expect(withoutIndices('events[12].payload.items[0].sku')).to.equal('events.payload.items.sku');
    expect(withoutIndices('a["[1]"][2]["x\\"[3]"][4].b')).to.equal('a["[1]"]["x\\"[3]"].b');
  });

  it('take away just that, in memory, in lines and in another thread', () => {
    fc.assert(
      fc.property(sessionWithSecrets, fc.nat(), (session, dice) => {
        const { matches } = allTemplates().preview(session);
        fc.pre(matches.length > 0);
        const { pattern, location: path } = matches[dice % matches.length]!;
        const sanitizer = allTemplates().except({ pattern, path });
        const left = sanitizer.preview(session).matches;
        const isKept = (one: { pattern: string; location: string }): boolean =>
          one.pattern === pattern && withoutIndices(one.location) === withoutIndices(path);
        expect(left.filter(isKept)).to.deep.equal([]);
        const elsewhere = (list: typeof left): typeof left =>
          list.filter(({ location }) => !withoutIndices(location).startsWith(withoutIndices(path)));
        expect(elsewhere(left)).to.deep.equal(elsewhere(matches));
        const sanitized = sanitizer.sanitize(session);
        const other = Redactor.from(structuredClone(sanitizer.describe()));
        expect(other.sanitize(session)).to.deep.equal(sanitized);
        const lines = (list: readonly object[]): string =>
          list.map((record) => JSON.stringify(record)).join(',\n');
        const text = lines(session.events);
        expect(other.forLines().sanitize('events', text) ?? text).to.equal(lines(sanitized.events));
      }),
    );
  });

  it('are refused where they say nothing', () => {
    expect(() => new Sanitizer().except({})).to.throw(SessionError, 'a pattern, a path or both');
  });

  it('may stand before their pattern, and are refused where there is none when it is used', () => {
    const sanitizer = new Sanitizer().except({ pattern: 'key' }).addPattern(/k3y-of-\w+/, '-', 'key');
    expect(sanitizer.sanitize(data)).to.deep.equal(data);
    sanitizer.addPattern('x', '-', 'other').except({ pattern: 'keys', path: 'order.token' });
    const other = Redactor.from(structuredClone(sanitizer.describe()));
    for (const use of [
      () => sanitizer.sanitize(data),
      () => sanitizer.preview(data),
      () => sanitizer.forLines(),
      () => other.forLines(),
    ]) {
      expect(use)
        .to.throw(SessionError, 'There is no pattern "keys" to except; there are key, other.')
        .that.includes({ code: 'invalid-argument', path: 'pattern' });
    }
    const empty = new Sanitizer().except({ pattern: 'email' });
    expect(() => empty.sanitize(data)).to.throw(SessionError, 'there are none.');
  });

  describe('in an export', () => {
    let tools: DevTools;

    before(async () => {
      await freshStore();
      tools = await startTools();
    });

    after(freshStore);

    it('hold for the file as for its preview', async () => {
      tools.recordEvent({ name: 'login', payload: { user: 'ada@example.com', by: 'bob@example.com' } });
      await tools.flush();
      const sanitize = new Sanitizer()
        .loadTemplates('pii')
        .except({ pattern: 'email', path: 'events.payload.user' });
      const preview = await tools.previewSanitization({ sanitize });
      expect(preview.matches.map(({ original }) => original)).to.deep.equal(['bob@example.com']);
      const { events } = await tools.getExportData({ sanitize });
      expect(events[0]!.payload).to.deep.equal({ user: 'ada@example.com', by: '[REDACTED]' });
    });
  });
});
