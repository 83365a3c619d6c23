import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { appendRuns } from '../../../src/core/store/append.ts';
import { openDatabase, type Database } from '../../../src/core/store/database.ts';
import { foldShard } from '../../../src/core/store/fold.ts';
import { SegmentLists } from '../../../src/core/store/segment-lists.ts';
import type { SegmentRow } from '../../../src/core/store/schema.ts';
import { listSegments, segmentKey } from '../../../src/core/store/segments.ts';
import { freshStore } from '../../support/fresh-store.ts';
import { beginSession, lineRun } from '../../support/stored-lines.ts';

describe('SegmentLists', () => {
  let database: Database;

  beforeEach(async () => {
    await freshStore();
    database = await openDatabase();
  });

  afterEach(() => database.close());

  function read(lists: SegmentLists, shard: string): Promise<SegmentRow[]> {
    const transaction = database.transaction(['sessions', 'segments']);
    return lists.read(transaction.objectStore('segments'), shard, 'events');
  }

  it('are those of the store, however appending, folding and asking take turns', async () => {
    const step = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({ count: fc.integer({ min: 1, max: 60 }), size: fc.nat(6_000) }),
      },
      { weight: 1, arbitrary: fc.constantFrom('fold' as const, 'fold all' as const) },
      { weight: 2, arbitrary: fc.constant('ask' as const) },
    );
    let id = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const session = `p${(id += 1)}`;
        const shard = (await beginSession(database, session)).shards[0]!.id;
        const lists = new SegmentLists();
        let seq = 1;
        for (const one of [...steps, 'ask' as const]) {
          if (one === 'ask')
            expect(await read(lists, shard)).to.deep.equal(
              await listSegments(database, shard, 'events'),
            );
          else if (typeof one === 'string')
            await foldShard(database, session, shard, { isComplete: one === 'fold all' });
          else {
            await appendRuns(database, session, [lineRun(seq, one.count, one.size)]);
            seq += one.count;
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('hold what came to the place of others, or went', async () => {
    const shard = (await beginSession(database, 's')).shards[0]!.id;
    await appendRuns(database, 's', [lineRun(10, 5, 10)]);
    await foldShard(database, 's', shard, { isComplete: true });
    const lists = new SegmentLists();
    const [later] = await read(lists, shard);
    const earlier = { ...later!, firstSeq: 1, lastSeq: 5 };
    await database.put('segments', earlier);
    expect(await read(lists, shard)).to.deep.equal([earlier, later]);
    await database.delete('segments', segmentKey(later!));
    expect(await read(lists, shard)).to.deep.equal([earlier]);
  });
});
