import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { SessionError } from '../../../src/core/model/errors.ts';
import { compileBounded } from '../../../src/core/sanitize/bounded-regexp.ts';
import { costOf } from '../../../src/core/sanitize/regexp-cost.ts';
import { parseRegExpTree } from '../../../src/core/sanitize/regexp-parser.ts';
import { Sanitizer } from '../../../src/core/sanitize/sanitizer.ts';

describe('patterns of the app', () => {
  it('may be written as for Go', () => {
    const sanitizer = new Sanitizer()
      .addPatternWithPriority(
        '(?i)(api[_-]?key)(["\'\\s:=]+)([^\\s"\']+)',
        '${1}${2}[REDACTED]',
        80,
        'api key',
      )
      .addPattern(
        'postgres://[^@]+@[^/]+/\\w+',
        'postgres://[REDACTED]:[REDACTED]@[REDACTED]/[REDACTED]',
      );
    expect(
      sanitizer.sanitize({
        text: 'API-Key: abc123 at postgres://u:p@host:5432/shop?x=1',
        api_key: 'abc123',
        nested: '{"apiKey":"abc123"}',
      }),
    ).to.deep.equal({
      text: 'API-Key: [REDACTED] at postgres://[REDACTED]:[REDACTED]@[REDACTED]/[REDACTED]?x=1',
      api_key: '[REDACTED]',
      nested: '{"apiKey":"[REDACTED]"}',
    });
  });

  it('run by priority, and in the order of addition where that is the same', () => {
    const text = (...priorities: [number, number]): string =>
      new Sanitizer()
        .addPatternWithPriority(/a\w*/, '1', priorities[0], 'one')
        .addPatternWithPriority(/\w*b/, '2', priorities[1], 'two')
        .sanitize('ab');
    expect(text(5, 5)).to.equal('1');
    expect(text(9, 5)).to.equal('1');
    expect(text(5, 9)).to.equal('2');
  });

  it('expand groups by number and by name', () => {
    const sanitizer = new Sanitizer().addPattern('(?P<user>\\w+)@(\\w+)', '${user}-$2-$$1-${9}');
    expect(sanitizer.sanitize('ada@home')).to.equal('ada-home-$1-');
  });

  it('are looked for in every line that could hold them', () => {
    const patterns = [
      /EMP-\d{2}/,
      /(?:foo|ba(?:r|z)+)\.\d/i,
      /"note":"x/,
      /\\\\d|a"b/,
      /\u212a{2}x|kk/iu,
      /[a-c]{4}/,
      /(?:ab){2,}c?/,
      /\b12\b/,
    ];
    const piece = fc.constantFrom(
      ...['EMP-', '12', 'foo.1', 'BAZR.2', 'note', 'x', 'kK', '\u212a', 'abab', 'cc', 'a"b', '\\', ' '],
    );
    const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
    const value = fc.oneof(text, fc.constantFrom(12, 1.25, 120), fc.tuple(text, text));
    const payload = fc.dictionary(
      text,
      fc.oneof(
        value,
        value.map((inner) => JSON.stringify({ note: inner })),
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...patterns), fc.array(payload), (pattern, payloads) => {
        const sanitizer = new Sanitizer().loadTemplates('pci').addPattern(pattern, '-');
        const events = payloads.map((one, seq) => ({ seq, time: 1, name: 'e', payload: one }));
        const lines = (list: readonly object[]): string =>
          list.map((record) => JSON.stringify(record)).join(',\n');
        const expected = sanitizer.sanitize({ version: '2.0', events }).events;
        expect(sanitizer.forLines().sanitize('events', lines(events)) ?? lines(events)).to.equal(
          lines(expected),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('leave valid values in the place of numbers', () => {
    const sanitized = new Sanitizer().addPattern('42', 'x').sanitize({ a: 42, b: 1, c: null, d: true });
    expect(sanitized).to.deep.equal({ a: 'x', b: 1, c: null, d: true });
  });

  const broken: [pattern: string, position: number][] = [
    ['a(b', 1],
    ['ab)', 2],
    ['a**', 2],
    ['(?i)x[b-a]', 1],
  ];
  for (const [pattern, position] of broken) {
    it(`are refused where they cannot be read: ${pattern}`, () => {
      expect(() => new Sanitizer().addPattern(pattern, ''))
        .to.throw(SessionError)
        .with.property('byteOffset', position);
    });
  }

  for (const pattern of ['^(a+)+$', '(a|a)*b', '(a*)*b', '(\\w+\\s?)+!', '(.*)(.*)(.*)(.*)(.*)x']) {
    it(`are stopped, named, and lose the value when they do not come back: ${pattern}`, () => {
      const sanitizer = new Sanitizer().addPattern(pattern, '-', 'slow');
      const begin = performance.now();
      const sanitized = sanitizer.sanitize({ 1: `${'a'.repeat(3_000)}?`, 2: 'zz' });
      expect(sanitized).to.deep.equal({ 1: '[REDACTED]', 2: 'zz' });
      expect(sanitizer.getLastStats()!.stoppedPatterns).to.deep.equal(['slow']);
      // A hang is what this is about; an idle machine needs a tenth of a second.
      expect(performance.now() - begin).to.be.below(5_000);
    });
  }
});

describe('the bounded matcher', () => {
  const patterns = [
    /a+b?/,
    /(a|ab)(c|bcd)(d*)/,
    /(a*)*/,
    /(?:a|(b))*?c/,
    /^\w+(?=:)/m,
    /(?<=a)b(?!c)/,
    /(?<!a{1,2})b/,
    /(a+)\1/i,
    /[^a-c\s]{2,3}?/,
    /(?<x>a)\k<x>/,
    /\ba|b\B/,
    /a{2}|.$/s,
    /[\p{L}]+/u,
    /(z)((a+)?(b+)?(c))*/,
    /😀+./u,
    /(?:(?=(a+))a*b\1|baaac)/,
    /a??b{0}c{1,}/,
  ];
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', 'c', 'd', 'z', ':', '\n', ' ', 'A', '😀', 'é', '1'),
    maxLength: 14,
  });

  for (const pattern of patterns) {
    it(`agrees with the engine on ${pattern}`, () => {
      const search = compileBounded(parseRegExpTree(pattern.source, pattern.flags)!);
      fc.assert(
        fc.property(text, (input) => {
          const found = search(input, 0);
          const expected = pattern.exec(input);
          if (expected === null) expect(found).to.equal(undefined);
          else expect(found).to.deep.include({ index: expected.index, groups: [...expected] });
        }),
      );
    });
  }

  it('is used where the engine might not come back', () => {
    const cost = (pattern: RegExp): object => costOf(parseRegExpTree(pattern.source, '')!.root);
    expect(cost(/abc/)).to.deep.equal({ isExponential: false, degree: 1 });
    expect(cost(/[^@]+@[^/]+\/\w+/)).to.deep.equal({ isExponential: false, degree: 4 });
    expect(cost(/(a+)+/)).to.deep.include({ isExponential: true });
    expect(cost(/(a|b)*/)).to.deep.include({ isExponential: true });
    expect(cost(/a?b?c?d?e?f?g?h?i?j?k?/)).to.deep.include({ isExponential: true });
  });
});
