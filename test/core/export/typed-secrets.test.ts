import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { domEventsCollector } from '../../../src/core/collect/dom-events.ts';
import type { DevTools, EventRecord, ExportData } from '../../../src/core/index.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { exportedData, startTools } from '../../support/record-session.ts';
import { recordLines } from '../../support/session-file.ts';
import { allTemplates } from '../../support/session-with-secrets.ts';

const EMAIL = 'grace.hopper@example.com';
const FILLING = 'film '.repeat(100);

/** Typing at its beginning, and a log of ten minutes with the same word every second: some megabyte. */
function longSession(): ExportData {
  const events: EventRecord[] = Array.from(EMAIL, (_, at) => ({
    seq: at,
    time: 1_000 + at,
    category: 'dom',
    name: 'input',
    target: 'input#q',
    payload: { value: EMAIL.slice(0, at + 1) },
  }));
  for (let at = 0; at < 2_400; at += 1) {
    const payload = { word: 'grace', filling: FILLING };
    events.push({ seq: 100 + at, time: 2_000 + at * 250, category: 'console', name: 'log', payload });
  }
  const session = { id: 'typed', name: 'Typed', startedAt: 1_000, origin: 'https://a.example' };
  const logs = { components: [], state: [], events, performance: [] };
  return { version: '2.0', timestamp: '2026-01-02T03:04:05.678Z', session, ...logs };
}

describe('what was typed in a session that is exported', () => {
  let tools: DevTools;

  beforeEach(async () => {
    await freshStore();
    tools = await startTools({ sanitizeAtCapture: false });
  });

  afterEach(freshStore);

  it('is removed while the app may have worked with it, and no longer', async () => {
    const data = longSession();
    const { sessionId } = await tools.importData(data, { mode: 'open' });
    const exported = await exportedData(tools, { sessionId, sanitize: allTemplates() });
    expect(recordLines(exported)).to.deep.equal(recordLines(allTemplates().sanitize(data)));
    const words = exported.events.map(({ payload }) => (payload as { word?: string }).word);
    expect(words.filter((word) => word === '[REDACTED]')).to.have.length(17);
    expect(words.filter((word) => word === 'grace')).to.have.length(2_383);
  });

  it('is removed from a delta that begins while it was being typed', async () => {
    for (let at = 1; at < EMAIL.length; at += 1) {
      record(EMAIL.slice(0, at));
      // Each in a segment of its own.
      await tools.flush();
    }
    await tools.flush();
    const { checkpoint } = await tools.export('a.json');
    record(EMAIL);
    tools.recordState({ id: 'q', name: 'q', oldValue: EMAIL.slice(0, -1), newValue: EMAIL });
    await tools.flush();
    const options = { sanitize: allTemplates() };
    const { blob } = await tools.exportIncremental('b.json', checkpoint, options);
    const delta = JSON.parse(await blob!.text()) as ExportData;
    expect(delta.events).to.have.length(1);
    expect(delta.state).to.have.length(1);
    expect(JSON.stringify([delta.events, delta.state])).not.to.include('grace');
  });

  it('is removed where real keys typed it into a field, and an app took it up', async () => {
    await freshStore();
    const typing = await startTools({ collectors: [domEventsCollector()] });
    const field = await fixture<HTMLInputElement>(html`<input id="search" />`);
    field.addEventListener('input', () => {
      typing.recordState({ id: 'query', name: 'query', newValue: field.value });
      const target = `/films?${new URLSearchParams({ q: field.value })}`;
      typing.recordEvent({ category: 'network', name: 'fetch', target });
    });
    field.focus();
    await sendKeys({ type: '4111 1111 1111 1112' });
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ type: '1' });
    const plain = await exportedData(typing);
    expect(JSON.stringify(plain.events)).to.include('4111 1111 1111 1');
    const text = JSON.stringify(await exportedData(typing, { sanitize: allTemplates() }));
    expect(text).not.to.include('4111');
    fixtureCleanup();
  });

  function record(value: string): void {
    tools.recordEvent({ category: 'dom', name: 'input', target: 'input#q', payload: { value } });
  }
});
