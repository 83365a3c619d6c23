import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { devtools, toSessionError } from '../../core/index.ts';
import type {
  DevTools,
  RecordingStatus,
  SessionInfo,
  SessionQuery,
  SessionError,
} from '../../core/index.ts';
import { LIVE } from '../session-choice.ts';
import { RefreshClock } from './refresh-clock.ts';

/**
 * The session that the panel shows: the recorder's own, or a stored one. Holds the query that all
 * views read, and tells them by `revision` when to read again; nothing runs while the panel is closed.
 */
export class SessionController implements ReactiveController {
  devtools: DevTools | undefined;
  sessions: readonly SessionInfo[] = [];
  /** `LIVE` or the id of a stored session. */
  shown = LIVE;
  query: SessionQuery | undefined;
  /** Grows when the shown session may have changed. */
  revision = 0;

  readonly #host: ReactiveControllerHost;
  readonly #onError: (error: SessionError) => void;
  readonly #clock = new RefreshClock(() => {
    this.revision += 1;
    this.#host.requestUpdate();
  });
  #isActive = false;
  #opening: string | undefined;
  /** Not tried again at every change: it would fail as often. */
  #failed: string | undefined;
  /** Id of the session whose worker died and was replaced: another one is not tried. */
  #replaced: string | undefined;
  #stop: (() => void) | undefined;
  #stopWatching: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, onError: (error: SessionError) => void) {
    this.#host = host;
    this.#onError = onError;
    host.addController(this);
  }

  get status(): RecordingStatus | undefined {
    return this.devtools?.status;
  }

  get isLive(): boolean {
    return this.shown === LIVE;
  }

  /** The id of the shown session; empty until the recorder's store is open. */
  get shownId(): string {
    return this.isLive ? (this.status?.sessionId ?? '') : this.shown;
  }

  /** The shown session as lists know it; a live one may not be listed yet. */
  get info(): SessionInfo | undefined {
    return this.sessions.find(({ id }) => id === this.shownId);
  }

  /** Starts or stops following the recorder. */
  setActive(isActive: boolean): void {
    if (isActive === this.#isActive) return;
    this.#isActive = isActive;
    this.#stop?.();
    if (!isActive) return;
    this.#stop = () => {
      this.#unbind();
      this.#clock.stop();
    };
    this.#bind();
  }

  /** Even while the panel is closed: a query's worker does not outlive the recorder. */
  hostConnected(): void {
    this.#stopWatching = devtools.onChange(() => {
      if (this.#isActive) this.#bind();
      else if (this.devtools !== devtools.get()) this.#close();
    });
  }

  hostDisconnected(): void {
    this.#stopWatching?.();
    this.setActive(false);
    this.#close();
  }

  async show(id: string): Promise<void> {
    // Just imported: its counts come with the list.
    if (id !== LIVE && !this.sessions.some((session) => session.id === id)) await this.#listSessions();
    this.shown = id === this.status?.sessionId ? LIVE : id;
    this.#failed = undefined;
    this.#replaced = undefined;
    await this.#openShown();
  }

  #bind(): void {
    this.#unbind();
    // A query belongs to the engine that opened it.
    if (this.devtools !== devtools.get()) this.#close();
    this.#failed = undefined;
    this.#replaced = undefined;
    this.devtools = devtools.get();
    this.devtools?.addEventListener('change', this.#onChange);
    this.devtools?.addEventListener('sessions', this.#onSessions);
    this.devtools?.addEventListener('error', this.#onRecordingError);
    if (!this.devtools) {
      this.shown = LIVE;
      this.sessions = [];
    }
    // Recording may have stopped while nobody looked.
    if (this.status?.error) this.#onError(this.status.error);
    void this.#listSessions();
    void this.#openShown();
    this.#clock.touch();
  }

  #unbind(): void {
    this.devtools?.removeEventListener('change', this.#onChange);
    this.devtools?.removeEventListener('sessions', this.#onSessions);
    this.devtools?.removeEventListener('error', this.#onRecordingError);
  }

  #onChange = (): void => {
    if (this.isLive) {
      if (this.query?.sessionId !== this.shownId) void this.#openShown();
      this.#clock.touch();
    }
    this.#host.requestUpdate();
  };

  #onSessions = (): void => void this.#listSessions();

  #onRecordingError = (event: Event): void => {
    const { detail } = event as CustomEvent<SessionError>;
    this.#onError(detail);
  };

  async #listSessions(): Promise<void> {
    const { devtools: source, shown } = this;
    if (!source) return;
    try {
      const sessions = await source.sessions();
      if (source !== this.devtools) return;
      this.sessions = sessions;
      // Deleted by another tab, or by clearing.
      if (!this.isLive && !this.info && shown === this.shown) await this.show(LIVE);
    } catch (error) {
      this.#onError(toSessionError(error, 'storage-unavailable'));
    }
    this.#host.requestUpdate();
  }

  async #openShown(): Promise<void> {
    const id = this.shownId;
    if (this.query?.sessionId === id || (id !== '' && this.#opening === id)) return;
    this.#close();
    this.#host.requestUpdate();
    if (!this.devtools || id === '' || id === this.#failed) return;
    this.#opening = id;
    try {
      const query = await this.devtools.openQuery(id);
      if (this.#opening === id) {
        this.query = query;
        this.revision += 1;
        void query.opened.then(() => this.#readAgain(query));
        void query.failed.then((error) => this.#replace(query, error));
      } else query.close();
    } catch (error) {
      if (this.#opening !== id) return;
      this.#failed = id;
      this.#onError(toSessionError(error, 'session-not-found'));
    } finally {
      if (this.#opening === id) this.#opening = undefined;
    }
    this.#host.requestUpdate();
  }

  #readAgain(query: SessionQuery): void {
    if (query !== this.query) return;
    this.revision += 1;
    this.#host.requestUpdate();
  }

  /** A worker that died is replaced, once. */
  async #replace(query: SessionQuery, error: SessionError): Promise<void> {
    if (query !== this.query) return;
    this.#close();
    if (this.#replaced === query.sessionId) {
      this.#failed = query.sessionId;
      this.#onError(error);
      this.#host.requestUpdate();
      return;
    }
    this.#replaced = query.sessionId;
    await this.#openShown();
  }

  #close(): void {
    this.#opening = undefined;
    this.query?.close();
    this.query = undefined;
  }
}
