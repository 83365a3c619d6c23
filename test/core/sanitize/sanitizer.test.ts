import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { validateImport } from '../../../src/core/import/validate-import.ts';
import { SessionError } from '../../../src/core/model/errors.ts';
import { USUAL_SECTIONS } from '../../../src/core/model/records.ts';
import { Redactor } from '../../../src/core/sanitize/redactor.ts';
import { Sanitizer } from '../../../src/core/sanitize/sanitizer.ts';
import { registerTemplate } from '../../../src/core/sanitize/template-registry.ts';
import { allTemplates as all, sessionWithSecrets } from '../../support/session-with-secrets.ts';

describe('Sanitizer', () => {
  it('never touches what it is given', () => {
    fc.assert(
      fc.property(sessionWithSecrets, (data) => {
        const before = JSON.stringify(data);
        all().sanitize(data);
        all().preview(data);
        expect(JSON.stringify(data)).to.equal(before);
      }),
    );
  });

  it('redacts what the preview says, and as often', () => {
    fc.assert(
      fc.property(sessionWithSecrets, (data) => {
        const sanitizer = all();
        const { matches, wouldRedactCount } = sanitizer.preview(data);
        const sanitized = sanitizer.sanitize(data);
        expect(sanitizer.getLastStats()?.valuesRedacted).to.equal(wouldRedactCount);
        expect(matches).to.have.length(wouldRedactCount);
        if (wouldRedactCount === 0) expect(sanitized).to.deep.equal(data);
        else expect(JSON.stringify(sanitized)).not.to.equal(JSON.stringify(data));
      }),
    );
  });

  it('finds nothing more in what it has sanitised', () => {
    fc.assert(
      fc.property(sessionWithSecrets, (data) => {
        const sanitizer = all();
        expect(sanitizer.preview(sanitizer.sanitize(data)).matches).to.deep.equal([]);
      }),
    );
  });

  it('leaves a session that imports without an error', () => {
    fc.assert(
      fc.property(sessionWithSecrets, (data) => {
        const sanitized = all().sanitize(data);
        expect(validateImport(JSON.parse(JSON.stringify(sanitized))).errors).to.deep.equal(
          validateImport(data).errors,
        );
        for (const section of USUAL_SECTIONS) {
          expect(sanitized[section].map(({ seq, time }) => [seq, time])).to.deep.equal(
            data[section].map(({ seq, time }) => [seq, time]),
          );
        }
      }),
    );
  });

  it('gives lines of records what it gives the records', () => {
    fc.assert(
      fc.property(sessionWithSecrets, (data) => {
        const sanitizer = all();
        const sanitized = sanitizer.sanitize(data);
        for (const section of USUAL_SECTIONS) {
          const toText = (records: readonly object[]): string =>
            records.map((record) => JSON.stringify(record)).join(',\n');
          const text = toText(data[section]);
          expect(sanitizer.forLines().sanitize(section, text) ?? text).to.equal(
            toText(sanitized[section]),
          );
        }
      }),
    );
  });

  it('says where a match is and what becomes of it', () => {
    const data = {
      version: '2.0',
      timestamp: '',
      session: { id: 's', name: 's' },
      components: [],
      state: [],
      performance: [],
      events: [{ seq: 7, time: 1, name: 'e', payload: { to: ['a', 'to ada@example.com now'] } }],
    };
    expect(new Sanitizer().loadTemplates('pii').preview(data)).to.deep.equal({
      wouldRedactCount: 1,
      omittedCount: 0,
      byPattern: { email: 1 },
      matches: [
        {
          pattern: 'email',
          location: 'events[0].payload.to[1]',
          record: { section: 'events', seq: 7 },
          original: 'ada@example.com',
          redacted: '[REDACTED]',
        },
      ],
    });
  });

  it('counts what it did', () => {
    const sanitizer = new Sanitizer().loadTemplates('pii').addPattern('x\\d', '-', 'own');
    sanitizer.sanitize({ a: 'ada@example.com bob@example.com', b: 'x1' });
    const { durationMs, ...stats } = sanitizer.getLastStats()!;
    expect(durationMs).to.be.at.least(0);
    expect(stats.byPattern).to.deep.equal({ email: 2, own: 1 });
    expect(stats.valuesRedacted).to.equal(3);
    expect(stats.stoppedPatterns).to.deep.equal([]);
    expect(new Sanitizer().getLastStats()).to.equal(undefined);
  });

  it('looks into tagged values', () => {
    const sanitized = all().sanitize({
      map: {
        $type: 'map',
        entries: [
          ['password', 'a'],
          [{ $type: 'date', value: null }, 'b'],
        ],
      },
      big: { $type: 'bigint', value: '4111111111111111' },
      small: { $type: 'bigint', value: '12' },
      dateOfBirth: { $type: 'date', value: '1990-01-01T00:00:00.000Z' },
      bytes: { $type: 'bytes', name: 'Uint8Array', length: 15, base64: btoa('ada@example.com') },
      error: { $type: 'error', name: 'E', message: 'no ada@example.com', props: { token: 'abc' } },
      cut: { $type: 'string', value: 'ada@example.com', truncated: 3 },
      instance: { $type: 'instance', name: 'Account', value: { pin: 1234 } },
    });
    expect(sanitized).to.deep.equal({
      map: {
        $type: 'map',
        entries: [
          ['password', '[REDACTED]'],
          [{ $type: 'date', value: null }, 'b'],
        ],
      },
      big: '[REDACTED]',
      small: { $type: 'bigint', value: '12' },
      dateOfBirth: '[REDACTED]',
      bytes: '[REDACTED]',
      error: { $type: 'error', name: 'E', message: 'no [REDACTED]', props: { token: '[REDACTED]' } },
      cut: { $type: 'string', value: '[REDACTED]', truncated: 3 },
      instance: { $type: 'instance', name: 'Account', value: { pin: '[REDACTED]' } },
    });
  });

  it('knows the name of a person by what stands beside it', () => {
    const name = (data: object): unknown => {
      const line = JSON.stringify({ seq: 1, time: 1, name: 'event', payload: data });
      const left = all().forLines().sanitize('events', line) ?? line;
      const { name: found } = all().sanitize(data) as { name?: unknown };
      expect((JSON.parse(left) as { payload: { name: unknown } }).payload.name).to.equal(found);
      return found;
    };
    for (const beside of [{ email: 'a@b.example' }, { birthDate: '1990-01-01' }, { cvv: 123 }]) {
      expect(name({ ...beside, name: 'Ada Quill' })).to.equal('[REDACTED]');
      expect(name({ name: 'Łucja', ...beside })).to.equal('[REDACTED]');
      expect(name({ name: 'LoginForm', ...beside })).to.equal('LoginForm');
      expect(name({ name: 'film-card', ...beside })).to.equal('film-card');
    }
    for (const beside of [{ email: '' }, { price: 3 }, { email: 'Required' }, { hasEmail: true }])
      expect(name({ name: 'Desk Lamp', ...beside })).to.equal('Desk Lamp');
  });

  it('leaves a flag a flag', () => {
    const flags = { tradeUnionMember: true, biometric: false, showPassword: true };
    expect(all().sanitize(flags)).to.deep.equal({ ...flags, tradeUnionMember: false });
  });

  it('keeps keys apart that become the same', () => {
    expect(all().sanitize({ 'a@example.com': 1, 'b@example.com': 2 })).to.deep.equal({
      '[REDACTED]': 1,
      '[REDACTED] 2': 2,
    });
  });

  it('knows a changed value by the path and by the name of its state', () => {
    const change = (path: string, name: string): unknown => {
      const record = { seq: 1, time: 1, id: 'r', name, changes: [{ path, op: 'replace', value: 'x' }] };
      const data = { version: '2.0', state: [record] };
      return all().sanitize(data).state[0]!.changes[0]!.value;
    };
    expect(change('/user/password', 'form')).to.equal('[REDACTED]');
    expect(change('/0', 'password')).to.equal('[REDACTED]');
    expect(change('/user/film', 'form')).to.equal('x');
  });

  it('knows what was typed by the name of the field', () => {
    const left = (target: string, value = 'MRN-518282463'): string => {
      const record = { seq: 1, time: 1, category: 'dom', name: 'change', target, payload: { value } };
      const sanitizer = all();
      const [event] = sanitizer.sanitize({ version: '2.0', events: [record] }).events;
      const line = JSON.stringify(record);
      expect(sanitizer.forLines().sanitize('events', line) ?? line).to.equal(JSON.stringify(event));
      return event!.payload.value;
    };
    expect(left('input[name="patientId"]')).to.equal('[REDACTED]');
    expect(left('x-form >> input#mrn')).to.equal('[REDACTED]');
    expect(left('input#age', '93')).to.equal('[REDACTED]');
    expect(left('input[name="film"]')).to.equal('MRN-518282463');
    expect(left('input.mrn')).to.equal('MRN-518282463');
  });

  it('refuses a template that nobody registered', () => {
    expect(() => new Sanitizer().loadTemplates('pii', 'nope'))
      .to.throw(SessionError, '"nope"')
      .with.property('code', 'invalid-argument');
  });

  it('loads registered templates, in another thread too', () => {
    registerTemplate('shop', [
      { name: 'basket', keys: /\bbasket\b/ },
      { name: 'tag', pattern: /T-\d+/ },
    ]);
    const sanitizer = new Sanitizer().loadTemplates('shop');
    const other = Redactor.from(structuredClone(sanitizer.describe()));
    for (const one of [sanitizer, other]) {
      expect(one.sanitize({ basketId: 3, text: 'is T-12' })).to.deep.equal({
        basketId: '[REDACTED]',
        text: 'is [REDACTED]',
      });
    }
  });

  it('takes a registered template anew under its name, and none under a built-in one', () => {
    registerTemplate('anew', [{ name: 'one', pattern: 'one' }]);
    const before = new Sanitizer().loadTemplates('anew');
    registerTemplate('anew', [{ name: 'two', pattern: 'two' }]);
    const after = new Sanitizer().loadTemplates('anew');
    const text = 'one two';
    expect(before.sanitize(text)).to.equal('[REDACTED] two');
    expect(after.sanitize(text)).to.equal('one [REDACTED]');
    for (const name of ['pii', 'pci', 'hipaa', 'gdpr', 'secrets']) {
      expect(() => registerTemplate(name, []))
        .to.throw(SessionError, `"${name}" is the name of a built-in template`)
        .that.includes({ code: 'invalid-argument', path: 'name' });
    }
  });

  it('refuses what it does not look into, and what has no end', () => {
    const cycle: Record<string, unknown> = { email: 'a@b.example' };
    cycle.self = cycle;
    const refused: [data: unknown, code: string, path: string | undefined][] = [
      [{ list: [new Map([['password', 'hunter2']])] }, 'invalid-argument', 'list[0]'],
      [new Set(['a@b.example']), 'invalid-argument', 'data'],
      [{ at: new URL('https://u:p@a.example') }, 'invalid-argument', 'at'],
      [cycle, 'too-deep', undefined],
    ];
    for (const [data, code, path] of refused) {
      for (const work of ['sanitize', 'preview'] as const) {
        expect(() => all()[work](data))
          .to.throw(SessionError)
          .that.includes({ code, ...(path === undefined ? {} : { path }) });
      }
    }
    const date = new Date(0);
    expect(all().sanitize({ at: date, dob: date, password: new Map() })).to.deep.equal({
      at: date,
      dob: '[REDACTED]',
      password: '[REDACTED]',
    });
  });
});
