import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { DevTools, ExportData, FormatName, SessionInfo } from '../../../src/core/index.ts';
import { SECTIONS } from '../../../src/core/model/records.ts';
import { gzip, utf8 } from '../../support/bytes.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { startTools } from '../../support/record-session.ts';
import { rejection } from '../../support/rejection.ts';
import { recordLines, sampleSession, sessionText } from '../../support/session-file.ts';

/** More than one segment holds. */
const RECORDS = 4_000;

const whole = sampleSession(RECORDS);
const text = sessionText(whole);

describe('an import of what can be read of a file', () => {
  let tools: DevTools;

  before(async () => {
    await freshStore();
    tools = await startTools();
  });

  after(freshStore);

  async function open(file: Uint8Array<ArrayBuffer>): Promise<{ data: ExportData; warnings: string[] }> {
    const { sessionId, warnings } = await tools.import(file, { mode: 'open', partial: true });
    return { data: await tools.getExportData({ sessionId }), warnings };
  }

  /** All records in the order of a file. */
  function inOrder(data: ExportData): string[] {
    const lines = recordLines(data);
    return SECTIONS.flatMap((section) => lines[section]);
  }

  async function exported(format: FormatName, compress: boolean): Promise<Uint8Array<ArrayBuffer>> {
    const { sessionId } = await tools.importData(whole, { mode: 'open' });
    const { blob } = await tools.export('session', { format, compress, sessionId });
    return new Uint8Array(await blob!.arrayBuffer());
  }

  it('has every record that stands whole before a cut in a text', async () => {
    const lines = inOrder(whole);
    const bytes = utf8(text);
    const head = utf8(text.slice(0, text.indexOf(lines[0]!))).length + utf8(lines[0]!).length;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: head, max: bytes.length - 1 }), async (length) => {
        const { data } = await open(bytes.slice(0, length));
        const start = new TextDecoder().decode(bytes.subarray(0, length));
        const due = lines.filter((line) => start.includes(line));
        expect(inOrder(data)).to.deep.equal(due);
      }),
      { numRuns: 8, seed: 5 },
    );
  }).timeout(30_000);

  for (const format of ['json', 'yaml', 'msgpack'] as const) {
    for (const compress of [false, true]) {
      it(`has the first records of ${format}${compress ? ', compressed' : ''} that was cut off`, async () => {
        const file = await exported(format, compress);
        const all = inOrder(whole);
        for (const part of [0.3, 0.75]) {
          const { data, warnings } = await open(file.slice(0, Math.floor(file.length * part)));
          const found = inOrder(data);
          expect(found).to.deep.equal(all.slice(0, found.length));
          expect(found.length / all.length).to.be.within(part - 0.1, part + 0.1);
          expect(warnings[0]).to.match(
            /^Read only as far as the file is good: .*cut off.* Byte [\d,]+\.$/,
          );
        }
      }).timeout(30_000);
    }
  }

  it('has the first records of what another tool compressed', async () => {
    const file = await gzip(utf8(text));
    const { data } = await open(file.slice(0, file.length / 2));
    const found = inOrder(data);
    expect(found).to.deep.equal(inOrder(whole).slice(0, found.length));
    expect(found.length / RECORDS).to.be.within(0.4, 0.6);
  });

  it('ends before what is wrong in the middle of a text', async () => {
    const { events } = whole;
    const line = JSON.stringify(events[1_234]);
    const place = text.indexOf(line);
    for (const wrong of ['{"seq":]', '{"seq":"x","time":1,"name":"e"}']) {
      const file = text.slice(0, place) + wrong + text.slice(place + line.length);
      for (const bytes of [utf8(file), await gzip(utf8(file))]) {
        const { data } = await open(bytes);
        expect(data.events).to.deep.equal(events.slice(0, 1_234));
        expect(data.performance).to.deep.equal([]);
      }
    }
  });

  it('says that all was read where only the check sum is wrong', async () => {
    const file = await gzip(utf8(text));
    file[file.length - 8]! ^= 1;
    const { data, warnings } = await open(file);
    expect(inOrder(data)).to.have.length(RECORDS);
    expect(warnings[0]).to.contain('CRC-32');
  });

  it('refuses what holds no record, or is no session', async () => {
    for (const [bytes, code] of [
      [utf8(text.slice(0, 40)), 'truncated'],
      [utf8('{"version":"2.0","session":{"id":"x"},"events":['), 'truncated'],
      [utf8('<!doctype html>'), 'not-a-session'],
      [(await gzip(utf8(text))).slice(0, 12), 'gzip-truncated'],
    ] as const) {
      const error = await rejection(tools.import(bytes, { mode: 'open', partial: true }));
      expect(error.code).to.equal(code);
    }
  });

  it('has no end that a delta could continue', async () => {
    const { checkpoint } = await tools.import(utf8(text).slice(0, -20), { mode: 'open', partial: true });
    expect(checkpoint).to.equal(undefined);
  });

  it('says with the session how far it goes, in every list and file of it from then on', async () => {
    const { events } = whole;
    const cut = text.slice(0, text.indexOf(JSON.stringify(events[1_234])));
    const infoOf = async (sessionId: string): Promise<SessionInfo> =>
      (await tools.sessions()).find(({ id }) => id === sessionId)!;
    const { sessionId } = await tools.import(utf8(cut), { mode: 'open', partial: true });
    const { partial } = await infoOf(sessionId);
    const { seq, time } = events[1_233]!;
    expect(partial).to.deep.include({ section: 'events', seq, time });
    expect(partial!.reason).to.match(/cut off.* Byte [\d,]+\.$/);
    for (const format of ['json', 'yaml', 'msgpack'] as const) {
      const { blob } = await tools.export('session', { format, sessionId });
      const again = await tools.import(new Uint8Array(await blob!.arrayBuffer()), { mode: 'open' });
      expect((await infoOf(again.sessionId)).partial, format).to.deep.equal(partial);
    }
    const { blob } = await tools.export('session.json', { sessionId, includeTimestamps: false });
    expect(await blob!.text()).to.not.include('"time"');
    const { sessionId: other } = await tools.importData(sampleSession(5, 'other'), { mode: 'open' });
    expect(await infoOf(other)).to.not.have.property('partial');
    await tools.mergeSessions(sessionId, other);
    expect((await infoOf(other)).partial).to.deep.include({ section: 'events', time });
    const { sessionId: sound } = await tools.importData(whole, { mode: 'open' });
    expect(await infoOf(sound)).to.not.have.property('partial');
  });

  it('is not made unless it is asked for', async () => {
    const before = (await tools.sessions()).length;
    expect((await rejection(tools.import(utf8(text).slice(0, -20)))).code).to.equal('truncated');
    expect(await rejection(tools.import(utf8(text), { partial: 1 as unknown as boolean }))).to.include({
      code: 'invalid-argument',
      path: 'options.partial',
    });
    expect(await tools.sessions()).to.have.length(before);
  });

  it('reads a file of version 1.0 as well', async () => {
    const old = JSON.stringify({
      version: '1.0',
      timestamp: '2024-01-01T00:00:00Z',
      events: Array.from({ length: 50 }, (_, i) => ({
        ID: `e${i}`,
        Name: 'click',
        Timestamp: '2024-01-01T00:00:00Z',
      })),
    });
    const { data } = await open(utf8(old.slice(0, old.indexOf('"e30"'))));
    expect(data.events).to.have.length(30);
  });
});
