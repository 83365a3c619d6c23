import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { validateImport } from '../../../src/core/import/validate-import.ts';
import { SessionError } from '../../../src/core/model/errors.ts';
import type { StateRecord } from '../../../src/core/model/records.ts';
import { valueAfter } from '../../../src/core/model/state-value.ts';
import { compileBounded } from '../../../src/core/sanitize/bounded-regexp.ts';
import { costOf } from '../../../src/core/sanitize/regexp-cost.ts';
import { parseRegExpTree } from '../../../src/core/sanitize/regexp-parser.ts';
import { Sanitizer } from '../../../src/core/sanitize/sanitizer.ts';
import { registerTemplate } from '../../../src/core/sanitize/template-registry.ts';

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
    const pattern = '(?P<user>\\w+)@(\\w+)';
    const sanitizer = new Sanitizer().addPattern(pattern, '${user}-$2-$$1-$<user>-$0-$&');
    expect(sanitizer.sanitize('ada@home')).to.equal('ada-home-$1-ada-ada@home-ada@home');
  });

  const wrong: [pattern: string, replacement: string, message: string][] = [
    ['(a)(b)', '$1-${9}', 'The replacement has ${9}: the pattern has 2 groups.'],
    ['(a)', '$12', 'The replacement has $12: the pattern has 1 group.'],
    ['a', '$1', 'The replacement has $1: the pattern has 0 groups.'],
    ['(?P<x>a)', '${y}', 'The replacement has ${y}: the pattern has 1 group, named "x".'],
    ['(?<x>a)', '$<y>', 'The replacement has $<y>: the pattern has 1 group, named "x".'],
    [
      '(?<x>a)',
      '$x',
      'The replacement has $x, which is written ${x}: the pattern has 1 group, named "x".',
    ],
  ];
  for (const [pattern, replacement, message] of wrong) {
    it(`are refused with a group that they have not: ${pattern} by ${replacement}`, () => {
      const check = (work: () => void): void =>
        void expect(work)
          .to.throw(SessionError, message)
          .that.includes({ code: 'invalid-argument', path: 'replacement' });
      check(() => new Sanitizer().addPattern(pattern, replacement));
      check(() => registerTemplate('wrong', [{ name: 'one', pattern, replacement }]));
    });
  }

  it('take a dollar sign as it is where it names nothing', () => {
    const sanitizer = new Sanitizer().addPattern('\\d+', '$REDACTED ${} $');
    expect(sanitizer.sanitize('7')).to.equal('$REDACTED ${} $');
  });

  const spelled: [pattern: string, text: string, left: string][] = [
    ['[[:digit:]]{3}', 'a 123', 'a -'],
    ['[^[:alpha:]_]+', 'ab_12é', 'ab_-'],
    ['[[:upper:][:punct:]]+', 'aB]/[c', 'a-c'],
    ['\\Aab\\z', 'ab', '-'],
    ['(?m)\\Ab', 'a\nb', 'a\nb'],
    ['b\\Z', 'b\n', '-\n'],
    ['\\pL+', 'é1', '-1'],
    ['[\\p{Lu}\\PL]+', 'aB1', 'a-'],
    ['\\p{Script=Greek}', 'aα', 'a-'],
    ['\\x{1F600}|\\u{61}', '😀ab', '--b'],
    ['\\Qa.b(\\E+', 'a.b(( axb(', '- axb('],
    ['\\Q[x]', '[x]', '-'],
    ['(?P<a>x)\\(?P<', '(x(P<', '(-'],
    ['\\-\\_\\@\\:\\"\\<\\é', 'x-_@:"<é', 'x-'],
    ['{"a":[\\w\\-]}', '{"a":-} ', '- '],
    ['😀?', 'a😀', 'a-'],
  ];
  for (const [pattern, text, left] of spelled) {
    it(`may be spelled as for Go or JavaScript: ${pattern}`, () => {
      expect(new Sanitizer().addPattern(pattern, '-').sanitize([text])).to.deep.equal([left]);
    });
  }

  const foreign: [pattern: string, position: number, advice: string][] = [
    ['a[[:alfa:]]', 1, '[:digit:]'],
    ['a[[:^alpha:]]', 1, '[:digit:]'],
    ['a[:digit:]', 1, 'write [[:digit:]]'],
    ['a[]b]', 1, 'write [\\]…]'],
    ['a[^]*', 1, '[\\s\\S]'],
    ['a\\h', 1, 'write [ \\t]'],
    ['[\\A]', 0, ''],
    ['ab\\K', 2, 'write the characters that it stands for'],
    ['\\p{Greek}', 0, 'write \\p{Script=…}'],
    ['a++', 2, 'write no + behind another quantifier'],
    ['a{2}+b', 4, 'write no + behind another quantifier'],
    ['x(?>a)', 2, 'write (?:…)'],
    ['x(?i:a)', 2, 'flags stand in front of all, as (?i)'],
    ['x(?i)a', 2, 'flags stand in front of all, as (?i)'],
    ['(?U)a', 1, 'flags stand in front of all, as (?i)'],
    ['(?P=x)', 1, ''],
    ['(a)\\2', 3, ''],
    ['\\k<x>', 0, ''],
  ];
  for (const [pattern, position, advice] of foreign) {
    it(`are refused where they would mean something else: ${pattern}`, () => {
      expect(() => new Sanitizer().addPattern(pattern, ''))
        .to.throw(SessionError, advice)
        .that.includes({ code: 'invalid-argument', path: 'pattern', byteOffset: position });
    });
  }

  it('are refused where they are neither text nor a RegExp', () => {
    expect(() => new Sanitizer().addPattern(5 as unknown as string, '', 'five')).to.throw(
      SessionError,
      'pattern must be a text or a RegExp, not 5.',
    );
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

  it('leave a file that can be read, with its structure, whatever they match', () => {
    const record = (newValue: unknown): StateRecord => ({
      seq: 2,
      time: 2,
      id: 'a',
      name: 'n',
      kind: 'ref',
      newValue,
    });
    const change: StateRecord = {
      ...{ seq: 3, time: 3, id: 'a', name: 'n' },
      changes: [{ path: '/items/0/a~1b', op: 'replace', value: 2 }],
    };
    const before = record({ items: [{ 'a/b': 1, c: 'seq' }] });
    const data = {
      version: '2.0',
      timestamp: '2026-03-01T14:02:11.482Z',
      session: { id: 'tab', name: 'shop', startedAt: 1, origin: 'https://shop.example' },
      components: [{ seq: 1, time: 1, op: 'mount', id: 'form', props: { mount: 'mount' } }],
      state: [before, change, { ...record(valueAfter(before.newValue, change)), seq: 4 }],
      events: [{ seq: 5, time: 4, name: 'order', category: 'dom', payload: { seq: 'seq' }, cause: 3 }],
      performance: [{ seq: 6, time: 5, name: 'render', startTime: 1, duration: 2 }],
    };
    for (const pattern of [
      /\w+/,
      /[^]/,
      /seq|time|op|mount|ref|version|changes|path|replace|\d/,
      /a|item/,
    ]) {
      const left = new Sanitizer().addPattern(pattern, 'x/~"').sanitize(data);
      expect(validateImport(left)).to.deep.equal({ valid: true, errors: [] });
      expect(left.components[0]).to.include({ seq: 1, time: 1, op: 'mount' });
      expect(left.events[0]).to.include({ seq: 5, time: 4, cause: 3 });
      expect(left.performance[0]).to.have.all.keys(data.performance[0]!);
      const [first, second, third] = left.state;
      expect(first!.kind).to.equal('ref');
      expect(valueAfter(first!.newValue, second!)).to.deep.equal(third!.newValue);
    }
  });

  it('leave valid values in the place of numbers', () => {
    const sanitized = new Sanitizer().addPattern('42', 'x').sanitize({ a: 42, b: 1, c: null, d: true });
    expect(sanitized).to.deep.equal({ a: 'x', b: 1, c: null, d: true });
  });

  const broken: [pattern: string, position: number][] = [
    ['a(b', 1],
    ['ab)', 2],
    ['a**', 2],
    ['((a**))', 4],
    ['x(\\d[[:digit:]+)', 4],
    ['(?i)x[b-a]', 5],
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
