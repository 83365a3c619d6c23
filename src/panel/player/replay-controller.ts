import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { toSessionError } from '../../core/index.ts';
import type {
  DevTools,
  Replay,
  ReplayKind,
  ReplayMoment,
  SessionError,
  SessionQuery,
  TimeRange,
} from '../../core/index.ts';
import { DevtoolsSeekEvent } from '../events/devtools-seek-event.ts';
import { openWithCode } from '../open-with-code.ts';
import { loadBookmarks, toggleBookmark } from './bookmarks.ts';
import { deepLinkTo } from './page-address.ts';
import type { LinkedPlace } from './deep-link.ts';
import { MomentComparison } from './moment-comparison.ts';
import { queryAtMoment } from './moment-query.ts';

/** The session that the panel shows, as far as a replay needs it. */
export interface ReplaySource {
  devtools: DevTools | undefined;
  query: SessionQuery | undefined;
  isLive: boolean;
}

/**
 * The replay of the session that the panel shows: where it is, how it plays, and what views ask of it. A stored
 * session has one as soon as it is shown; the one being recorded when it is asked for, up to what is durable then.
 */
export class ReplayController implements ReactiveController {
  replay: Replay | undefined;
  /** What views read: the session as it was at the moment, once there is one. */
  query: SessionQuery | undefined;
  /** Undefined until it was played or sought: all of the session is shown. */
  moment: ReplayMoment | undefined;
  /** The part of the session that is looked at. */
  range: TimeRange | undefined;
  /** The moment that the shown one is held against. */
  comparison: MomentComparison | undefined;
  /** What a step leads to. */
  kind: ReplayKind = 'event';
  speed = 1;
  bookmarks: readonly ReplayMoment[] = [];
  /** Grows when views are to read again. */
  revision = 0;
  /** Whether the session that a link names is looked for: it will have a replay. */
  isAwaited = false;

  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #source: ReplaySource;
  readonly #onError: (error: SessionError) => void;
  readonly #load: () => Promise<unknown>;
  #base: SessionQuery | undefined;
  #isLiveWanted = false;
  #expected: LinkedPlace | undefined;
  #stepping: Promise<void> = Promise.resolve();
  #seeking: Promise<void> | undefined;
  /** Sought while another place was: only the last one is gone to. */
  #next: number | undefined;

  constructor(
    host: ReactiveControllerHost & EventTarget,
    source: ReplaySource,
    {
      onError,
      load,
    }: {
      onError: (error: SessionError) => void;
      /** Fetches the code of what shows a replay. */
      load: () => Promise<unknown>;
    },
  ) {
    this.#load = load;
    this.#host = host;
    this.#source = source;
    this.#onError = onError;
    host.addController(this);
  }

  hostUpdate(): void {
    const { query, isLive } = this.#source;
    if (!isLive) this.#isLiveWanted = false;
    if (query === this.#base) return;
    this.#base = query;
    this.#end();
    this.query =
      query &&
      queryAtMoment(query, () => ({
        replay: this.replay,
        seq: this.moment?.seq,
        range: this.range,
      }));
    if (query !== undefined && (!isLive || this.#isLiveWanted)) void this.#open(query);
  }

  hostDisconnected(): void {
    this.#base = undefined;
    this.query = undefined;
    this.#end();
  }

  get isPlaying(): boolean {
    return this.replay?.isPlaying ?? false;
  }

  get skipsIdle(): boolean {
    return this.replay?.skipsIdle ?? false;
  }

  get isLooping(): boolean {
    return this.replay?.loop !== undefined;
  }

  /** Whether there is a replay, or will soon be. */
  get isOpen(): boolean {
    return this.query !== undefined && (!this.#source.isLive || this.#isLiveWanted);
  }

  get isLive(): boolean {
    return this.#source.isLive;
  }

  /** The address of the moment. */
  get link(): string {
    const { query, position } = this;
    return deepLinkTo({ sessionId: query?.sessionId ?? '', seq: position.seq });
  }

  /** Where it stands: at the end as long as it was not moved. */
  get position(): ReplayMoment {
    const { replay, moment } = this;
    return moment ?? { seq: replay?.lastSeq ?? 0, time: replay?.endTime ?? 0 };
  }

  /** Opens what is recorded so far. */
  openLive(): void {
    const { query, isLive } = this.#source;
    if (!isLive || query === undefined || this.replay !== undefined) return;
    this.#isLiveWanted = true;
    void this.#open(query);
  }

  /**
   * Goes to a place as soon as its session is open.
   * @param show - has the panel show that session
   */
  async follow(place: LinkedPlace, show: () => Promise<void>): Promise<void> {
    this.#expected = place;
    if (this.replay && this.query) void this.#goToExpected(this.query.sessionId);
    this.isAwaited = true;
    this.#host.requestUpdate();
    try {
      await show();
      if (place.seq !== undefined && this.isLive) {
        // Its query may still be on its way.
        this.#isLiveWanted = true;
        this.openLive();
      }
    } finally {
      this.isAwaited = false;
      this.#host.requestUpdate();
    }
  }

  /** Back to the recording as it goes on. */
  closeLive(): void {
    this.#isLiveWanted = false;
    this.#end();
    this.#changed();
  }

  toggle(): void {
    const { replay } = this;
    if (!replay) return;
    if (replay.isPlaying) replay.pause();
    else {
      // From the end it begins anew, as every player does.
      if (this.range && !this.#isInRange(this.position)) void this.seekTime(this.range.from);
      replay.play(this.speed);
    }
    this.#host.requestUpdate();
  }

  pause(): void {
    this.replay?.pause();
    this.#host.requestUpdate();
  }

  setSpeed(speed: number): void {
    this.speed = speed;
    if (this.isPlaying) this.replay?.play(speed);
    this.#host.requestUpdate();
  }

  setKind(kind: ReplayKind): void {
    this.kind = kind;
    this.#host.requestUpdate();
  }

  setSkipsIdle(skips: boolean): void {
    if (this.replay) this.replay.skipsIdle = skips;
    this.#host.requestUpdate();
  }

  /** Plays the range, or all, over and over. */
  async setLooping(isLooping: boolean): Promise<void> {
    const { replay, range } = this;
    if (!replay) return;
    if (!isLooping) replay.loop = undefined;
    else {
      const [from, to] = range
        ? await Promise.all([replay.momentAt(range.from), replay.momentAt(range.to)])
        : [{ seq: replay.firstSeq }, { seq: replay.lastSeq }];
      replay.loop = { from: from.seq, to: to.seq };
    }
    this.#host.requestUpdate();
  }

  setRange(range: TimeRange | undefined): void {
    this.range = range;
    if (this.isLooping) void this.setLooping(true);
    this.#changed();
  }

  /** A view was narrowed to a part of the session: with a replay, all are. */
  followRange(range: TimeRange | undefined): void {
    if (this.replay) this.setRange(range);
  }

  /** Begins or ends the range at the moment; its other end stays where it is. */
  setRangeEnd(end: 'from' | 'to'): void {
    const { replay, range, position } = this;
    if (!replay) return;
    const { from = replay.startTime, to = replay.endTime } = range ?? {};
    const next = end === 'from' ? { from: position.time, to } : { from, to: position.time };
    // An end before its start: the range is begun anew.
    if (next.from > next.to) this.setRange({ from: position.time, to: position.time });
    else this.setRange(next);
  }

  /** One after the other: each begins where the one before it led. */
  step(direction: 'next' | 'former', kind = this.kind): Promise<void> {
    this.#stepping = this.#stepping.then(() => this.#step(direction, kind));
    return this.#stepping;
  }

  async #step(direction: 'next' | 'former', kind: ReplayKind): Promise<void> {
    await this.#try(async (replay) => {
      // Before anything was sought it stands at the end, and what comes first is next.
      const from = this.moment?.seq ?? (direction === 'next' ? replay.firstSeq - 1 : replay.lastSeq + 1);
      const found = await replay.step(from, kind, direction);
      if (found && replay === this.replay) await this.seek(found.seq);
    });
  }

  async stepBookmark(direction: 'next' | 'former'): Promise<void> {
    const { seq } = this.position;
    const found =
      direction === 'next'
        ? this.bookmarks.find((bookmark) => bookmark.seq > seq)
        : [...this.bookmarks].reverse().find((bookmark) => bookmark.seq < seq);
    if (found) await this.seek(found.seq);
  }

  toggleBookmark(): void {
    if (!this.replay || !this.query) return;
    this.bookmarks = toggleBookmark(this.query.sessionId, this.position);
    this.#host.requestUpdate();
  }

  /** Holds the moments to come against this one; at that one itself, none any more. */
  toggleComparison(): void {
    const { replay, position, comparison } = this;
    if (!replay) return;
    this.comparison =
      comparison?.base.seq === position.seq
        ? undefined
        : new MomentComparison(replay, position, () => this.position);
    this.#changed();
  }

  async seekTime(time: number): Promise<void> {
    await this.#try(async (replay) => {
      const { seq } = await replay.momentAt(time);
      if (replay === this.replay) await this.seek(seq);
    });
  }

  /** Of places that are asked for while another one is sought, only the last is gone to. */
  async seek(seq: number): Promise<void> {
    this.#next = seq;
    this.#seeking ??= this.#seekLatest().finally(() => (this.#seeking = undefined));
    await this.#seeking;
  }

  async #seekLatest(): Promise<void> {
    await this.#try(async (replay) => {
      while (this.#next !== undefined && replay === this.replay) {
        const seq = this.#next;
        this.#next = undefined;
        await replay.seek(seq);
      }
    });
    this.#next = undefined;
  }

  async #open(base: SessionQuery): Promise<void> {
    let replay: Replay | undefined;
    try {
      replay = await openWithCode(this.#source.devtools?.openReplay(base.sessionId), this.#load());
      if (!replay) return;
      if (replay.hasPicture) await import('../picture/devtools-picture.ts');
      if (base !== this.#base || this.replay) {
        void replay.close();
        return;
      }
      replay.addEventListener('seek', this.#onSeek);
      replay.addEventListener('end', this.#onEnd);
      replay.addEventListener('error', this.#onReplayError);
      this.replay = replay;
      this.bookmarks = loadBookmarks(base.sessionId);
      this.#changed();
      await this.#goToExpected(base.sessionId);
    } catch (error) {
      if (replay !== this.replay) void replay?.close();
      if (base === this.#base) this.#onError(toSessionError(error, 'session-not-found'));
    }
  }

  async #goToExpected(sessionId: string): Promise<void> {
    const { sessionId: wanted, seq } = this.#expected ?? {};
    if (wanted !== sessionId) return;
    this.#expected = undefined;
    if (seq !== undefined) await this.seek(seq);
  }

  #end(): void {
    void this.replay?.close();
    this.replay = undefined;
    this.moment = undefined;
    this.range = undefined;
    this.comparison = undefined;
    this.bookmarks = [];
    this.#next = undefined;
  }

  #onSeek = ({ detail, target }: CustomEventInit<ReplayMoment> & Event): void => {
    if (target !== this.replay) return;
    if (!detail) return;
    this.moment = detail;
    this.#changed();
    this.#host.dispatchEvent(new DevtoolsSeekEvent(detail));
  };

  #onEnd = (): void => this.#host.requestUpdate();

  #onReplayError = ({ detail, target }: CustomEventInit<SessionError> & Event): void => {
    if (target === this.replay && detail) this.#onError(detail);
    this.#host.requestUpdate();
  };

  #isInRange({ time }: ReplayMoment): boolean {
    return !this.range || (time >= this.range.from && time < this.range.to);
  }

  async #try(work: (replay: Replay) => Promise<void>): Promise<void> {
    const { replay } = this;
    if (!replay) return;
    try {
      await work(replay);
    } catch (error) {
      // Of a replay that was closed meanwhile nobody wants to hear.
      if (replay === this.replay) this.#onError(toSessionError(error, 'worker-failed'));
    }
  }

  #changed(): void {
    this.revision += 1;
    this.#host.requestUpdate();
  }
}
