import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { mergeSessions } from '../../../src/core/import/merge-sessions.ts';
import { openDatabase, type Database } from '../../../src/core/store/database.ts';
import { holdLock, recordingLock } from '../../../src/core/store/locks.ts';
import { finishSession, getSession, listSessions } from '../../../src/core/store/sessions.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { rejection } from '../../support/rejection.ts';
import { appendAll, beginSession, lineRun, storedText } from '../../support/stored-lines.ts';

interface Line {
  seq: number;
  name: string;
}

const NAMES = ['a', 'b', 'c', 'd'];

describe('sessions merged with each other', () => {
  let database: Database;

  beforeEach(async () => {
    await freshStore();
    database = await openDatabase();
  });

  afterEach(() => database.close());

  async function store(id: string, ...runs: [first: number, count: number][]): Promise<void> {
    await beginSession(database, id);
    await appendAll(
      database,
      id,
      runs.map(([first, count]) => lineRun(first, count)),
    );
    await finishSession(database, id);
  }

  /** The stored records, which must ascend by `seq`. */
  async function lines(id: string): Promise<Line[]> {
    const text = await storedText(database, id);
    const records = (text === '' ? [] : JSON.parse(`[${text}]`)) as Line[];
    const seqs = records.map(({ seq }) => seq);
    expect(seqs).to.deep.equal([...new Set(seqs)].sort((a, b) => a - b));
    return records;
  }

  it('put the records of one behind those of the other, and stay as they were', async () => {
    await store('a', [1, 5]);
    await store('b', [3, 4]);
    const before = await lines('b');
    expect(await mergeSessions(database, { sourceId: 'b', targetId: 'a' })).to.deep.equal({
      sessionId: 'a',
      recordCount: 4,
    });
    expect((await lines('a')).map(({ seq, name }) => `${seq} ${name}`)).to.deep.equal([
      '1 n1', '2 n2', '3 n3', '4 n4', '5 n5', '6 n3', '7 n4', '8 n5', '9 n6',
    ]); // prettier-ignore
    expect(await lines('b')).to.deep.equal(before);
    const [info] = (await listSessions(database)).filter(({ id }) => id === 'a');
    expect(info).to.deep.include({ recordCount: 9, lastSeq: 9 });
    expect(info!.merged).to.deep.equal([
      { sessionId: 'b', name: 'Session b', fromSeq: 3, toSeq: 6, shift: 3 },
    ]);
  });

  it('add nothing twice, whatever is merged into whatever, and lose nothing', async function () {
    this.timeout(60_000);
    const merge = fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES));
    const sizes = fc.tuple(
      ...NAMES.map(() => fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 12 }))),
    );
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.array(merge, { minLength: 1, maxLength: 6 }),
        async (starts, merges) => {
          database.close();
          await freshStore();
          database = await openDatabase();
          const held = new Map<string, Set<string>>();
          for (const [i, id] of NAMES.entries()) {
            const [first, count] = starts[i]!;
            await store(id, [first, count]);
            held.set(id, new Set((await lines(id)).map(({ seq }) => `${id}${seq}`)));
          }
          for (const [sourceId, targetId] of merges) {
            if (sourceId === targetId) continue;
            const target = held.get(targetId)!;
            const { size } = target;
            for (const record of held.get(sourceId)!) target.add(record);
            const { recordCount } = await mergeSessions(database, { sourceId, targetId });
            expect(recordCount).to.equal(target.size - size);
          }
          for (const id of NAMES) {
            const row = await getSession(database, id);
            expect(await lines(id)).to.have.length(held.get(id)!.size);
            expect(row.counts.events).to.equal(held.get(id)!.size);
          }
          expect(await database.getAll('looseShards')).to.deep.equal([]);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('are left as they are where one is not there, is the other, or is recorded by another tab', async () => {
    await store('a', [1, 5]);
    await store('b', [1, 5]);
    const before = await lines('a');
    const code = async (sourceId: string, targetId: string): Promise<string> =>
      (await rejection(mergeSessions(database, { sourceId, targetId }))).code;
    expect(await code('a', 'nobody')).to.equal('session-not-found');
    expect(await code('nobody', 'a')).to.equal('session-not-found');
    expect(await code('a', 'a')).to.equal('invalid-argument');
    const lock = await holdLock(recordingLock('a'), 1_000);
    expect(await code('b', 'a')).to.equal('session-in-use');
    lock!.release();
    expect(await lines('a')).to.deep.equal(before);
    expect(await database.getAll('looseShards')).to.deep.equal([]);
  });

  it('leave nothing behind when a record of one is damaged', async () => {
    await store('a', [1, 5]);
    await store('b', [1, 5]);
    const { shards } = await getSession(database, 'b');
    const damaged = (await database.getAllKeys('chunks')).find(([shard]) => shard === shards[0]!.id);
    await database.put('chunks', new Uint8Array([1, 2, 3]), damaged);
    const error = await rejection(mergeSessions(database, { sourceId: 'b', targetId: 'a' }));
    expect(error.code).to.equal('storage-corrupt');
    expect(await lines('a')).to.have.length(5);
    expect(await database.getAll('looseShards')).to.deep.equal([]);
    expect(await database.count('segments')).to.equal(2);
  });
});
