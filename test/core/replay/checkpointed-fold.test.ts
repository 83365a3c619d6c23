import { expect } from '@open-wc/testing';
import type { EventRecord } from '../../../src/core/model/records.ts';
import type { SessionReader, SessionSnapshot } from '../../../src/core/query/session-reader.ts';
import { CheckpointedFold } from '../../../src/core/replay/checkpointed-fold.ts';
import type { Moment } from '../../../src/core/replay/moment.ts';

class Seqs implements Moment<EventRecord> {
  readonly list: number[];

  constructor(list: readonly number[] = []) {
    this.list = [...list];
  }

  add({ seq }: EventRecord): void {
    this.list.push(seq);
  }

  fork(): this {
    return new Seqs(this.list) as this;
  }

  weightBeyond(): number {
    return this.list.length;
  }
}

/** More than are read in one step. */
const ALL = Array.from({ length: 40 }, (_, i) => i + 1);

describe('a fold that is gone through once', () => {
  it('holds all of a session that became another one while it was gone through', async () => {
    const gates: (() => void)[] = [];
    let isHeld = false;
    let shard = 'one';
    const reader = {
      async withRecentSnapshot<T>(
        _: string,
        read: (snapshot: SessionSnapshot) => Promise<T>,
      ): Promise<T> {
        if (isHeld) await new Promise<void>((pass) => gates.push(pass));
        return read({ row: { shards: [{ id: shard }] } } as SessionSnapshot);
      },
      // eslint-disable-next-line @typescript-eslint/require-await
      async *parts(_: unknown, __: string, { after, to }: { after: number; to: number }) {
        const seqs = ALL.filter((seq) => seq > after && seq <= to);
        for (const seq of seqs) yield { records: [{ seq }], lastSeq: seq, rawLength: 2 ** 20 };
      },
    } as unknown as SessionReader;
    const fold = new CheckpointedFold(reader, {
      section: 'events',
      lastSeq: ALL.length,
      create: () => new Seqs(),
    });
    await fold.at(1);
    // The rest is asked for, and its snapshot comes when the session is another one.
    isHeld = true;
    const early = fold.at(1);
    const late = fold.at(ALL.length);
    shard = 'two';
    isHeld = false;
    for (const pass of gates) pass();
    expect((await early).list).to.deep.equal([1]);
    expect((await late).list).to.deep.equal(ALL);
  });
});
