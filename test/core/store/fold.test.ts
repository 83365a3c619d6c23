import { expect, waitUntil } from '@open-wc/testing';
import fc from 'fast-check';
import { crc32 } from '../../../src/core/formats/gzip/crc32.ts';
import { SEGMENT_BYTES } from '../../../src/core/model/limits.ts';
import { SECTIONS } from '../../../src/core/model/records.ts';
import { appendRuns } from '../../../src/core/store/append.ts';
import { openDatabase, type Database } from '../../../src/core/store/database.ts';
import { foldSession, foldShard } from '../../../src/core/store/fold.ts';
import { whileReading } from '../../../src/core/store/locks.ts';
import type { SegmentRow } from '../../../src/core/store/schema.ts';
import { listSegments, readRaw, segmentKey } from '../../../src/core/store/segments.ts';
import { getSession } from '../../../src/core/store/sessions.ts';
import { fromUtf8 } from '../../support/bytes.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { rejection } from '../../support/rejection.ts';
import { appendAll, beginSession, lineRun, storedText } from '../../support/stored-lines.ts';

describe('the tail and its folding', () => {
  let database: Database;
  let shard: string;

  beforeEach(async () => {
    await freshStore();
    database = await openDatabase();
    shard = (await beginSession(database, 's')).shards[0]!.id;
  });

  afterEach(() => database.close());

  function segments(): Promise<SegmentRow[]> {
    return listSegments(database, shard, 'events');
  }

  async function foldAll(): Promise<void> {
    await foldSession(database, 's', (await getSession(database, 's')).shards);
  }

  it('gives back what was appended, byte for byte, before and after', async () => {
    const runs = Array.from({ length: 40 }, (_, i) => lineRun(1 + i * 50, 50, 300));
    const text = await appendAll(database, 's', runs);
    expect(await storedText(database, 's')).to.equal(text);
    await foldAll();
    expect(await storedText(database, 's')).to.equal(text);
    const folded = await segments();
    expect(folded.every(({ encoding }) => encoding === 'deflate')).to.be.true;
    expect(folded.length).to.be.within(2, 4);
  });

  it('gives back the same, however appending and folding take turns', async () => {
    const step = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({ count: fc.integer({ min: 1, max: 60 }), size: fc.nat(6_000) }),
      },
      { weight: 1, arbitrary: fc.constantFrom('fold' as const, 'fold all' as const) },
    );
    let id = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const session = `p${(id += 1)}`;
        const row = await beginSession(database, session);
        const texts: string[] = [];
        let seq = 1;
        for (const one of steps) {
          if (one === 'fold')
            await foldShard(database, session, row.shards[0]!.id, { isComplete: false });
          else if (one === 'fold all') await foldSession(database, session, row.shards);
          else {
            texts.push(await appendAll(database, session, [lineRun(seq, one.count, one.size)]));
            seq += one.count;
          }
        }
        expect(await storedText(database, session)).to.equal(texts.join(',\n'));
      }),
      { numRuns: 25 },
    );
  }).timeout(60_000);

  it('keeps in each segment’s row what its bytes are', async () => {
    await appendAll(
      database,
      's',
      Array.from({ length: 30 }, (_, i) => lineRun(1 + i * 100, 100, 100)),
    );
    const before = await segments();
    await foldAll();
    const after = await segments();
    expect(after.length).to.be.below(before.length);
    for (const row of after) {
      const raw = await readRaw(database, row);
      const records = JSON.parse(`[${fromUtf8(raw)}]`) as { seq: number; time: number }[];
      expect(row).to.deep.include({
        rawLength: raw.length,
        crc32: crc32(raw),
        count: records.length,
        firstSeq: records[0]!.seq,
        lastSeq: records.at(-1)!.seq,
        minTime: records[0]!.time,
        maxTime: records.at(-1)!.time,
      });
      const stored = await database.get('chunks', segmentKey(row));
      expect(row).to.include({ storedLength: stored!.length, storedCrc32: crc32(stored!) });
    }
    expect(after.reduce((sum, { count }) => sum + count, 0)).to.equal(3_000);
  });

  it('leaves the tail raw while it does not fill a segment, and joins what is in many pieces', async () => {
    await appendAll(
      database,
      's',
      Array.from({ length: 10 }, (_, i) => lineRun(1 + i, 1)),
    );
    expect(await foldShard(database, 's', shard, { isComplete: false })).to.equal('idle');
    expect(await segments()).to.have.length(10);
    const text = await appendAll(
      database,
      's',
      Array.from({ length: 70 }, (_, i) => lineRun(11 + i, 1)),
    );
    expect(await foldShard(database, 's', shard, { isComplete: false })).to.equal('folded');
    const joined = await segments();
    expect(joined).to.have.length(1);
    expect(joined[0]).to.include({ encoding: 'raw', count: 80 });
    expect(await storedText(database, 's')).to.include(text);
  });

  it('makes segments of about their size, also of a run that is far larger', async () => {
    await appendAll(database, 's', [
      ...Array.from({ length: 20 }, (_, i) => lineRun(1 + i * 10, 10, 4_000)),
      lineRun(1_000, 500, 3_000),
      lineRun(2_000, 5),
    ]);
    const text = await storedText(database, 's');
    await foldAll();
    const lengths = (await segments()).map(({ rawLength }) => rawLength);
    expect(lengths.filter((length) => length > 2 * SEGMENT_BYTES)).to.have.length(1);
    expect(await storedText(database, 's')).to.equal(text);
  });

  it('takes no segment away from who is reading, and goes on afterwards', async () => {
    await appendAll(
      database,
      's',
      Array.from({ length: 20 }, (_, i) => lineRun(1 + i * 100, 100, 300)),
    );
    const text = await storedText(database, 's');
    await whileReading('s', async () => {
      const listed = await segments();
      expect(await foldShard(database, 's', shard, { isComplete: true })).to.equal('busy');
      for (const row of listed) expect((await readRaw(database, row)).length).to.equal(row.rawLength);
    });
    expect(await foldShard(database, 's', shard, { isComplete: true })).to.equal('folded');
    expect(await storedText(database, 's')).to.equal(text);
  });

  it('gives readers the whole session at every moment of a fold', async () => {
    const runs = Array.from({ length: 60 }, (_, i) => lineRun(1 + i * 100, 100, 300));
    const text = await appendAll(database, 's', runs);
    const other = await openDatabase();
    let attempts = 0;
    let isFolding = true;
    const reading = (async () => {
      let reads = 0;
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- it changes outside
      for (; isFolding; reads += 1) {
        const seen = await whileReading('s', () => storedText(other, 's'));
        expect(seen === text, `read ${reads}`).to.be.true;
        // A fold never waits for readers: without a pause between them it would not have a turn.
        const known = attempts;
        await waitUntil(() => attempts > known || !isFolding, 'a fold was tried', { interval: 1 });
      }
      return reads;
    })();
    while ((await segments()).some(({ encoding }) => encoding === 'raw')) {
      await foldShard(database, 's', shard, { isComplete: true }, () => {
        attempts += 1;
        return false;
      });
      attempts += 1;
    }
    isFolding = false;
    expect(await reading).to.be.above(2);
    other.close();
  }).timeout(30_000);

  it('says which records a damaged or lost chunk held, and keeps all others', async () => {
    await appendAll(database, 's', [lineRun(1, 10), lineRun(11, 10), lineRun(21, 10)]);
    const [, second] = await segments();
    const key = segmentKey(second!);
    const bytes = (await database.get('chunks', key))!;
    const intact = bytes.slice();
    bytes[7]! ^= 1;
    await database.put('chunks', bytes, key);
    const damaged = await rejection(storedText(database, 's'));
    expect(damaged).to.include({ code: 'storage-corrupt', path: 'events[seq 11]' });
    expect(damaged.message).to.include('10 records').and.include('seq 11 to 20');
    expect((await rejection(foldShard(database, 's', shard, { isComplete: true }))).code).to.equal(
      'storage-corrupt',
    );
    expect(await segments()).to.have.length(3);
    await database.delete('chunks', key);
    expect((await rejection(storedText(database, 's'))).message).to.include('lost');
    await database.put('chunks', intact, key);
    expect((await storedText(database, 's')).split(',\n')).to.have.length(30);
  });

  it('says so too where the damage is inside a compressed segment', async () => {
    await appendAll(database, 's', [lineRun(1, 500)]);
    await foldAll();
    const [row] = await segments();
    const stored = (await database.get('chunks', segmentKey(row!)))!;
    stored[stored.length >> 1]! ^= 0xff;
    await database.put('chunks', stored, segmentKey(row!));
    expect(await rejection(storedText(database, 's'))).to.include({
      code: 'storage-corrupt',
      path: 'events[seq 1]',
    });
    // Even where the row agrees with the damage.
    await database.put('segments', { ...row!, storedCrc32: crc32(stored) });
    expect((await rejection(storedText(database, 's'))).code).to.equal('storage-corrupt');
  });

  it('counts into the session’s row what is appended, in the same transaction', async () => {
    const runs = SECTIONS.map((section, i) => lineRun(1 + i * 10, 10, 20, section));
    await appendRuns(database, 's', runs, { droppedCount: 4 });
    await appendRuns(database, 's', [], { closed: true });
    const row = await getSession(database, 's');
    expect(row).to.deep.include({
      counts: { components: 10, state: 10, events: 10, performance: 10, dom: 10 },
      bytes: runs.reduce((sum, { bytes }) => sum + bytes.length, 0),
      lastSeq: 50,
      endedAt: 50.5,
      droppedCount: 4,
      closed: true,
    });
    expect((await rejection(appendRuns(database, 'gone', runs))).code).to.equal('session-not-found');
    expect(await database.count('segments')).to.equal(5);
  });
});
