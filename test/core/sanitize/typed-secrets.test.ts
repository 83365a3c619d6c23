import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Sanitizer } from '../../../src/core/data.ts';
import type { ExportData } from '../../../src/core/model/file-format.ts';
import { SECTIONS } from '../../../src/core/model/records.ts';
import { allTemplates } from '../../support/session-with-secrets.ts';

const CARD = '4111111111111111';
const EMAIL = 'ada.lovelace@example.com';
const KEY_MS = 150;
const FIELD = 'form > input#q';

/** What stands in the field after each key. */
function beginnings(text: string): string[] {
  return Array.from(text, (_, at) => text.slice(0, at + 1));
}

/** A session in which texts stood in a field one after the other, and a value, an address and a log took them up. */
function sessionOf(values: readonly string[], target = FIELD): ExportData {
  const data = { version: '2.0', components: [], state: [], events: [], performance: [] };
  const { state, events, performance } = data as unknown as Record<string, object[]>;
  values.forEach((value, at) => {
    const time = 1_000 + at * KEY_MS;
    const seq = at * 6 + 1;
    const address = `https://a.example/search?q=${encodeURIComponent(value)}&page=1`;
    const before = values[at - 1];
    events!.push({ seq, time, category: 'dom', name: 'input', target, payload: { value } });
    state!.push({ seq: seq + 1, time, id: 'q', name: 'q', oldValue: before, newValue: value });
    state!.push({
      seq: seq + 2,
      time,
      id: 'form',
      name: 'form',
      changes: [{ path: '/fields/0', op: 'replace', value }],
    });
    events!.push({ seq: seq + 3, time, category: 'network', name: 'fetch', target: address });
    events!.push({
      seq: seq + 4,
      time,
      category: 'console',
      name: 'log',
      payload: [`looking for ${value}`, JSON.stringify({ q: value })],
    });
    performance!.push({ seq: seq + 5, time, name: address, startTime: 1, duration: 2 });
  });
  return data as unknown as ExportData;
}

/** What an export writes: line by line, in parts that other threads may look at. */
function exported(sanitizer: Sanitizer, data: ExportData, linesOfPart: number): string {
  const finder = sanitizer.typedSecretFinder();
  for (const part of partsOf(data.events, linesOfPart)) finder.addLines(part);
  const lines = sanitizer.forLines(undefined, finder.end());
  const sections = SECTIONS.filter((section) => section !== 'dom').map((section) => {
    const parts = partsOf(data[section], linesOfPart).map(
      (part) => lines.sanitize(section, part) ?? part,
    );
    return `"${section}":[${parts.join(',\n')}]`;
  });
  return `{"version":"2.0",${sections.join(',')}}`;
}

function partsOf(records: readonly unknown[], size: number): string[] {
  const lines = records.map((record) => JSON.stringify(record));
  return Array.from({ length: Math.ceil(lines.length / size) }, (_, at) =>
    lines.slice(at * size, (at + 1) * size).join(',\n'),
  );
}

function sanitized(data: ExportData): string {
  return JSON.stringify(allTemplates().sanitize(data));
}

describe('secrets that were typed letter by letter', () => {
  for (const [what, secret] of [
    ['a card', CARD],
    ['a card in groups', '4111 1111 1111 1111'],
    ['an e-mail address', EMAIL],
    ['a phone number', '+44 20 7946 0958'],
    ['an IBAN', 'DE89 3704 0044 0532 0130 00'],
    ['a token', 'ghp_16C7e42F292c6912E7710c838347Ae178B4a'],
  ] as const) {
    it(`leaves no beginning of ${what}`, () => {
      const text = sanitized(sessionOf(beginnings(secret)));
      const digits = text.replace(/%20|[\s+]/g, '');
      const start = secret.replace(/\s|\+/g, '').slice(0, 4);
      expect(digits).not.to.include(start);
      expect(digits).not.to.include(encodeURIComponent(start));
      expect(text).to.include('[REDACTED]');
    });
  }

  it('leaves none behind other words, nor before others that follow', () => {
    const words = `my address is ${EMAIL}, `;
    const text = sanitized(sessionOf(beginnings(`${words}and my card ${CARD}`)));
    expect(text).to.include('my address is [REDACTED]');
    expect(text).not.to.match(/ada\.|4111/);
  });

  it('leaves none when the secret is deleted again', () => {
    const typed = beginnings(CARD);
    const deleted = [...typed].reverse();
    expect(sanitized(sessionOf([CARD, ...deleted, '']))).not.to.include('4111');
    expect(sanitized(sessionOf([...typed, ...deleted, '', 'films']))).not.to.include('4111');
  });

  it('leaves none when a key was wrong and was taken back', () => {
    const [first, then] = [beginnings('ada.lovex'), beginnings(EMAIL).slice(7)];
    expect(sanitized(sessionOf([...first, ...then]))).not.to.include('ada.');
    const wrong = '4111 1111 1111 1112';
    const typed = [...beginnings(wrong), wrong.slice(0, -1), `${wrong.slice(0, -1)}1`];
    expect(sanitized(sessionOf(typed))).not.to.include('4111');
  });

  it('finds them as numbers and without the signs between them', () => {
    const data = sessionOf(beginnings('4111 1111 1111 1111'));
    (data.state as object[]).push(
      { seq: 90.5, time: 3_000, id: 'number', name: 'number', newValue: 41111111 },
      { seq: 90.6, time: 3_000, id: 'plain', name: 'plain', newValue: '41111111111' },
    );
    expect(sanitized(data)).not.to.match(/4111/);
  });

  it('leaves what was not typed, or not at that time', () => {
    const data = sessionOf(beginnings('support@example.com'));
    const late = { time: 60_000, category: 'app', name: 'tab', payload: { tab: 'support' } };
    (data.events as object[]).push({ seq: 500, ...late, name: 'first' }, { seq: 501, ...late });
    const text = sanitized(data);
    expect((JSON.parse(text) as ExportData).events.at(-1)).to.deep.equal(data.events.at(-1));
    const clean = sessionOf(beginnings('all films of 1984 in order 4111 1112'));
    expect(JSON.parse(sanitized(clean))).to.deep.equal(JSON.parse(JSON.stringify(clean)));
    const pasted = sessionOf(['', EMAIL]);
    (pasted.state as object[]).push({ seq: 8, time: 1_200, id: 'a', newValue: 'ada.' });
    expect(sanitized(pasted)).to.include('"newValue":"ada."');
  });

  it('looks for no more at a time than anybody types', () => {
    const all = Array.from({ length: 400 }, (_, at) => `ada${at}@example.com`);
    const data = sessionOf(all.flatMap((one) => [one.slice(0, -4), one, '']));
    for (const event of data.events) event.time = 1_000;
    expect(sanitized(data)).not.to.include('ada');
    const finder = allTemplates().typedSecretFinder();
    for (const event of data.events) finder.add(event);
    const secrets = finder.end();
    const countAt = (seq: number): number =>
      secrets.filter(({ fromSeq, toSeq }) => fromSeq <= seq && seq < toSeq).length;
    const most = Math.max(...data.events.map(({ seq }) => countAt(seq)));
    expect(most).to.be.within(90, 101);
  });

  it('keeps names by which records are found', () => {
    const data = sessionOf(beginnings('film@example.com'));
    (data.components as object[]).push({ seq: 9.5, time: 1_100, op: 'mount', id: 'film', name: 'film' });
    expect(JSON.parse(sanitized(data)).components).to.deep.equal(data.components);
  });

  it('are counted, listed and excepted by the pattern that finds them whole', () => {
    const data = sessionOf(beginnings(EMAIL));
    const sanitizer = new Sanitizer().loadTemplates('pii');
    const { wouldRedactCount, byPattern, matches } = sanitizer.preview(data);
    expect(Object.keys(byPattern)).to.deep.equal(['email']);
    const one = matches.find(({ original }) => original === 'ada.lovel');
    expect(one).to.deep.include({
      pattern: 'email',
      location: 'state[16].newValue',
      redacted: '[REDACTED]',
    });
    sanitizer.sanitize(data);
    expect(sanitizer.getLastStats()!.valuesRedacted).to.equal(wouldRedactCount);
    sanitizer.except({ pattern: 'email', path: 'state.newValue' });
    const kept = sanitizer.sanitize(data);
    expect(kept.state[16]).to.deep.include({ newValue: 'ada.lovel', oldValue: '[REDACTED]' });
  });

  it('are removed from lines in any parts as from data', () => {
    const word = fc.constantFrom(CARD, EMAIL, 'films', '', 'of 1984', '+44 20 7946 0958', 'a b');
    const edit = fc.record({ text: word, deleted: fc.nat(24), isPasted: fc.boolean() });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), fc.integer({ min: 1, max: 40 }), (edits, size) => {
        const values: string[] = [];
        for (const { text, deleted, isPasted } of edits) {
          const last = values.at(-1) ?? '';
          values.push(...(isPasted ? [text] : beginnings(text).map((typed) => last + typed)));
          const left = values.at(-1) ?? '';
          for (let count = 1; count <= Math.min(deleted, left.length); count += 1)
            values.push(left.slice(0, left.length - count));
        }
        const data = sessionOf(values);
        const whole = JSON.parse(sanitized(data));
        expect(JSON.parse(exported(allTemplates(), data, size))).to.deep.equal(whole);
      }),
      { numRuns: 60 },
    );
  });
});
