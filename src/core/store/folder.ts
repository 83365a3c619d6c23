import type { Database } from './database.ts';
import { foldSession, foldShard } from './fold.ts';
import { getSession } from './sessions.ts';

/** How long nothing must be written before the tail is folded, ms. */
const QUIET_MS = 200;

/** How long the tail may grow while it is never quiet, ms. */
const MAX_WAIT_MS = 2_000;

/** Folds the tail of the session being recorded, in quiet moments. */
export class Folder {
  readonly #database: Database;
  readonly #sessionId: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the first write was not folded yet, `performance.now()`. */
  #waitingSince: number | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(database: Database, sessionId: string) {
    this.#database = database;
    this.#sessionId = sessionId;
  }

  /** Asks for a round: once it has been quiet for a moment, or after the longest wait. */
  schedule(): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#waitingSince ??= performance.now();
    const patienceMs = MAX_WAIT_MS - (performance.now() - this.#waitingSince);
    this.#timer = setTimeout(
      () => {
        this.#waitingSince = undefined;
        this.afterwards(() => this.#round());
      },
      Math.max(0, Math.min(QUIET_MS, patienceMs)),
    );
  }

  /** Runs other work on the store when no round is under way. Its errors are not the recording's. */
  afterwards(work: () => Promise<void>): void {
    this.#running = this.#running.then(async () => {
      if (!this.#stopped) await work().catch(() => undefined);
    });
  }

  /** Ends after folding all of the session. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
    const { shards } = await getSession(this.#database, this.#sessionId);
    await foldSession(this.#database, this.#sessionId, shards);
  }

  async #round(): Promise<void> {
    const { shards } = await getSession(this.#database, this.#sessionId);
    for (const [i, { id }] of shards.entries()) {
      const options = { isComplete: i < shards.length - 1 };
      const stop = (): boolean => this.#stopped;
      const result = await foldShard(this.#database, this.#sessionId, id, options, stop);
      // Nothing else would ask for another round if nothing is recorded any more.
      if (result === 'busy') this.schedule();
    }
  }
}
