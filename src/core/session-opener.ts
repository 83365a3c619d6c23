import type { SessionQuery } from './model/query.ts';
import type { Replay } from './model/replay.ts';
import type { ComparisonOptions, SessionComparison } from './model/session-comparison.ts';
import { askQueryWorker, type PreparedQuery } from './query-client.ts';

/**
 * Opens stored sessions, each in a worker whose code is fetched when it is first asked for. The client of queries comes at
 * once: the panel asks for one before all else.
 */
export class SessionOpener {
  readonly #workerUrl: string | URL | undefined;
  readonly #flush: () => Promise<unknown>;

  /** @param flush - makes durable what is recorded, as far as it can be */
  constructor(workerUrl: string | URL | undefined, flush: () => Promise<unknown>) {
    this.#workerUrl = workerUrl;
    this.#flush = flush;
  }

  /**
   * @param ahead - a query that was prepared, for this session or another
   * @throws SessionError `session-not-found`
   */
  async query(sessionId: string, ahead?: PreparedQuery): Promise<SessionQuery> {
    const isAhead = ahead?.sessionId === sessionId;
    const prepared = isAhead ? ahead : { sessionId, newest: Promise.resolve(undefined) };
    return askQueryWorker(prepared, this.#workerUrl);
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
}
