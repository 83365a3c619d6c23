import { expect } from '@open-wc/testing';
import { parseExportData, registerFormat, Sanitizer } from '../../../src/core/data.ts';
import type { DevTools, ExportData, ExportOptions, FormatName } from '../../../src/core/index.ts';
import { USUAL_SECTIONS } from '../../../src/core/model/records.ts';
import type { SegmentRow } from '../../../src/core/store/schema.ts';
import { fromUtf8, gunzip, utf8 } from '../../support/bytes.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { exportedData, recordMix, startTools } from '../../support/record-session.ts';
import { rejection } from '../../support/rejection.ts';
import { recordLines } from '../../support/session-file.ts';
import { allTemplates } from '../../support/session-with-secrets.ts';
import { settledRows } from '../../support/store-rows.ts';

const EMAIL = 'ada.lovelace@example.com';
const CARD = '4111 1111 1111 1111';
const SECRETS = [EMAIL, CARD, 'hunter2', 'AKIAIOSFODNN7EXAMPLE'];

describe('an export with a sanitiser', () => {
  let tools: DevTools;
  let plain: ExportData;
  let sanitized: ExportData;

  // An export changes nothing, so the session is recorded once.
  before(async function () {
    this.timeout(60_000);
    await freshStore();
    tools = await startTools({ name: `Films of ${EMAIL}`, sanitizeAtCapture: false });
    await recordMix(tools, 4_000);
    await settledRows();
    recordSecrets();
    await tools.flush();
    plain = await tools.getExportData();
    sanitized = allTemplates().sanitize(plain);
  });

  after(freshStore);

  function recordSecrets(): void {
    tools.recordEvent({ name: 'login', source: EMAIL, payload: { password: 'hunter2', to: [EMAIL] } });
    tools.recordEvent({ name: 'fetch', target: `https://a.example/?key=${SECRETS[3]}`, payload: null });
    tools.recordState({ id: EMAIL, name: 'cart', newValue: { note: `paid by ${CARD}`, films: [1, 2] } });
    tools.recordState({ id: EMAIL, name: 'cart', newValue: { note: CARD, films: [1, 2, 3] } });
    tools.recordComponent({ op: 'mount', id: EMAIL, name: 'user-card', props: { token: 'hunter2' } });
    tools.recordPerformance({ name: 'update', componentId: EMAIL, startTime: 1, duration: 2 });
  }

  /** What a file holds, whatever its format. */
  async function read(filename: string, options: ExportOptions = {}): Promise<[string, ExportData]> {
    const { blob } = await tools.export(filename, { sanitize: allTemplates(), ...options });
    const bytes = new Uint8Array(await blob!.arrayBuffer());
    const text = bytes[0] === 0x1f ? await gunzip(bytes) : bytes;
    const format = filename.split('.')[1] as FormatName;
    return [fromUtf8(text), parseExportData(text, format)];
  }

  for (const filename of ['a.json', 'a.yaml', 'a.msgpack']) {
    for (const options of [{}, { compress: true }, { compress: true, compressionLevel: 9 }]) {
      it(`holds nothing that the preview lists: ${filename} ${JSON.stringify(options)}`, async () => {
        const [text, data] = await read(filename, options);
        for (const secret of SECRETS) expect(text).not.to.include(secret);
        expect(recordLines(data)).to.deep.equal(recordLines(sanitized));
        expect({ ...data.session, endedAt: 0 }).to.deep.equal({ ...sanitized.session, endedAt: 0 });
        expect(data.checkpoint!.lastComponentId).to.equal('[REDACTED]');
      });
    }
  }

  it('copies what is stored of segments without a match', async () => {
    const rows = await settledRows();
    const { blob } = await tools.export('a.json.gz', { sanitize: allTemplates() });
    const file = latin1(new Uint8Array(await blob!.arrayBuffer()));
    let copied = 0;
    for (const [key, row] of Object.entries(rows)) {
      if (!key.startsWith('segments') || (row as SegmentRow).encoding !== 'deflate') continue;
      const stored = rows[key.replace('segments', 'chunks')] as Uint8Array;
      expect(file.includes(latin1(stored)), key).to.be.true;
      copied += 1;
    }
    expect(copied).to.be.at.least(2);
  });

  it('says what it did, and so does the sanitiser', async () => {
    const sanitize = allTemplates();
    const { sanitization, checkpoint } = await tools.export('a.json.gz', { sanitize });
    const { wouldRedactCount, byPattern } = allTemplates().preview(plain);
    expect(sanitization).to.deep.include({ valuesRedacted: wouldRedactCount, byPattern });
    expect(sanitization!.patternsApplied).to.be.above(50);
    expect(sanitization!.durationMs).to.be.above(0);
    expect(sanitize.getLastStats()).to.deep.equal(sanitization);
    // The next delta begins where the store stands.
    expect(checkpoint.lastComponentId).to.equal(EMAIL);
    expect((await tools.export('a.json')).sanitization).to.equal(undefined);
  });

  it('imports again, with its links', async () => {
    for (const filename of ['a.json.gz', 'a.yaml', 'a.msgpack']) {
      const { blob } = await tools.export(filename, { sanitize: allTemplates() });
      const { warnings, sessionId } = await tools.import(blob!, { mode: 'open' });
      expect(warnings).to.deep.equal([]);
      const again = await exportedData(tools, { sessionId });
      expect(recordLines(again)).to.deep.equal(recordLines(sanitized));
      const mounted = again.components.at(-1)!.id;
      expect(again.performance.at(-1)!.componentId).to.equal(mounted);
      expect(again.events.find(({ name }) => name === 'login')!.source).to.equal(mounted);
    }
  });

  it('filters by what was recorded, and sanitises what is left', async () => {
    const filter = { components: [EMAIL] };
    const [text, data] = await read('a.json.gz', { filter });
    expect(text).not.to.include(EMAIL);
    expect(data.components).to.have.length(1);
    expect(data.events).to.have.length(1);
    const expected = allTemplates().sanitize(await tools.getExportData({ filter }));
    expect(recordLines(data)).to.deep.equal(recordLines(expected));
  });

  it('goes without a clock as well', async () => {
    for (const filename of ['a.json', 'a.yaml.gz']) {
      const [text, data] = await read(filename.replace('.gz', ''), {
        includeTimestamps: false,
        compress: filename.endsWith('.gz'),
      });
      for (const secret of SECRETS) expect(text).not.to.include(secret);
      expect(data.events[0]).not.to.have.property('time');
      expect(data.events).to.have.length(plain.events.length);
    }
  });

  it('reaches a delta, and the chain of both', async () => {
    const full = await tools.exportFull('full.json.gz', { sanitize: allTemplates() });
    recordSecrets();
    await tools.flush();
    const delta = await tools.exportIncremental('delta.yaml', full.checkpoint, {
      sanitize: allTemplates(),
    });
    const text = await delta.blob!.text();
    for (const secret of SECRETS) expect(text).not.to.include(secret);
    const [result] = await tools.importFiles([delta.blob!, full.blob!], { mode: 'open' });
    expect(result!.warnings).to.deep.equal([]);
    const whole = await exportedData(tools, { sessionId: result!.sessionId });
    const expected = allTemplates().sanitize(await tools.getExportData());
    expect(recordLines(whole)).to.deep.equal(recordLines(expected));
  });

  it('reaches a stream, data in memory and a format of the app', async () => {
    const chunks: Uint8Array[] = [];
    const to = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(chunk) });
    await tools.exportStream('a.json', { to, bufferSize: 100, sanitize: allTemplates() });
    const streamed = await new Blob(chunks as BlobPart[]).text();
    const inMemory = JSON.stringify(await tools.getExportData({ sanitize: allTemplates() }));
    let given = '';
    registerFormat({
      name: 'shout',
      extensions: ['.shout'],
      mediaType: 'text/plain',
      encode: (data) => utf8((given = JSON.stringify(data))),
      decode: (bytes) => JSON.parse(fromUtf8(bytes)) as ExportData,
    });
    const { sanitization } = await tools.export('a.shout', { sanitize: allTemplates() });
    expect(sanitization!.valuesRedacted).to.be.above(0);
    for (const text of [streamed, inMemory, given]) {
      expect(text).to.include('[REDACTED]');
      for (const secret of SECRETS) expect(text).not.to.include(secret);
    }
  });

  it('is estimated as it will be', async () => {
    // Every record loses a long text.
    const sanitize = new Sanitizer().addPattern(/"list":"[^"]*"|[a-z\d]{7}/, '-');
    for (const name of ['a.json', 'a.json.gz']) {
      const { bytesWritten } = await tools.export(name, { sanitize });
      const estimate = await tools.estimateExport(name, { sanitize });
      expect(estimate.bytes / bytesWritten).to.be.within(0.9, 1.1);
      expect((await tools.estimateExport(name)).bytes / bytesWritten).to.be.above(1.2);
    }
  });

  it('names the pattern that did not come back, and removes what it was looking at', async () => {
    const sanitize = new Sanitizer().addPattern('^(\\w|[a-z])+!$', '-', 'slow');
    tools.recordEvent({ name: 'odd', payload: 'a'.repeat(60) });
    const { sanitization } = await tools.export('a.json', { sanitize });
    expect(sanitization!.stoppedPatterns).to.deep.equal(['slow']);
    const { events } = await tools.getExportData({ sanitize });
    expect(events.at(-1)!.payload).to.equal('[REDACTED]');
  });

  it('refuses what is no sanitiser', async () => {
    const sanitize = { loadTemplates: 'pii' } as unknown as Sanitizer;
    for (const call of [
      tools.export('a.json', { sanitize }),
      tools.estimateExport('a.json', { sanitize }),
      tools.getExportData({ sanitize }),
      tools.previewSanitization({ sanitize }),
      tools.previewSanitization({}),
      tools.importData(plain, { sanitize }),
    ]) {
      expect(await rejection(call)).to.include({ code: 'invalid-argument', path: 'options.sanitize' });
    }
  });

  it('keeps every section in order', () => {
    for (const section of USUAL_SECTIONS)
      expect(sanitized[section].map(({ seq }) => seq)).to.deep.equal(
        plain[section].map(({ seq }) => seq),
      );
  });
});

/** One character a byte. */
function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
