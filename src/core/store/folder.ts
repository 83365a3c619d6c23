import type { Database } from './database.ts';
import { foldSession, foldStep } from './fold.ts';
import { getSession } from './sessions.ts';

/** How long nothing must be written before the tail is folded, ms. */
const QUIET_MS = 200;

/** Folds the tail of the session being recorded, in quiet moments. */
export class Folder {
  readonly #database: Database;
  readonly #sessionId: string;
  readonly #isBusy: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  /** @param isBusy - whether records are being written, which go first */
  constructor(database: Database, sessionId: string, isBusy: () => boolean) {
    this.#database = database;
    this.#sessionId = sessionId;
    this.#isBusy = isBusy;
  }

  /** Asks for a round, once it has been quiet for a moment. */
  schedule(): void {
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => this.afterwards(() => this.#round()), QUIET_MS);
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
    for (const [i, shard] of shards.entries()) {
      const isComplete = i < shards.length - 1;
      while (await foldStep(this.#database, this.#sessionId, shard.id, { isComplete })) {
        if (this.#stopped) return;
        // Records that came meanwhile go first; they ask for another round when they are written.
        if (this.#isBusy()) return;
      }
    }
  }
}
