import type { SessionQuery } from './model/query.ts';
import type { Replay } from './model/replay.ts';
import type { ComparisonOptions, SessionComparison } from './model/session-comparison.ts';
import { openQueryInWorker } from './query-client.ts';

/**
 * Opens stored sessions, each in a worker whose code is fetched when it is first asked for. The client of queries comes at
 * once: the panel asks for one before all else.
 */
export class SessionOpener {
  readonly #workerUrl: string | URL | undefined;
  readonly #flush: () => Promise<unknown>;
  /** A query that will soon be asked for. */
  #ahead: { sessionId: string; query: Promise<SessionQuery> } | undefined;

  /** @param flush - makes durable what is recorded, as far as it can be */
  constructor(workerUrl: string | URL | undefined, flush: () => Promise<unknown>) {
    this.#workerUrl = workerUrl;
    this.#flush = flush;
  }

  prepareQuery(sessionId: string): void {
    if (this.#ahead !== undefined) return;
    const query = this.#startQuery(sessionId);
    // Whoever takes it is told.
    query.catch(() => undefined);
    this.#ahead = { sessionId, query };
  }

  /** @throws SessionError `session-not-found` */
  query(sessionId: string): Promise<SessionQuery> {
    const ahead = this.#ahead;
    if (ahead?.sessionId !== sessionId) this.close();
    this.#ahead = undefined;
    return ahead?.sessionId === sessionId ? ahead.query : this.#startQuery(sessionId);
  }

  /** @throws SessionError `session-not-found` */
  async replay(sessionId: string): Promise<Replay> {
    // What is durable is replayed even where the rest could not be stored.
    await this.#flush().catch(() => undefined);
    const { openReplayInWorker } = await import('./replay-client.ts');
    return openReplayInWorker(sessionId, this.#workerUrl);
  }

  /** @throws SessionError `session-not-found` */
  async comparison(
    leftId: string,
    rightId: string,
    options: ComparisonOptions,
  ): Promise<SessionComparison> {
    await this.#flush().catch(() => undefined);
    const { compareInWorker } = await import('./session-comparison-client.ts');
    return compareInWorker([leftId, rightId], options, this.#workerUrl);
  }

  /** Closes what was prepared and nobody asked for. */
  close(): void {
    void this.#ahead?.query.then(
      (query) => query.close(),
      () => undefined,
    );
    this.#ahead = undefined;
  }

  #startQuery(sessionId: string): Promise<SessionQuery> {
    return openQueryInWorker(sessionId, this.#workerUrl);
  }
}
