import { toSessionError } from '../model/errors.ts';
import type { SectionName } from '../model/records.ts';
import { whileReading } from '../store/locks.ts';
import type { SessionSnapshot } from '../store/session-snapshot.ts';

/** Longest that a lease is given on, ms: folding, and who deletes the session, wait for its end. */
const LEASE_MS = 250;

/**
 * The lock of a session's segments and what was listed under it, for all who ask within a short time: each would
 * wait for two answers of other processes, which take 2 ms and now and then 40.
 */
export class ReadingLease {
  readonly #list: (section: SectionName) => Promise<SessionSnapshot>;
  readonly #snapshots = new Map<SectionName, Promise<SessionSnapshot>>();
  readonly #uses = new Set<Promise<unknown>>();
  readonly #locked: Promise<void>;

  /**
   * @param list - a section as it is under the lock
   * @param onEnd - told when whoever comes has to take another lease
   */
  constructor(
    sessionId: string,
    list: (section: SectionName) => Promise<SessionSnapshot>,
    onEnd: () => void,
  ) {
    this.#list = list;
    this.#locked = new Promise((resolve, reject) => {
      whileReading(sessionId, async () => {
        resolve();
        await new Promise((ended) => setTimeout(ended, LEASE_MS));
        onEnd();
        await Promise.allSettled(this.#uses);
      }).catch((error: unknown) => {
        onEnd();
        reject(toSessionError(error, 'worker-failed'));
      });
    });
  }

  /** Runs `read` on a section as it is, or was when it was asked for first. */
  async read<T>(section: SectionName, read: (snapshot: SessionSnapshot) => Promise<T>): Promise<T> {
    const use = this.#read(section, read);
    this.#uses.add(use);
    try {
      return await use;
    } finally {
      this.#uses.delete(use);
    }
  }

  async #read<T>(section: SectionName, read: (snapshot: SessionSnapshot) => Promise<T>): Promise<T> {
    await this.#locked;
    let snapshot = this.#snapshots.get(section);
    if (snapshot === undefined) {
      snapshot = this.#list(section);
      this.#snapshots.set(section, snapshot);
    }
    return read(await snapshot);
  }
}
