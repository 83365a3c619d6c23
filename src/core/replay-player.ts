import { toSessionError, type SessionError } from './model/errors.ts';
import { clearTimeout, now, setTimeout } from './model/native.ts';
import type { ReplayMoment } from './model/replay.ts';
import type { PlayerClock } from './replay/player-clock.ts';
import type { TimelineWindow } from './replay/timeline.ts';

/** Between two steps where no frame is drawn, as in a page that is not visible, ms. */
const HIDDEN_STEP_MS = 100;

interface PlayerParts {
  /** The timeline from a record on. */
  load: (from: number) => Promise<TimelineWindow>;
  skipsIdle: () => boolean;
  moved: (moment: ReplayMoment) => void;
  ended: () => void;
  failed: (error: SessionError) => void;
}

/** Moves a clock on by real time, a step a frame. */
export class ReplayPlayer {
  readonly #parts: PlayerParts;
  #clock: PlayerClock;
  #speed: number | undefined;
  #loading: PlayerClock | undefined;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #steppedAt = 0;

  constructor(clock: PlayerClock, parts: PlayerParts) {
    this.#clock = clock;
    this.#parts = parts;
  }

  get isPlaying(): boolean {
    return this.#speed !== undefined;
  }

  get clock(): PlayerClock {
    return this.#clock;
  }

  /** Goes on from another place, if it was playing. */
  set clock(clock: PlayerClock) {
    this.#clock = clock;
    this.#steppedAt = now();
  }

  play(speed: number): void {
    // What passed until now did so at the former speed.
    if (this.#speed !== undefined) this.#step();
    const wasPlaying = this.#speed !== undefined;
    this.#speed = speed;
    if (wasPlaying) return;
    this.#steppedAt = now();
    this.#schedule();
  }

  pause(): void {
    this.#speed = undefined;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
  }

  /** A page that becomes hidden gets no frame that it asked for, so a timer stands in for it. */
  #schedule(): void {
    const step = (): void => {
      cancelAnimationFrame(this.#frame);
      clearTimeout(this.#timer);
      this.#step();
      if (this.#speed !== undefined) this.#schedule();
    };
    this.#frame = requestAnimationFrame(step);
    this.#timer = setTimeout(step, HIDDEN_STEP_MS);
  }

  #step(): void {
    const clock = this.#clock;
    const at = now();
    const elapsedMs = (at - this.#steppedAt) * (this.#speed ?? 0);
    this.#steppedAt = at;
    this.#load(clock);
    if (this.#parts.skipsIdle()) clock.skipIdle();
    const moment = clock.advance(elapsedMs);
    if (moment !== undefined) this.#parts.moved(moment);
    // Whoever heard of it may have paused it, or moved it elsewhere.
    if (this.#speed === undefined || this.#clock !== clock || !clock.isAtEnd) return;
    this.pause();
    this.#parts.ended();
  }

  #load(clock: PlayerClock): void {
    const { wanted } = clock;
    if (wanted === undefined || this.#loading === clock) return;
    this.#loading = clock;
    this.#parts
      .load(wanted)
      .then(
        (window) => clock.give(window),
        (error: unknown) => {
          if (this.#clock !== clock || this.#speed === undefined) return;
          this.pause();
          this.#parts.failed(toSessionError(error, 'worker-failed'));
        },
      )
      .finally(() => {
        if (this.#loading === clock) this.#loading = undefined;
      });
  }
}
