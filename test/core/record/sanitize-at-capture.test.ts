import { expect } from '@open-wc/testing';
import { Sanitizer } from '../../../src/core/data.ts';
import { devtools } from '../../../src/core/index.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { RecorderBench } from '../../support/record-lines.ts';
import { startTools } from '../../support/record-session.ts';
import { rejection } from '../../support/rejection.ts';
import { allTemplates } from '../../support/session-with-secrets.ts';
import { settledRows } from '../../support/store-rows.ts';

const EMAIL = 'ada.lovelace@example.com';
const CARD = '4111 1111 1111 1111';
const TOKEN = 'ghp_aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789';

describe('a sanitiser at capture', () => {
  beforeEach(freshStore);
  afterEach(freshStore);

  it('keeps what it finds out of every record', () => {
    const bench = new RecorderBench({ sanitizeAtCapture: allTemplates() }).open();
    const { recorder } = bench;
    recorder.recordEvent({ name: `mail ${EMAIL}`, category: EMAIL, payload: { note: `card ${CARD}` } });
    recorder.recordState({
      id: EMAIL,
      name: 'form',
      type: EMAIL,
      newValue: { to: EMAIL, password: 'hunter2' },
    });
    recorder.recordComponent({ op: 'mount', id: 'a', name: 'x-user', props: { mail: EMAIL, n: 1 } });
    recorder.recordPerformance({ name: TOKEN, componentId: EMAIL, startTime: 1, duration: 2 });
    const lines = (['events', 'state', 'components', 'performance'] as const).flatMap((section) =>
      bench.lines(section),
    );
    expect(lines).to.have.length(4);
    for (const secret of [EMAIL, CARD, TOKEN, 'hunter2']) expect(lines.join()).not.to.include(secret);
    expect(bench.records('components')[0]).to.deep.include({ op: 'mount', id: 'a', name: 'x-user' });
    expect(bench.records('performance')[0]).to.deep.include({ seq: 4, startTime: 1, duration: 2 });
  });

  it('leaves what holds nothing as it is', () => {
    const [plain, sanitized] = [{}, { sanitizeAtCapture: allTemplates() }].map((options) => {
      const bench = new RecorderBench(options).open();
      bench.recorder.recordEvent({ name: 'cart/add', payload: { film: 'Heat', price: 11.99 } });
      return { ...bench.records('events')[0], time: 0 };
    });
    expect(sanitized).to.deep.equal(plain);
  });

  it('redacts changes by path, also after the first value', () => {
    const bench = new RecorderBench({ sanitizeAtCapture: allTemplates() }).open();
    const films = { list: Array.from({ length: 50 }, (_, i) => ({ title: `Film ${i}` })) };
    const before = { films, user: { name: 'Ada', mail: '' } };
    const after = { films, user: { name: 'Ada', mail: EMAIL } };
    bench.recorder.recordState({ id: 's', name: 's', newValue: before });
    bench.recorder.recordState({ id: 's', name: 's', oldValue: before, newValue: after });
    const [, changed] = bench.lines('state');
    expect(changed).to.include('"changes"').and.not.to.include(EMAIL);
  });

  it('counts a record that it cannot redact as dropped', () => {
    const sanitizer = new Sanitizer();
    const lines = sanitizer.forLines();
    lines.sanitize = () => {
      throw new Error(EMAIL);
    };
    sanitizer.forLines = () => lines;
    const bench = new RecorderBench({ sanitizeAtCapture: sanitizer }).open();
    bench.recorder.recordEvent({ name: EMAIL });
    expect(bench.recorder.droppedCount).to.equal(1);
    const [gap] = bench.lines('events');
    expect(gap).to.include('"droppedCount":1').and.not.to.include(EMAIL);
  });

  it('leaves nothing in the store, the name of the session included', async () => {
    const tools = await startTools({ name: `Mail of ${EMAIL}`, sanitizeAtCapture: allTemplates() });
    tools.recordEvent({ name: 'sent', payload: { to: EMAIL } });
    await tools.flush();
    await settledRows();
    const [session] = await tools.sessions();
    expect(session!.name)
      .to.match(/^Mail of /)
      .and.not.to.include(EMAIL);
    expect(JSON.stringify(await tools.getExportData())).not.to.include(EMAIL);
  });

  it('is refused when it is none', async () => {
    const reason = await rejection(devtools.enable({ sanitizeAtCapture: {} as unknown as Sanitizer }));
    expect(reason).to.include({ code: 'invalid-argument', path: 'sanitizeAtCapture' });
  });
});
