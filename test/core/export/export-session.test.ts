import { expect } from '@open-wc/testing';
import {
  USUAL_SECTIONS,
  type DevTools,
  type ExportData,
  type Progress,
} from '../../../src/core/index.ts';
import { crc32 } from '../../../src/core/formats/gzip/crc32.ts';
import { fromUtf8, gunzip, utf8 } from '../../support/bytes.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { rejection } from '../../support/rejection.ts';
import { exportedData, exportText, recordMix, startTools } from '../../support/record-session.ts';
import { recordLines } from '../../support/session-file.ts';
import { changedRows, settledRows, withStore } from '../../support/store-rows.ts';

const COUNT = 5_000;

describe('an export', () => {
  let tools: DevTools;
  let plain: ExportData;
  let plainLength: number;

  // Recorded once: an export changes nothing, which is itself one of the tests.
  before(async function () {
    this.timeout(60_000);
    await freshStore();
    tools = await startTools();
    await recordMix(tools, COUNT);
    await settledRows();
    // A tail that is not folded yet lies behind the segments.
    await recordMix(tools, 40, 2);
    const text = await exportText(tools);
    plain = JSON.parse(text) as ExportData;
    plainLength = text.length;
  });

  after(freshStore);

  it('is a JSON file with one record a line, in the order of `seq`', async () => {
    const text = await exportText(tools);
    const lines = text.split('\n').map((line) => line.replace(/,$/, ''));
    let records = 0;
    for (const section of USUAL_SECTIONS) {
      const start = lines.indexOf(`"${section}":[`);
      const seqs: number[] = [];
      for (let i = start + 1; lines[i] !== ']'; i += 1)
        seqs.push((JSON.parse(lines[i]!) as { seq: number }).seq);
      expect(seqs).to.deep.equal([...seqs].sort((a, b) => a - b));
      records += seqs.length;
    }
    expect(records).to.equal(COUNT + 40);
    expect(Object.keys(plain)).to.deep.equal([
      'version',
      'timestamp',
      'session',
      ...USUAL_SECTIONS,
      'checkpoint',
    ]);
    expect(plain.version).to.equal('2.0');
    expect(Math.abs(Date.parse(plain.timestamp) - Date.now())).to.be.below(60_000);
    expect(plain.session).to.include({ id: tools.sessionId, name: 'Films' });
    expect(new URL(plain.session.origin!).origin).to.equal(location.origin);
  });

  it('joins folded segments and the tail behind them', async () => {
    const rows = Object.entries(await settledRows()).flatMap(([key, row]) =>
      key.startsWith('segments') ? [(row as { encoding: string }).encoding] : [],
    );
    expect(rows).to.include.members(['deflate', 'raw']);
    const seqs = USUAL_SECTIONS.flatMap((section) => plain[section].map(({ seq }) => seq));
    expect(seqs.sort((a, b) => a - b)).to.deep.equal(
      Array.from({ length: COUNT + 40 }, (_, i) => i + 1),
    );
  });

  for (const compressionLevel of [-1, 1, 2, 3, 4, 5, 6, 7, 8, 9]) {
    it(`is one gzip member of the same text at level ${compressionLevel}`, async () => {
      const { blob, bytesWritten, recordCount } = await tools.export('session.json.gz', {
        compressionLevel,
      });
      const bytes = new Uint8Array(await blob!.arrayBuffer());
      expect(bytes.length).to.equal(bytesWritten);
      expect(blob!.type).to.equal('application/gzip');
      expect(recordCount).to.equal(COUNT + 40);
      const data = JSON.parse(fromUtf8(await gunzip(bytes))) as ExportData;
      expect(recordLines(data)).to.deep.equal(recordLines(plain));
      expect(bytesWritten).to.be.below(plainLength * 0.6);
    });
  }

  it('compresses by its name or when asked, and says what it gives', async () => {
    const named = await tools.export('a.json.gz');
    const asked = await tools.export('a.json', { compress: true });
    const refused = await tools.export('a.json.gz', { compress: false });
    expect(named).to.include({ filename: 'a.json.gz' });
    expect(asked.blob!.type).to.equal('application/gzip');
    expect(refused.blob!.type).to.equal('application/json');
    for (const result of [named, asked, refused]) {
      expect(result.bytesWritten).to.equal(result.blob!.size);
      expect(result.durationMs).to.be.above(0);
    }
  });

  for (const level of [0, 10, -2, 1.5, NaN]) {
    it(`refuses the level ${level}`, async () => {
      const error = await rejection(tools.export('a.json.gz', { compressionLevel: level }));
      expect(error).to.include({ code: 'invalid-argument', path: 'options.compressionLevel' });
    });
  }

  for (const [flag, section] of [
    ['includeComponents', 'components'],
    ['includeState', 'state'],
    ['includeEvents', 'events'],
    ['includePerformance', 'performance'],
  ] as const) {
    it(`leaves out ${section} without \`${flag}\``, async () => {
      for (const filename of ['a.json', 'a.json.gz']) {
        const data = JSON.parse(await exportText(tools, { filename, [flag]: false })) as ExportData;
        expect(recordLines(data)).to.deep.equal({ ...recordLines(plain), [section]: [] });
        // The checkpoint says where the session stands, not what the file holds.
        expect(data.checkpoint!.digest).to.equal(plain.checkpoint!.digest);
      }
      const { recordCount } = await tools.export('a.json', { [flag]: false });
      expect(recordCount).to.equal(COUNT + 40 - plain[section].length);
    });
  }

  it('holds no clock outside of payloads without `includeTimestamps`', async () => {
    for (const filename of ['a.json', 'a.json.gz']) {
      const text = await exportText(tools, { filename, includeTimestamps: false });
      const data = JSON.parse(text) as ExportData;
      expect(data).not.to.have.any.keys('timestamp', 'checkpoint');
      expect(data.session).not.to.have.any.keys('startedAt', 'endedAt');
      expect(data.session.timestamps).to.be.false;
      const bare = text.replaceAll(/"(payload|props|newValue)":\{.*?\]\}/g, '');
      expect(/"time"|"startTime"|\d{4}-\d\d-\d\dT|[:,]1[789]\d{11}/.exec(bare)?.[0]).to.be.undefined;
      for (const section of USUAL_SECTIONS) {
        const expected = plain[section].map((record) => {
          const { time: _time, ...rest } = record;
          if ('startTime' in rest) delete (rest as { startTime?: number }).startTime;
          return JSON.stringify(rest);
        });
        expect(recordLines(data)[section]).to.deep.equal(expected);
      }
    }
  });

  it('tells its progress, which never goes back and ends at the total', async () => {
    const told: Progress[] = [];
    await tools.export('a.json.gz', {
      compressionLevel: 9,
      onProgress: (progress) => told.push(progress),
    });
    expect(told.length).to.be.above(2);
    told.forEach((progress, i) => {
      const { bytesProcessed, recordsProcessed } = told[i - 1] ?? {
        bytesProcessed: 0,
        recordsProcessed: 0,
      };
      expect(progress.bytesProcessed).to.be.at.least(bytesProcessed);
      expect(progress.recordsProcessed).to.be.at.least(recordsProcessed);
      expect(progress.totalBytes).to.equal(told[0]!.totalBytes);
    });
    const last = told.at(-1)!;
    expect(last).to.include({ bytesProcessed: last.totalBytes, recordsProcessed: COUNT + 40 });
  });

  it('carries a checkpoint that says where the session stands', async () => {
    const { checkpoint } = await tools.export('a.json.gz');
    const counts = Object.fromEntries(USUAL_SECTIONS.map((section) => [section, plain[section].length]));
    expect(checkpoint).to.include({
      componentCount: counts.components,
      eventCount: counts.events,
      stateVersion: counts.state,
      lastComponentId: plain.components.at(-1)!.id,
      lastEventId: String(plain.events.at(-1)!.seq),
      sessionId: tools.sessionId,
      seq: COUNT + 40,
    });
    const digest = USUAL_SECTIONS.map((section) => crc32(utf8(recordLines(plain)[section].join(',\n'))));
    expect(checkpoint.digest).to.equal(digest.map((crc) => crc.toString(16).padStart(8, '0')).join(''));
    expect(plain.checkpoint).to.deep.equal({ ...checkpoint, timestamp: plain.timestamp });
  });

  it('leaves the store as it was', async () => {
    const before = await settledRows();
    await tools.export('a.json.gz');
    await tools.export('a.json', { includeTimestamps: false });
    expect(changedRows(before, await settledRows())).to.deep.equal([]);
  });

  it('says that there is no such session', async () => {
    const error = await rejection(tools.export('a.json', { sessionId: 'nobody' }));
    expect(error.code).to.equal('session-not-found');
  });
});

describe('an export of a small session', () => {
  beforeEach(freshStore);
  after(freshStore);

  it('is whole when nothing was recorded', async () => {
    const tools = await startTools();
    for (const filename of ['a.json', 'a.json.gz']) {
      const data = JSON.parse(await exportText(tools, { filename })) as ExportData;
      for (const section of USUAL_SECTIONS) expect(data[section]).to.deep.equal([]);
      expect(data.checkpoint).to.include({
        seq: 0,
        eventCount: 0,
        lastEventId: '',
        lastComponentId: '',
      });
      expect(data.checkpoint!.digest).to.equal('0'.repeat(32));
    }
  });

  it('has all that was recorded before the call, flushed or not', async () => {
    const tools = await startTools({ flushIntervalMs: 100_000 });
    for (let i = 0; i < 30; i += 1) tools.recordEvent({ name: `e${i}`, payload: '🎬' });
    const data = await exportedData(tools);
    expect(data.events.map(({ name }) => name)).to.deep.equal(
      Array.from({ length: 30 }, (_, i) => `e${i}`),
    );
  });

  it('is a moment of the session, though recording goes on', async () => {
    const tools = await startTools();
    await recordMix(tools, 3_000);
    const exporting = exportedData(tools);
    await recordMix(tools, 2_000, 2);
    const data = await exporting;
    const all = USUAL_SECTIONS.flatMap((section) => data[section].map(({ seq }) => seq)).sort(
      (a, b) => a - b,
    );
    expect(all.length).to.be.at.least(3_000);
    expect(all).to.deep.equal(Array.from({ length: all.length }, (_, i) => i + 1));
  });

  it('says which records are damaged in the store', async () => {
    const tools = await startTools();
    await recordMix(tools, 50);
    await withStore(async (database) => {
      const [key] = (await database.getAllKeys('chunks')).filter(([, section]) => section === 'events');
      const bytes = (await database.get('chunks', key!))!;
      bytes[3]! ^= 1;
      await database.put('chunks', bytes, key);
    });
    const error = await rejection(tools.export('a.json.gz'));
    expect(error).to.include({ code: 'storage-corrupt' });
    expect(error.path).to.match(/^events\[seq \d+\]$/);
  });
});
