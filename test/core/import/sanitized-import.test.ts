import { expect } from '@open-wc/testing';
import type { DevTools } from '../../../src/core/index.ts';
import { USUAL_SECTIONS } from '../../../src/core/model/records.ts';
import { fromUtf8, gunzip, gzip, streamOf, utf8 } from '../../support/bytes.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { exportedData, startTools } from '../../support/record-session.ts';
import { recordLines, sampleSession, sessionText } from '../../support/session-file.ts';
import { allTemplates } from '../../support/session-with-secrets.ts';
import { storeRows } from '../../support/store-rows.ts';

const SECRET = 'AKIAIOSFODNN7EXAMPLE';
const SLIDE = 64;

describe('a secret near a border', () => {
  let tools: DevTools;

  beforeEach(async () => {
    await freshStore();
    tools = await startTools({ sanitizeAtCapture: false });
  });

  after(freshStore);

  /** Texts in which the secret stands at each distance from their beginning, then from their end. */
  const slides = Array.from({ length: SLIDE + 1 }, (_, distance) => ' '.repeat(distance)).flatMap(
    (gap) => [`${gap}${SECRET}${' '.repeat(99)}`, `${' '.repeat(99)}${SECRET}${gap}`],
  );

  it('is found at the beginning and the end of every stored part', async () => {
    for (const [at, text] of slides.entries()) {
      tools.recordEvent({ name: `e${at}`, payload: text });
      await tools.flush();
    }
    const { blob, sanitization } = await tools.export('a.json.gz', { sanitize: allTemplates() });
    expect(fromUtf8(await gunzip(new Uint8Array(await blob!.arrayBuffer())))).not.to.include(SECRET);
    expect(sanitization!.byPattern['api key']).to.equal(slides.length);
  }).timeout(30_000);

  it('is found wherever a file is cut on its way in', async () => {
    const data = sampleSession(0);
    const cuts = Array.from({ length: 2 * SLIDE + SECRET.length }, (_, i) => i - SLIDE);
    data.events = cuts.map((_, i) => ({
      seq: i + 1,
      time: i,
      name: 'e',
      payload: `${'-'.repeat(70)} ${SECRET} ${'-'.repeat(70)}`,
    }));
    const bytes = utf8(sessionText(data));
    const text = fromUtf8(bytes);
    let secretAt = 0;
    const borders = cuts.map((cut) => (secretAt = text.indexOf(SECRET, secretAt + 1)) + cut);
    const sizes = [...borders, text.length].map((border, i) => border - (borders[i - 1] ?? 0));
    for (const source of [streamOf(bytes, sizes), streamOf(await gzip(bytes), [1, 7, 64, 1_000])]) {
      const result = await tools.import(source, { mode: 'open', sanitize: allTemplates() });
      expect(result.sanitization!.byPattern).to.deep.equal({ 'api key': cuts.length });
      const stored = await exportedData(tools, { sessionId: result.sessionId });
      expect(JSON.stringify(stored)).not.to.include(SECRET);
    }
  });
});

describe('an import with a sanitiser', () => {
  let tools: DevTools;

  before(async () => {
    await freshStore();
    tools = await startTools();
  });

  after(freshStore);

  const data = sampleSession(300);
  data.session.name = 'Films of ada@example.com';
  data.events[7]!.payload = { password: 'hunter2', list: [1, 'ada@example.com'] };
  data.state[3]!.id = 'ada@example.com';

  it('stores nothing that the sanitiser finds', async () => {
    const expected = allTemplates().sanitize(data);
    const file = new Blob([sessionText(data)]);
    const packed = new Blob([await gzip(utf8(sessionText(data)))]);
    const { blob } = await tools.export('own.json.gz', await idOf(file));
    for (const source of [file, packed, blob!]) {
      const sanitize = allTemplates();
      const result = await tools.import(source, { mode: 'open', sanitize });
      const stored = await exportedData(tools, { sessionId: result.sessionId });
      expect(recordLines(stored)).to.deep.equal(recordLines(expected));
      expect(stored.session.name).to.equal('Films of [REDACTED]');
      expect(result.sanitization).to.deep.equal(sanitize.getLastStats());
      expect(result.sanitization!.valuesRedacted).to.be.within(4, 5);
    }
  });

  async function idOf(file: Blob): Promise<{ sessionId: string }> {
    const { sessionId } = await tools.import(file, { mode: 'open' });
    return { sessionId };
  }

  it('changes the file alone: what was there stays', async () => {
    tools.recordEvent({ name: 'own', payload: 'ada@example.com' });
    await tools.flush();
    const before = await storeRows();
    const text = sessionText(data).replace('"seq":300', '"seq":"300"');
    await tools.import(new Blob([text]), { sanitize: allTemplates() }).catch(() => undefined);
    expect(Object.keys(await storeRows())).to.deep.equal(Object.keys(before));
    await tools.import(new Blob([sessionText(data)]), { sanitize: allTemplates() });
    const merged = await exportedData(tools);
    const count = USUAL_SECTIONS.reduce((sum, section) => sum + merged[section].length, 0);
    expect(count).to.equal(301);
    expect(JSON.stringify(merged).match(/ada@example\.com/g)).to.have.length(1);
  });
});
