import { abortError, refuseArgument } from '../model/errors.ts';
import type { RefSnapshot, SessionQuery } from '../model/query.ts';
import type { EventRecord } from '../model/records.ts';
import type { Replay } from '../model/replay.ts';
import type { DifferingRef, SendOptions, SendResult, SendStop } from '../model/sending.ts';
import type { EventInput } from '../record/types.ts';
import { firstDifference } from '../replay/first-difference.ts';
import { StateFollower, type RefMismatch } from '../replay/state-follower.ts';
import { dispatch } from './dispatch.ts';
import { findTargets, type PageElements } from './find-target.ts';
import { Followers } from './followers.ts';
import { Refusal, refuse } from './refusal.ts';

const DEFAULT_PATIENCE_MS = 2_000;

/** Time between two looks at the app, and how long it has at least to do something of its own, ms. */
const LOOK_MS = 25;

/** Longest wait for the next event of which nothing is said, ms. */
const TOLD_WAIT_MS = 2_000;

/** The page that events are sent into, and its recording. */
export interface SentPage extends PageElements {
  recordEvent(event: EventInput): void;
  flush(): Promise<void>;
  /** Of the session that the page records. */
  openQuery(): Promise<SessionQuery>;
}

/** See `DevTools.sendEvents`. */
export async function sendEvents(
  page: SentPage,
  replay: Replay,
  options: SendOptions,
): Promise<SendResult> {
  const { from = replay.firstSeq, to = replay.lastSeq } = options;
  const { speed = 1, patienceMs = DEFAULT_PATIENCE_MS } = options;
  if (typeof speed !== 'number' || !(speed > 0)) refuseArgument('speed', 'a number above 0', speed);
  if (typeof patienceMs !== 'number' || !(patienceMs >= 0))
    refuseArgument('patienceMs', 'a number of at least 0', patienceMs);
  const events = await replay.events({ from, to, filter: { category: 'dom' } });
  const query = await page.openQuery();
  const sending = new Sending(page, replay, query, events, { ...options, to, speed, patienceMs });
  page.recordEvent({ category: 'devtools', name: 'send', payload: { from, to, total: events.length } });
  try {
    return await sending.run();
  } finally {
    const { sent, stopped } = sending.result;
    const why = stopped && { reason: stopped.reason, seq: stopped.event.seq };
    const payload = { sent, total: events.length, ...(why && { stopped: why }) };
    page.recordEvent({ category: 'devtools', name: 'send/end', payload });
    sending.end();
    query.close();
  }
}

type Options = SendOptions & Required<Pick<SendOptions, 'to' | 'speed' | 'patienceMs'>>;

class Sending {
  readonly result: SendResult;
  readonly #page: SentPage;
  readonly #replay: Replay;
  readonly #query: SessionQuery;
  readonly #events: readonly EventRecord[];
  readonly #options: Options;
  readonly #followers = new Followers();
  /** With which the app did something that was not recorded by then. */
  #ahead: EventRecord | undefined;

  constructor(
    page: SentPage,
    replay: Replay,
    query: SessionQuery,
    events: readonly EventRecord[],
    options: Options,
  ) {
    this.#page = page;
    this.#replay = replay;
    this.#query = query;
    this.#events = events;
    this.#options = options;
    this.result = { sent: 0, total: events.length };
  }

  async run(): Promise<SendResult> {
    const [first] = this.#events;
    this.#tell();
    if (!first) return this.result;
    const follower = new StateFollower(await this.#replay.refsAt(first.seq - 1), await this.#live());
    while (this.result.sent < this.result.total && !this.result.stopped) await this.#step(follower);
    return this.result;
  }

  end(): void {
    this.#followers.stop();
  }

  /** One event, those that it sets off, and the state that comes of it. */
  async #step(follower: StateFollower): Promise<void> {
    const event = this.#events[this.result.sent]!;
    try {
      const target = await this.#findTarget(event);
      this.#followers.watchAround(target);
      dispatch(event, target, (at, made) => this.#followers.dispatch(at, made));
      // A form says so by itself.
      if (event.name === 'submit' || event.name === 'reset') this.#followers.take(event);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { reason, message } = error;
      const place = { section: 'events', seq: event.seq } as const;
      this.result.stopped = { reason, event, message, place };
      return;
    }
    this.result.sent += 1;
    this.#tell();
    await this.#compare(event, follower);
  }

  /** Waits until it is time for the next event and the state is as it was recorded to be then. */
  async #compare(event: EventRecord, follower: StateFollower): Promise<void> {
    const sentAt = performance.now();
    let hasTold = false;
    await this.#pause(LOOK_MS);
    for (;;) {
      const next = this.#nextEvent();
      const recorded = await this.#replay.refsAt(next ? next.seq - 1 : this.#options.to);
      const live = await this.#live();
      const mismatch = follower.mismatch(recorded, live);
      const recordedMs = next ? Math.max(0, next.time - event.time) : 0;
      const restMs = sentAt + recordedMs / this.#options.speed - performance.now();
      if (!mismatch && restMs <= 0) {
        follower.agree(recorded, live);
        this.#ahead = undefined;
        return;
      }
      const isAhead = mismatch !== undefined && follower.isAhead(mismatch);
      if (isAhead && restMs <= 0 && this.#maySettle(event, next)) return;
      if (mismatch && restMs < -this.#options.patienceMs) {
        this.result.stopped = describe(isAhead ? (this.#ahead ?? event) : event, mismatch);
        return;
      }
      if (!hasTold && restMs > TOLD_WAIT_MS) {
        hasTold = true;
        this.#tell(restMs);
      }
      await this.#pause(mismatch ? LOOK_MS : restMs);
    }
  }

  /**
   * Whether the next event is sent though the app did what was not recorded: where each takes longer than it did then, a
   * timer that each sets anew comes to its end between them. Events that are due make up for it, as they did then.
   */
  #maySettle(event: EventRecord, next: EventRecord | undefined): boolean {
    const { speed, patienceMs } = this.#options;
    if (next === undefined || speed === Infinity) return false;
    this.#ahead ??= event;
    return (next.time - this.#ahead.time) / speed <= patienceMs;
  }

  /** The next one that nothing has set off already. */
  #nextEvent(): EventRecord | undefined {
    const { result } = this;
    const { sent } = result;
    while (result.sent < result.total && this.#followers.take(this.#events[result.sent]!))
      result.sent += 1;
    if (result.sent > sent) this.#tell();
    return this.#events[result.sent];
  }

  /** @throws Refusal where there is none even after a while, or several */
  async #findTarget(event: EventRecord): Promise<EventTarget> {
    const giveUpAt = performance.now() + this.#options.patienceMs;
    for (;;) {
      const found = findTargets(event, this.#page);
      if (found.length === 1) return found[0]!;
      if (performance.now() > giveUpAt) {
        const isNone = found.length === 0;
        refuse(
          'no-element',
          isNone
            ? 'the page has no such element'
            : `${found.length} elements fit, and nothing recorded tells them apart`,
        );
      }
      await this.#pause(LOOK_MS);
    }
  }

  /** What the recording says of the app now. */
  async #live(): Promise<readonly RefSnapshot[]> {
    await this.#page.flush();
    this.#checkAborted();
    return this.#query.refs();
  }

  async #pause(ms: number): Promise<void> {
    const { signal } = this.#options;
    this.#checkAborted();
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal?.addEventListener('abort', done);
    });
    this.#checkAborted();
  }

  #checkAborted(): void {
    const { signal } = this.#options;
    if (signal?.aborted) throw abortError(signal, 'sending of events');
  }

  #tell(waitMs?: number): void {
    const { sent, total } = this.result;
    const seq = this.#events[sent - 1]?.seq;
    this.#options.onProgress?.({
      sent,
      total,
      ...(seq !== undefined && { seq }),
      ...(waitMs !== undefined && { waitMs }),
    });
  }
}

function describe(event: EventRecord, { expected, came }: RefMismatch): SendStop {
  const { name } = (expected ?? came)!;
  const ref = { name, ...placeOf(expected, came) };
  const message = !came
    ? `${name} did not come up`
    : !expected
      ? `${name} came up, which was not recorded`
      : `${name}${ref.path && ` at ${ref.path}`} is not what was recorded`;
  return {
    reason: 'difference',
    event,
    message,
    place: expected ? { section: 'state', seq: expected.seq } : { section: 'events', seq: event.seq },
    ref,
  };
}

function placeOf(
  expected: RefSnapshot | undefined,
  came: RefSnapshot | undefined,
): Omit<DifferingRef, 'name'> {
  if (expected && came) return firstDifference(expected.value, came.value);
  return {
    path: '',
    ...(expected && { expected: { value: expected.value } }),
    ...(came && { came: { value: came.value } }),
  };
}
