import { expect, waitUntil } from '@open-wc/testing';
import {
  USUAL_SECTIONS,
  type DevTools,
  type ExportData,
  type SessionInfo,
} from '../../../src/core/index.ts';
import { crc32 } from '../../../src/core/formats/gzip/crc32.ts';
import { utf8 } from '../../support/bytes.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { exportedData, recordMix, startTools } from '../../support/record-session.ts';
import { recordLines, sampleSession, sessionText } from '../../support/session-file.ts';
import { changedRows, settledRows, storeRows } from '../../support/store-rows.ts';
import { workerLocks } from '../../support/worker-locks.ts';

function fileOf(data: ExportData): Blob {
  return new Blob([sessionText(data)]);
}

/** All `seq` of a file, section by section, where they must ascend. */
function seqsOf(data: ExportData): number[] {
  return USUAL_SECTIONS.flatMap((section) => {
    const seqs = data[section].map(({ seq }) => seq);
    expect(seqs, section).to.deep.equal([...new Set(seqs)].sort((a, b) => a - b));
    return seqs;
  }).sort((a, b) => a - b);
}

describe('an import', () => {
  let tools: DevTools;

  beforeEach(async () => {
    await freshStore();
    tools = await startTools();
  });

  after(freshStore);

  async function own(): Promise<SessionInfo> {
    return (await tools.sessions()).find(({ id }) => id === tools.sessionId)!;
  }

  describe('merges', () => {
    it('nothing new from a file of the same session, however often', async () => {
      await recordMix(tools, 500);
      const files = await Promise.all([
        tools.export('a.json'),
        tools.export('a.json.gz'),
        tools.export('a.json.gz', { compressionLevel: 9 }),
      ]);
      const before = await settledRows();
      for (const { blob } of [...files, ...files]) {
        const result = await tools.import(blob!);
        expect(result).to.include({ recordCount: 0, sessionId: tools.sessionId });
        expect(changedRows(before, await settledRows())).to.deep.equal([]);
      }
      expect(tools.status.counts.events).to.equal(350);
    });

    it('only what is missing from a file of the same session', async () => {
      await recordMix(tools, 300);
      const full = await exportedData(tools);
      await tools.clearAll();
      const half: ExportData = {
        ...full,
        events: full.events.filter(({ seq }) => seq % 3 === 0),
        state: [],
      };
      expect(await tools.import(fileOf(half))).to.include({
        recordCount: full.components.length + half.events.length + full.performance.length,
      });
      await recordMix(tools, 50, 2);
      const later = await exportedData(tools);
      const result = await tools.import(fileOf(full));
      expect(result.recordCount).to.equal(full.events.length - half.events.length + full.state.length);
      const merged = await exportedData(tools);
      // What the page recorded since it was emptied comes behind: a new base, and 50 records.
      const { lastSeq } = await own();
      expect(lastSeq).to.be.at.least(350);
      expect(seqsOf(merged)).to.deep.equal(Array.from({ length: lastSeq }, (_, i) => i + 1));
      for (const section of USUAL_SECTIONS) {
        const expected = [
          ...recordLines(full)[section],
          ...recordLines(later)[section].filter((line) => Number(/\d+/.exec(line)![0]) > 300),
        ];
        expect(recordLines(merged)[section]).to.deep.equal(expected);
      }
      expect((await own()).recordCount).to.equal(lastSeq);
      expect(await own()).not.to.have.property('merged');
      const lines = USUAL_SECTIONS.map((section) =>
        crc32(utf8(recordLines(merged)[section].join(',\n'))),
      );
      expect(merged.checkpoint!.digest).to.equal(
        lines.map((crc) => crc.toString(16).padStart(8, '0')).join(''),
      );
    });

    it('another session behind what is recorded, with causes that still lead to their events', async () => {
      await recordMix(tools, 40);
      const foreign = sampleSession(100, 'foreign');
      const result = await tools.import(fileOf(foreign));
      expect(result).to.include({ recordCount: 100, sessionId: tools.sessionId });
      await recordMix(tools, 10, 3);
      const merged = await exportedData(tools);
      expect(seqsOf(merged)).to.deep.equal(Array.from({ length: 150 }, (_, i) => i + 1));
      const shifted = (data: ExportData, shift: number): Record<string, string[]> =>
        Object.fromEntries(
          USUAL_SECTIONS.map((section) => [
            section,
            data[section].map((record) => {
              const { cause } = record as { cause?: number };
              return JSON.stringify({
                ...record,
                seq: record.seq + shift,
                ...(cause === undefined ? {} : { cause: cause + shift }),
              });
            }),
          ]),
        );
      const expected = shifted(foreign, 40);
      for (const section of USUAL_SECTIONS) {
        const part = merged[section].filter(({ seq }) => seq > 40 && seq <= 140);
        expect(part.map((record) => JSON.stringify(record))).to.deep.equal(expected[section]);
      }
      expect(merged.events.filter(({ cause }) => cause !== undefined).length).to.be.above(5);
      const range = { sessionId: 'foreign', name: 'Session foreign', fromSeq: 1, toSeq: 100, shift: 40 };
      expect((await own()).merged).to.deep.equal([range]);
      expect(merged.session.merged).to.deep.equal([range]);
      expect(tools.status.counts).to.deep.equal((await own()).counts);
    });

    it('another session once, also when its file comes again with more', async () => {
      await recordMix(tools, 10);
      const all = sampleSession(100, 'foreign');
      const first: ExportData = { ...all };
      for (const section of USUAL_SECTIONS)
        (first[section] as unknown[]) = all[section].filter(({ seq }) => seq <= 60);
      expect((await tools.import(fileOf(first))).recordCount).to.equal(60);
      expect((await tools.import(fileOf(first))).recordCount).to.equal(0);
      expect((await tools.import(fileOf(all))).recordCount).to.equal(40);
      expect((await tools.import(fileOf(all))).recordCount).to.equal(0);
      const merged = await exportedData(tools);
      expect(seqsOf(merged)).to.have.length(110);
      expect((await own()).merged).to.have.length(2);
    });

    it('nothing new from its own file after another session was merged into it', async () => {
      await recordMix(tools, 30);
      await tools.import(fileOf(sampleSession(50, 'foreign')));
      await recordMix(tools, 20, 2);
      const before = await settledRows();
      const { blob } = await tools.export('a.json.gz');
      expect((await tools.import(blob!)).recordCount).to.equal(0);
      expect(changedRows(before, await settledRows())).to.deep.equal([]);
    });

    it('several sessions, one after the other and each whole', async () => {
      await recordMix(tools, 10);
      for (const id of ['a', 'b', 'c']) await tools.import(fileOf(sampleSession(30, id)));
      await recordMix(tools, 10, 2);
      const merged = await exportedData(tools);
      expect(seqsOf(merged)).to.deep.equal(Array.from({ length: 110 }, (_, i) => i + 1));
      expect((await own()).merged!.map(({ sessionId, shift }) => [sessionId, shift])).to.deep.equal([
        ['a', 10],
        ['b', 40],
        ['c', 70],
      ]);
    });

    it('while recording goes on, without two records of one `seq`', async () => {
      await recordMix(tools, 20);
      const importing = tools.import(fileOf(sampleSession(3_000, 'foreign')));
      let recorded = 20;
      let isDone = false;
      void importing.finally(() => (isDone = true));
      await waitUntil(
        () => {
          for (let i = 0; i < 10; i += 1) tools.recordEvent({ name: `live ${(recorded += 1)}` });
          return isDone;
        },
        'the import ends',
        { interval: 1, timeout: 10_000 },
      );
      await tools.flush();
      const merged = await exportedData(tools);
      expect(seqsOf(merged)).to.have.length(recorded + 3_000);
      const live = merged.events.filter(({ name }) => name.startsWith('live')).map(({ name }) => name);
      expect(live).to.deep.equal(Array.from({ length: recorded - 20 }, (_, i) => `live ${i + 21}`));
    });
  });

  it('replaces what was recorded, and recording goes on behind it', async () => {
    await recordMix(tools, 50);
    const data = sampleSession(200, 'other', 1_000);
    const result = await tools.import(fileOf(data), { mode: 'replace' });
    expect(result).to.include({ recordCount: 200, sessionId: tools.sessionId });
    expect(recordLines(await exportedData(tools))).to.deep.equal(recordLines(data));
    tools.recordEvent({ name: 'next' });
    await tools.flush();
    expect((await exportedData(tools)).events.at(-1)).to.include({ seq: 1_200, name: 'next' });
    expect(await own()).to.include({ recordCount: 201, lastSeq: 1_200, status: 'recording' });
    expect(tools.status.counts.events).to.equal(data.events.length + 1);
    await waitUntil(
      async () => !Object.keys(await storeRows()).some((key) => key.startsWith('looseShards')),
      'what was replaced is deleted',
      { interval: 10, timeout: 10_000 },
    );
  });

  it('deletes what it replaced once nobody reads it any more', async () => {
    await recordMix(tools, 50);
    const isLeft = async (): Promise<boolean> =>
      Object.keys(await storeRows()).some((key) => key.startsWith('looseShards'));
    let close = (): void => undefined;
    const read = navigator.locks.request(
      `devtools-panel:segments:${tools.sessionId}`,
      { mode: 'shared' },
      () => new Promise<void>((resolve) => (close = resolve)),
    );
    await tools.import(fileOf(sampleSession(20, 'other', 1_000)), { mode: 'replace' });
    await waitUntil(async () => (await workerLocks()).length === 2, 'the import is folding');
    expect(await isLeft()).to.be.true;
    close();
    await read;
    await waitUntil(async () => !(await isLeft()), 'it is deleted', { interval: 10, timeout: 10_000 });
  });

  describe('opens', () => {
    it('a session beside the one being recorded, which it leaves alone', async () => {
      await recordMix(tools, 20);
      const mine = recordLines(await exportedData(tools));
      const data = sampleSession(100, 'foreign');
      const { sessionId } = await tools.import(fileOf(data), { mode: 'open' });
      expect(sessionId).to.equal('foreign');
      const info = (await tools.sessions()).find(({ id }) => id === sessionId)!;
      expect(info).to.include({
        status: 'imported',
        name: 'Session foreign',
        recordCount: 100,
        startedAt: data.session.startedAt,
        lastSeq: 100,
        sourceId: 'foreign',
      });
      expect(recordLines(await exportedData(tools))).to.deep.equal(mine);
      expect(tools.status.counts.events).to.equal(14);
    });

    it('the same file twice as two sessions', async () => {
      const file = fileOf(sampleSession(10, 'foreign'));
      const first = await tools.import(file, { mode: 'open' });
      const second = await tools.import(file, { mode: 'open' });
      expect(second.sessionId).not.to.equal(first.sessionId);
      expect((await tools.sessions()).filter(({ sourceId }) => sourceId === 'foreign')).to.have.length(
        2,
      );
    });

    it('the file of the session being recorded beside it', async () => {
      await recordMix(tools, 30);
      const { blob } = await tools.export('a.json.gz');
      const { sessionId } = await tools.import(blob!, { mode: 'open' });
      expect(sessionId).not.to.equal(tools.sessionId);
      expect(await tools.sessions()).to.have.length(2);
    });

    it('what an export wrote so that the next export writes the same', async () => {
      await recordMix(tools, 2_500);
      await settledRows();
      await recordMix(tools, 30, 2);
      const original = await tools.export('a.json.gz');
      const files = [
        original,
        await tools.export('a.json'),
        await tools.export('a.json.gz', { compressionLevel: 1 }),
      ];
      const expected = await exportedData(tools);
      for (const { blob } of files) {
        const { sessionId, checkpoint } = await tools.import(blob!, { mode: 'open' });
        const again = await exportedData(tools, { sessionId });
        expect(recordLines(again)).to.deep.equal(recordLines(expected));
        expect(again.checkpoint!.digest).to.equal(original.checkpoint.digest);
        expect(again.checkpoint).to.deep.include({ ...original.checkpoint, timestamp: again.timestamp });
        expect(checkpoint!.digest).to.equal(original.checkpoint.digest);
        expect(again.session).to.deep.equal(expected.session);
      }
    }).timeout(30_000);

    it('uses the compressed segments of our own files as they are', async () => {
      await recordMix(tools, 5_000);
      const rows = await settledRows();
      const { blob } = await tools.export('a.json.gz');
      const { sessionId } = await tools.import(blob!, { mode: 'open' });
      const stored = await storeRows();
      const { shards } = stored[`sessions ${JSON.stringify(sessionId)}`] as { shards: { id: string }[] };
      const own = (all: Record<string, unknown>, isOwn: (shard: string) => boolean): string[] =>
        Object.entries(all).flatMap(([key, row]) => {
          const { shard, encoding, storedCrc32 } = row as {
            shard: string;
            encoding: string;
            storedCrc32: number;
          };
          return key.startsWith('segments') && isOwn(shard) && encoding === 'deflate'
            ? [String(storedCrc32)]
            : [];
        });
      const copied = own(stored, (shard) => shard === shards[0]!.id);
      const before = own(rows, () => true);
      expect(before.length).to.be.above(1);
      expect(copied).to.include.members(before);
    });
  });
});
