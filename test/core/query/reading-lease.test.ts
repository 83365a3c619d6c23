import { expect, waitUntil } from '@open-wc/testing';
import { emptyCounts } from '../../../src/core/model/records.ts';
import { ReadingLease } from '../../../src/core/query/reading-lease.ts';
import { segmentsLock } from '../../../src/core/store/locks.ts';
import type { SessionSnapshot } from '../../../src/core/store/session-snapshot.ts';

const snapshot = { row: { counts: emptyCounts() }, sections: {} } as unknown as SessionSnapshot;

/** As who deletes a session waits for it. */
const nobodyReads = (id: string): Promise<void> =>
  navigator.locks.request(segmentsLock(id), () => undefined);

describe('ReadingLease', () => {
  let id: string;
  let listed: string[];
  let hasEnded: boolean;
  let lease: ReadingLease;

  beforeEach(() => {
    id = crypto.randomUUID();
    listed = [];
    hasEnded = false;
    const list = (section: string): Promise<SessionSnapshot> => {
      listed.push(section);
      return Promise.resolve(snapshot);
    };
    lease = new ReadingLease(id, list, () => (hasEnded = true));
  });

  it('lists a section once, for all who read while it lasts, and ends by itself', async () => {
    const read = (): Promise<string> => lease.read('state', () => Promise.resolve('read'));
    expect(await Promise.all([read(), read()])).to.deep.equal(['read', 'read']);
    await lease.read('events', () => Promise.resolve());
    await read();
    expect(listed).to.deep.equal(['state', 'events']);
    await nobodyReads(id);
    expect(hasEnded).to.equal(true);
  });

  it('keeps the segments where they are until the last reading is over, failed ones too', async () => {
    let finish!: () => void;
    const reading = lease.read('state', () => new Promise<void>((resolve) => (finish = resolve)));
    const failing = lease.read('events', () => Promise.reject(new Error('unreadable')));
    const failed = failing.catch((error: unknown) => (error as Error).message);
    expect(await failed).to.equal('unreadable');
    let isFree = false;
    const free = nobodyReads(id).then(() => (isFree = true));
    await waitUntil(() => hasEnded);
    expect(isFree).to.equal(false);
    finish();
    await Promise.all([reading, free]);
  });
});
