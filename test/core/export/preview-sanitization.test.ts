import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { Sanitizer } from '../../../src/core/data.ts';
import type { DevTools, ExportData, SanitizationPreview } from '../../../src/core/index.ts';
import { differences, isWithin } from '../../support/differences.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { startTools } from '../../support/record-session.ts';
import { rejection } from '../../support/rejection.ts';
import { allTemplates, sessionWithSecrets } from '../../support/session-with-secrets.ts';

const RUNS = 4;

/** As much as several sessions hold: a run starts workers, so there are few. */
const manySecrets = fc.array(sessionWithSecrets, { minLength: 8, maxLength: 16 }).map((sessions) => ({
  ...sessions[0]!,
  events: sessions.flatMap(({ events }) => events).map((event, at) => ({ ...event, seq: at * 2 + 1 })),
}));

describe('a preview of what an export removes', () => {
  let tools: DevTools;

  before(async () => {
    await freshStore();
    tools = await startTools();
  });

  after(freshStore);

  /** A session beside the one that is recorded. */
  async function opened(data: ExportData): Promise<string> {
    const { sessionId } = await tools.importData(data, { mode: 'open' });
    return sessionId;
  }

  it('lists every change of the export, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(manySecrets, async (data) => {
        const sessionId = await opened(data);
        const sanitize = allTemplates();
        const preview = await tools.previewSanitization({ sessionId, sanitize });
        const { sanitization, blob } = await tools.export('a.json', { sessionId, sanitize });
        const before = await tools.getExportData({ sessionId });
        const after = JSON.parse(await blob!.text()) as ExportData;
        expect(preview).to.deep.equal(allTemplates().preview(before));
        expect(preview.wouldRedactCount).to.equal(sanitization!.valuesRedacted);
        expect(preview.byPattern).to.deep.equal(sanitization!.byPattern);
        expect(preview.matches).to.have.length(preview.wouldRedactCount);
        expectSamePlaces(preview, before, after);
      }),
      { numRuns: RUNS },
    );
  }).timeout(60_000);

  function expectSamePlaces(
    { matches }: SanitizationPreview,
    before: ExportData,
    after: ExportData,
  ): void {
    const timestamp = '';
    const withCheckpoint = ({ checkpoint, ...rest }: ExportData): object => ({
      ...rest,
      timestamp,
      checkpoint: { ...checkpoint, timestamp },
    });
    const changed = differences(withCheckpoint(before), withCheckpoint(after));
    for (const { location, original } of matches) {
      expect(
        changed.some((place) => isWithin(place, location)),
        `${location}: ${original}`,
      ).to.be.true;
    }
    for (const place of changed)
      expect(
        matches.some(({ location }) => isWithin(place, location)),
        place,
      ).to.be.true;
  }

  it('looks at what the options let through', async () => {
    const record = { time: 1, name: 'a', payload: 'ada@example.com' };
    const sessionId = await opened(
      sessionOf([1, 2, 3].map((seq) => ({ ...record, seq, name: `e${seq}` }))),
    );
    const sanitize = allTemplates();
    const preview = await tools.previewSanitization({
      sessionId,
      sanitize,
      filter: { eventNames: ['e2', 'e3'] },
      includeTimestamps: false,
    });
    expect(preview.matches).to.deep.equal(
      [2, 3].map((seq, at) => ({
        pattern: 'email',
        location: `events[${at}].payload`,
        record: { section: 'events', seq },
        original: 'ada@example.com',
        redacted: '[REDACTED]',
      })),
    );
    const none = await tools.previewSanitization({ sessionId, sanitize, includeEvents: false });
    expect(none.wouldRedactCount).to.equal(0);
  });

  it('looks at what is new alone, for a delta', async () => {
    tools.recordEvent({ name: 'a', payload: 'ada@example.com' });
    const sanitize = allTemplates();
    const { checkpoint } = await tools.export('a.json', { sanitize });
    tools.recordEvent({ name: 'b', payload: 'bob@example.com' });
    const { matches } = await tools.previewSanitization({ sanitize }, checkpoint);
    expect(matches.map(({ original }) => original)).to.deep.equal(['bob@example.com']);
  });

  it('counts all, and lists the first of each pattern', async () => {
    const events = Array.from({ length: 3_000 }, (_, i) => ({
      seq: i + 1,
      time: i,
      name: 'e',
      payload: [`user${i}@example.com`, 'x'.repeat(500) + 'rare'.repeat(i === 2_999 ? 200 : 0)],
    }));
    const sanitize = new Sanitizer().loadTemplates('pii').addPattern(/(?:rare)+/, '', 'rare');
    const preview = await tools.previewSanitization({
      sessionId: await opened(sessionOf(events)),
      sanitize,
    });
    expect(preview).to.deep.include({
      wouldRedactCount: 3_001,
      omittedCount: 2_000,
      byPattern: { email: 3_000, rare: 1 },
    });
    expect(preview.matches).to.have.length(1_001);
    expect(preview.matches.at(-1)).to.deep.include({ pattern: 'rare', redacted: '' });
    expect(preview.matches.at(-1)!.original).to.have.length(401);
  });

  it('can be cancelled, and needs a session', async () => {
    const controller = new AbortController();
    const sanitize = allTemplates();
    const running = tools.previewSanitization({ sanitize, signal: controller.signal });
    controller.abort();
    expect((await rejection(running)).code).to.equal('aborted');
    const missing = tools.previewSanitization({ sanitize, sessionId: 'nobody' });
    expect((await rejection(missing)).code).to.equal('session-not-found');
  });
});

function sessionOf(events: ExportData['events']): ExportData {
  return {
    version: '2.0',
    timestamp: '2025-02-03T04:05:06.789Z',
    session: { id: crypto.randomUUID(), name: 'Films' },
    components: [],
    state: [],
    events,
    performance: [],
  };
}
