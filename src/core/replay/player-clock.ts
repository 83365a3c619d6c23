import type { ReplayMoment } from '../model/replay.ts';
import { TIMELINE_FIELDS, type TimelineWindow } from './timeline.ts';

/**
 * A time so far before the record before it (ms) is of another clock, as where sessions were merged: the player's
 * clock is set to it. Less than that, and records only came late into the log.
 */
const OTHER_CLOCK_MS = 1_000;

/** Longer than this in which nothing happens is idle time, ms of the session; and what is left of it where it is skipped. */
const IDLE_MS = 2_000;
const SHORTENED_MS = 500;

/** Records left at which the next ones are asked for. */
const LOW_RECORDS = 1_024;

/** The clock of a player: knows no real time and is told what passes. Order is by `seq`, pace by the records' times. */
export class PlayerClock {
  readonly #lastSeq: number;
  #place: ReplayMoment;
  /** Of the session, epoch ms; from the first records that it is given. */
  #time: number | undefined;
  #window: TimelineWindow = new Float64Array();
  /** In the window, of the record that comes next. */
  #next = 0;
  #isOver = false;

  /**
   * @param start - where it stands; its time is that of the last record up to there, once there is one
   * @param lastSeq - of the session
   */
  constructor(start: ReplayMoment, lastSeq: number) {
    this.#place = start;
    this.#lastSeq = lastSeq;
  }

  get place(): ReplayMoment {
    return this.#place;
  }

  get isAtEnd(): boolean {
    return this.#isOver || this.#place.seq >= this.#lastSeq;
  }

  /** The `seq` from which on it is to be given the timeline; undefined while it has enough. */
  get wanted(): number | undefined {
    const left = this.#window.length / TIMELINE_FIELDS - this.#next;
    if (left > LOW_RECORDS || this.isAtEnd) return undefined;
    return (this.#window.at(-TIMELINE_FIELDS) ?? -1) < this.#lastSeq ? this.#place.seq : undefined;
  }

  /** Takes the timeline from where it stands, or stood, to some later place. */
  give(window: TimelineWindow): void {
    this.#window = window;
    this.#next = 0;
    if (this.#time === undefined) {
      this.#time = this.#nextTime;
      this.#place = { ...this.#place, time: this.#time };
    }
    while (this.#nextSeq <= this.#place.seq) this.#next += 1;
    this.#isOver = this.#nextSeq === Infinity;
  }

  /**
   * Goes on by so much of the session's time, ms; where the timeline that it has ends, it waits.
   * @returns the last record that it passed
   */
  advance(elapsedMs: number): ReplayMoment | undefined {
    if (this.#time === undefined || this.#nextSeq === Infinity) return undefined;
    this.#time += elapsedMs;
    const before = this.#place;
    for (; this.#nextSeq !== Infinity; this.#next += 1) {
      const time = this.#nextTime;
      if (time < this.#place.time - OTHER_CLOCK_MS) this.#time = time;
      if (time > this.#time) break;
      this.#place = { seq: this.#nextSeq, time };
    }
    return this.#place === before ? undefined : this.#place;
  }

  /** Shortens what lasts long without anything that happens: samples are passed at once. */
  skipIdle(): void {
    if (this.#time === undefined || this.#nextSeq === Infinity) return;
    let next = this.#next;
    const last = this.#window.length / TIMELINE_FIELDS - 1;
    while (next < last && this.#window[next * TIMELINE_FIELDS + 2] === 0) next += 1;
    const gap = this.#timeOf(next) - this.#time;
    if (gap > IDLE_MS) this.#time += gap - SHORTENED_MS;
  }

  get #nextSeq(): number {
    return this.#window[this.#next * TIMELINE_FIELDS] ?? Infinity;
  }

  get #nextTime(): number {
    return this.#timeOf(this.#next);
  }

  /** A record may be without a time: it comes with the one before it. */
  #timeOf(index: number): number {
    const time = this.#window[index * TIMELINE_FIELDS + 1];
    return time === undefined || Number.isNaN(time) ? this.#place.time : time;
  }
}
