import type { SessionQuery } from './model/query.ts';

/** Opens sessions for questions; one of them, where it is known that it will soon be asked for, ahead of time. */
export class QueryOpener {
  readonly #workerUrl: string | URL | undefined;
  #ahead: { sessionId: string; query: Promise<SessionQuery> } | undefined;

  constructor(workerUrl: string | URL | undefined) {
    this.#workerUrl = workerUrl;
  }

  prepare(sessionId: string): void {
    if (this.#ahead !== undefined) return;
    const query = this.#start(sessionId);
    // Whoever takes it is told.
    query.catch(() => undefined);
    this.#ahead = { sessionId, query };
  }

  /** @throws SessionError */
  open(sessionId: string): Promise<SessionQuery> {
    const ahead = this.#ahead;
    if (ahead?.sessionId !== sessionId) this.close();
    this.#ahead = undefined;
    return ahead?.sessionId === sessionId ? ahead.query : this.#start(sessionId);
  }

  /** Closes what nobody asked for. */
  close(): void {
    void this.#ahead?.query.then(
      (query) => query.close(),
      () => undefined,
    );
    this.#ahead = undefined;
  }

  async #start(sessionId: string): Promise<SessionQuery> {
    const { openQueryInWorker } = await import('./query-client.ts');
    return openQueryInWorker(sessionId, this.#workerUrl);
  }
}
