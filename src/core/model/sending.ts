import type { RecordPlace } from './query.ts';
import type { EventRecord } from './records.ts';

/** How recorded events are sent into the page again: see `DevTools.sendEvents`. */
export interface SendOptions {
  /** `seq` of the first and the last record of which events are sent. @defaultValue all of the replay */
  from?: number;
  to?: number;
  /** Times of the recorded pace, above 0; with `Infinity` it waits for the app alone. @defaultValue 1 */
  speed?: number;
  /** How much longer than recorded the app may take, for an element or for a change of state, ms. @defaultValue 2000 */
  patienceMs?: number;
  /** Stops it: the call rejects with `aborted`. */
  signal?: AbortSignal;
  /** Called before the first event, after each, and where the next one is far off. */
  onProgress?: (progress: SendProgress) => void;
}

/** How far it has come, in recorded events. */
export interface SendProgress {
  sent: number;
  total: number;
  /** Of the event that was sent last. */
  seq?: number;
  /** Until the next one, where that is more than two seconds. */
  waitMs?: number;
}

/**
 * Why an event was not sent, or what it did was not what was recorded: a ref of another value (`difference`), no
 * element that fits or several (`no-element`), something that was not recorded, such as a password (`not-recorded`),
 * or something that no script can do (`not-possible`).
 */
export type SendStopReason = 'difference' | 'no-element' | 'not-recorded' | 'not-possible';

/** A ref that is not what was recorded, and the first place in its stored value that is not. */
export interface DifferingRef {
  name: string;
  /** JSON Pointer; empty for the whole value. */
  path: string;
  /** What stands at that place; absent where there is no such place, or no such ref. */
  expected?: { value: unknown };
  came?: { value: unknown };
}

/** Where sending stopped. */
export interface SendStop {
  reason: SendStopReason;
  event: EventRecord;
  /** What was wrong, in words; names in it are those of the session. */
  message: string;
  /** The record of the session that tells of it best. */
  place: RecordPlace;
  /** Of a difference. */
  ref?: DifferingRef;
}

/** What became of events that were sent again; `stopped` where it was not all of them. */
export interface SendResult extends Pick<SendProgress, 'sent' | 'total'> {
  stopped?: SendStop;
}
