import { onMissed } from './collect/attempt.ts';
import { listen } from './collect/listen.ts';
import { DEFAULT_FLUSH_INTERVAL_MS } from './model/limits.ts';
import { SessionError, toSessionError } from './model/errors.ts';
import { clearTimeout, queueMicrotask, setTimeout } from './model/native.ts';
import type { NewestEvents } from './model/query.ts';
import { emptyCounts } from './model/records.ts';
import type { SessionInfo } from './model/session.ts';
import type { RecordBatch } from './model/batch.ts';
import { Recorder } from './record/recorder.ts';
import type { DevToolsConfig, RecordingStatus } from './record/types.ts';
import { redactUrl } from './sanitize/redact-url.ts';
import { keepTabSession, readTabSession, storedTabSession } from './tab-session.ts';
import { forgetUnwritten, keepUnwritten, recover, takeOver, watchOthers } from './unwritten.ts';
import { startSessionWorker } from './worker/start-worker.ts';
import { WorkerClient } from './worker/worker-client.ts';

/** Times that a worker which died is replaced, before recording gives up. */
const MAX_RESTARTS = 5;

export interface RecordingOptions {
  config: DevToolsConfig;
  /** Counts or state changed. */
  changed(): void;
  failed(error: SessionError): void;
}

/** The recorder of this page, its worker, and the moments at which one hands over to the other. */
export class Recording {
  readonly recorder: Recorder;
  readonly #options: RecordingOptions;
  #client: WorkerClient<'record'> | undefined;
  #session: SessionInfo | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listening = new AbortController();
  #appends = new Set<Promise<void>>();
  #restarts = 0;
  #storedBytes = 0;
  #persisted: boolean | undefined;
  #failure: SessionError | undefined;
  #stopped = false;
  #stopHearing = (): void => undefined;
  #opening: Promise<void> | undefined;
  /** Id of the session that begins here, where it does: what is recorded before the store is open is its own. */
  #newId: string | undefined;
  /** Id of the last batch with which the page went. */
  #goodbye: number | undefined;
  /** The page may end at any moment: no timer comes any more. */
  #isLeaving = false;

  constructor(options: RecordingOptions) {
    this.#options = options;
    this.recorder = new Recorder({
      ...options.config,
      send: (batch) => this.#send(batch),
      changed: () => options.changed(),
      waiting: () => this.#schedule(),
    });
    // A former page of this tab may have left its components in the log.
    if (storedTabSession() !== undefined) this.recorder.beginTree();
  }

  /** Resolves when the session is in the store. @throws SessionError with the reason that it is not */
  start(): Promise<void> {
    const { signal } = this.#listening;
    this.#stopHearing = onMissed((error) => this.recorder.missed(error));
    listen(window, 'pagehide', this.#leave, { signal });
    listen(window, 'pageshow', this.#return, { signal });
    listen(document, 'visibilitychange', this.#hide, { signal });
    const id = readTabSession();
    if (storedTabSession() === undefined) this.#newId = id;
    this.#opening = this.#open(() => id);
    void this.persist();
    return this.#opening;
  }

  get sessionId(): string {
    return this.#session?.id ?? '';
  }

  get status(): RecordingStatus {
    const error = this.#failure ?? this.recorder.limitReached;
    return {
      state: this.#state(),
      sessionId: this.sessionId,
      counts: { ...emptyCounts(), ...this.recorder.counts },
      storedBytes: this.#storedBytes,
      droppedCount: this.recorder.droppedCount,
      ...(this.#persisted === undefined ? {} : { persisted: this.#persisted }),
      ...(error === undefined ? {} : { error }),
    };
  }

  /** Resolves when the store is open. @throws SessionError with the reason that it is not */
  get opened(): Promise<void> {
    return this.#opening ?? Promise.resolve();
  }

  /** The worker that holds the store. @throws SessionError when there is none */
  get client(): WorkerClient<'record'> {
    if (this.#client !== undefined && this.#failure === undefined) return this.#client;
    throw this.#failure ?? new SessionError('not-enabled', 'Recording has been stopped.');
  }

  /** The end of a stored session's log. @throws SessionError */
  async newestEvents(sessionId: string): Promise<NewestEvents> {
    return this.client.call('newestEvents', { sessionId });
  }

  /** Resolves when all recorded so far is durable. @throws SessionError with the reason that it is not */
  async flush(): Promise<void> {
    await this.#opening;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.recorder.flush();
    // Each rejects with the reason that its batch is not durable.
    for (const append of new Set(this.#appends)) await append;
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Records go on where a limit had stopped them. */
  resume(): void {
    this.recorder.retry();
    this.recorder.isPaused = false;
    this.#schedule();
    this.#options.changed();
  }

  /** Takes the counts of the session from the store, after something else than recording changed it. */
  async recount(): Promise<void> {
    const own = (await this.client.call('sessions', undefined)).find(({ id }) => id === this.sessionId);
    if (own === undefined) return;
    this.recorder.recount(own.counts, own.bytes);
    this.#storedBytes = own.bytes;
    this.#options.changed();
  }

  /** Ends the session and the worker. */
  async stop(): Promise<void> {
    this.#listening.abort();
    this.#stopHearing();
    await this.flush().catch(() => undefined);
    clearTimeout(this.#timer);
    this.#stopped = true;
    // Whoever kept the instance may go on calling it: it takes nothing more.
    this.recorder.suspend();
    this.recorder.isPaused = true;
    await this.#client?.call('finish', undefined).catch(() => undefined);
    this.#client?.close();
    this.#client = undefined;
  }

  #state(): RecordingStatus['state'] {
    if (this.#stopped) return 'stopped';
    if (this.#failure !== undefined) return 'failed';
    if (this.#session === undefined) return 'starting';
    if (this.recorder.limitReached !== undefined) return 'full';
    return this.recorder.isPaused ? 'paused' : 'recording';
  }

  async #open(sessionIdOf: () => string): Promise<void> {
    const { config } = this.#options;
    try {
      requireSecureContext();
      const worker = startSessionWorker(config.workerUrl);
      const client = new WorkerClient('record', worker, (error) => this.#workerFailed(error));
      this.#client = client;
      const { session: opened } = await client.call('open', {
        sessionId: sessionIdOf(),
        startedAt: performance.timeOrigin,
        userAgent: navigator.userAgent,
        ...describePage(config),
      });
      // What the page before this one left was recorded first, and has its `seq`.
      const session = (await takeOver(client, opened.id)) ?? opened;
      const isFirst = this.#session === undefined;
      this.#session = session;
      this.#storedBytes = session.bytes;
      keepTabSession(session.id);
      if (isFirst) {
        this.recorder.open(session);
        watchOthers(() => this.client, session.id, this.#listening.signal);
      } else {
        // The store may hold less than before, or be another one.
        this.recorder.recount(session.counts, session.bytes);
        this.recorder.reopen(session.lastSeq);
      }
      this.#options.changed();
      void recover(client, session.id);
    } catch (error) {
      this.#giveUp(toSessionError(error, 'worker-failed'));
      throw this.#failure!;
    }
  }

  #workerFailed(error: SessionError): void {
    if (this.#stopped || this.#session === undefined) return;
    this.recorder.suspend();
    this.#restarts += 1;
    if (this.#restarts > MAX_RESTARTS) {
      this.#giveUp(error);
      return;
    }
    this.#options.failed(error);
    const { id } = this.#session;
    this.#opening = this.#open(() => id);
    this.#opening.catch(() => undefined);
  }

  #giveUp(error: SessionError): void {
    this.#failure = error;
    this.recorder.suspend();
    this.recorder.isPaused = true;
    this.#options.failed(error);
    this.#options.changed();
  }

  #send(batch: RecordBatch): void {
    if (batch.closed) this.#goodbye = batch.id;
    const append = this.#append(batch);
    this.#appends.add(append);
    void this.#forget(append);
  }

  /** By `await` alone, since an app may replace the methods of promises. */
  async #forget(append: Promise<void>): Promise<void> {
    try {
      await append;
    } catch {
      // Who waits in `flush` is told; for all others the status says it.
    }
    this.#appends.delete(append);
  }

  async #append(batch: RecordBatch): Promise<void> {
    try {
      const { storedBytes } = await this.client.call('append', batch);
      this.#storedBytes = storedBytes;
      this.#restarts = 0;
      this.recorder.acknowledge(batch.id, storedBytes);
      // The page is there after all, and all that it left is durable.
      if (batch.id === this.#goodbye) {
        this.#isLeaving = false;
        forgetUnwritten(this.sessionId);
      }
      this.#options.changed();
    } catch (error) {
      const reason = toSessionError(error, 'storage-unavailable');
      // A worker that died is replaced, and says what it had stored.
      if (reason.code !== 'worker-failed') {
        this.recorder.fail(batch.id, reason);
        this.#options.failed(reason);
      }
      throw reason;
    }
  }

  #schedule(): void {
    if (this.#stopped) return;
    // The app's own handlers of `pagehide` record: it is the last moment for that.
    if (this.#isLeaving) {
      queueMicrotask(this.#leave);
      return;
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.recorder.flush();
    }, this.#options.config.flushIntervalMs ?? DEFAULT_FLUSH_INTERVAL_MS);
  }

  /** Asks the browser to keep what is stored. @returns its answer, or undefined where there is none */
  async persist(): Promise<boolean | undefined> {
    try {
      this.#persisted = await navigator.storage.persist();
      this.#options.changed();
    } catch {
      // No answer: the status leaves it out.
    }
    return this.#persisted;
  }

  readonly #hide = (): void => {
    if (document.visibilityState === 'hidden') this.recorder.flush();
  };

  /** The worker dies with the page, often before it has stored what it is sent here. */
  readonly #leave = (): void => {
    // Of a session that goes on, the place in it is not known before it is open.
    const id = this.#session?.id ?? this.#newId;
    if (id === undefined) return;
    this.#isLeaving = true;
    keepTabSession(id);
    keepUnwritten(id, this.recorder.leave());
  };

  /** Back from the back/forward cache: the next batch takes the goodbye back. */
  readonly #return = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    this.#isLeaving = false;
    this.#schedule();
  };
}

/** Outside a secure context browsers have neither locks nor, in some, the store. */
function requireSecureContext(): void {
  if (isSecureContext) return;
  throw new SessionError(
    'storage-unavailable',
    'Recording needs https or localhost: serve the page from there.',
  );
}

/** The texts of the app that a list of sessions shows. */
function describePage({
  name,
  sanitizeAtCapture,
}: DevToolsConfig): Pick<SessionInfo, 'name' | 'origin'> {
  const page = {
    name: name ?? (document.title || location.host),
    origin: redactUrl(location.href),
  };
  if (typeof sanitizeAtCapture !== 'object') return page;
  return sanitizeAtCapture.forLines().member('session', page);
}
