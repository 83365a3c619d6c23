import { SessionError } from '../model/errors.ts';
import {
  BATCH_CHARS,
  importable,
  DEFAULT_LIMITS,
  MAX_UNACKNOWLEDGED_CHARS,
  type RecordingLimits,
} from '../model/limits.ts';
import {
  ALL_COMPONENTS,
  emptyCounts,
  SECTIONS,
  type SectionCounts,
  type SectionName,
} from '../model/records.ts';
import type { RecordBatch } from '../model/batch.ts';
import { now } from '../model/native.ts';
import type { LineRedactor } from '../model/sanitization.ts';
import { BatchesInFlight } from './batches-in-flight.ts';
import { LineBuffer } from './line-buffer.ts';
import { reasonOf } from './own-fields.ts';
import { RecordWriter, type Stamp } from './record-writer.ts';
import { toJson } from './to-json.ts';
import type {
  ComponentInput,
  DevToolsConfig,
  DomInput,
  EventInput,
  PerformanceInput,
  RecordCalls,
  StateInput,
} from './types.ts';

/** Epoch ms; it never changes, and asking for it costs as much as the time itself. */
const { timeOrigin } = performance;

export interface RecorderOptions extends Pick<
  DevToolsConfig,
  'samplingRate' | 'limits' | 'sanitizeAtCapture'
> {
  /** Hands a batch over. */
  send(batch: RecordBatch): void;
  /** Counts or drops changed. */
  changed(): void;
  /** Lines wait: a flush is wanted within the flush interval. */
  waiting(): void;
}

/** Where a session stands when this page begins to add to it. */
export interface SessionPosition {
  lastSeq: number;
  counts: SectionCounts;
  bytes: number;
}

/**
 * Turns calls into lines, keeps them until they are handed over, and counts. It runs in the app's
 * call stack, so it never throws and never waits.
 */
export class Recorder implements RecordCalls {
  readonly #options: RecorderOptions;
  readonly #limits: RecordingLimits;
  readonly #writer: RecordWriter;
  readonly #samplingRate: number;
  readonly #redactor: LineRedactor | undefined;
  readonly #lines = new LineBuffer();
  readonly #inFlight = new BatchesInFlight();
  #storedBytes = 0;
  #nextSeq = 1;
  #nextBatch = 1;
  #isOpen = false;
  #beginsTree = false;
  #paused = false;
  #limitReached: SessionError | undefined;
  #gap: { count: number; reason: string } | undefined;
  #unreportedDrops = 0;
  /** Of the record being written, epoch ms. */
  #time = 0;
  droppedCount = 0;
  counts = emptyCounts();

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#limits = importable({ ...DEFAULT_LIMITS, ...options.limits });
    this.#samplingRate = options.samplingRate ?? 1;
    this.#writer = new RecordWriter(this.#limits, options);
    const { sanitizeAtCapture } = options;
    if (typeof sanitizeAtCapture === 'object') this.#redactor = sanitizeAtCapture.forLines();
  }

  /** Why nothing more is recorded, once a limit of the session is reached. */
  get limitReached(): SessionError | undefined {
    return this.#limitReached;
  }

  get isPaused(): boolean {
    return this.#paused;
  }

  set isPaused(paused: boolean) {
    this.#paused = paused;
  }

  recordEvent(event: EventInput): void {
    this.#record('events', true, (stamp) => this.#writer.event(stamp, event));
  }

  recordState(state: StateInput): void {
    this.#record('state', false, (stamp) => this.#writer.state(stamp, state));
  }

  recordComponent(component: ComponentInput): void {
    if (this.#beginsTree && !this.#paused) {
      this.#beginsTree = false;
      this.recordComponent({ op: 'unmount', id: ALL_COMPONENTS });
    }
    this.#record('components', false, (stamp) => this.#writer.component(stamp, component));
  }

  recordPerformance(span: PerformanceInput): void {
    this.#record('performance', true, (stamp) => this.#writer.performance(stamp, span));
  }

  /** @returns UTF-16 units of its line; 0 where it was not taken */
  recordDom(record: DomInput): number {
    return this.#record('dom', false, (stamp) => this.#writer.dom(stamp, record));
  }

  /** The next component recorded is the first of a new tree: what was mounted before is gone, or unknown. */
  beginTree(): void {
    this.#beginsTree = true;
  }

  /** The store is there: lines recorded before go on from its last `seq`. */
  open({ lastSeq, counts, bytes }: SessionPosition): void {
    this.#lines.shift(lastSeq);
    this.#nextSeq += lastSeq;
    this.#storedBytes += bytes;
    for (const section of Object.keys(counts) as SectionName[]) this.counts[section] += counts[section];
    this.#isOpen = true;
    this.flush();
  }

  /** The worker died: what it had not acknowledged beyond `durableSeq` is lost, and said to be. */
  reopen(durableSeq: number): void {
    const lost = this.#inFlight.takeLost(durableSeq);
    this.#unreportedDrops += lost.droppedCount;
    this.#isOpen = true;
    if (lost.count > 0) this.#drop('the worker that stores records died', lost.count);
    this.flush();
  }

  /** Nothing is handed over until `reopen`. What was may be lost, so no change by path builds on it. */
  suspend(): void {
    this.#isOpen = false;
    this.#writer.forgetStates();
  }

  /** Hands over all that waits. */
  flush(): void {
    if (this.#isOpen) this.#handOver(false);
  }

  /**
   * The page goes: hands over all that waits, with its goodbye.
   * @returns the text of all that is not known to be durable (see `UNWRITTEN_KEY`)
   */
  leave(): string {
    this.#handOver(true);
    return this.#inFlight.toText();
  }

  #handOver(closed: boolean): void {
    this.#recordGap();
    const hasNews = this.#unreportedDrops > 0 && !this.#isRefused;
    if (this.#lines.count === 0 && !hasNews && !closed) return;
    const { count, chars } = this.#lines;
    const { runs, counts, firstSeq } = this.#lines.take();
    const id = this.#nextBatch++;
    const { lastSeq } = this;
    const droppedCount = this.#unreportedDrops;
    this.#unreportedDrops = 0;
    this.#inFlight.add({ id, chars, count, counts, firstSeq, lastSeq, droppedCount, runs });
    // What no worker is there for is lost at `reopen`, but not to the next page.
    if (this.#isOpen) this.#options.send({ id, runs, droppedCount, closed });
  }

  /** A batch is durable; the session has `storedBytes` with it. */
  acknowledge(id: number, storedBytes: number): void {
    if (this.#inFlight.take(id) !== undefined) this.#storedBytes = storedBytes;
  }

  /** A batch could not be stored: its records are counted as dropped, and recording stops. */
  fail(id: number, reason: SessionError): void {
    const batch = this.#inFlight.take(id);
    if (batch === undefined) return;
    for (const section of SECTIONS) this.counts[section] -= batch.counts[section];
    this.#limitReached = reason;
    this.#unreportedDrops += batch.droppedCount;
    this.#writer.forgetStates();
    if (batch.count > 0) this.#drop(reason.message, batch.count);
  }

  /** Tries again where a limit stood: the user may have made room. */
  retry(): void {
    this.#limitReached = undefined;
  }

  /**
   * Keeps `count` values of `seq` free for records that come from elsewhere. The state that they hold comes
   * between, so what is recorded next stands for itself. @returns the first of them
   */
  reserve(count: number): number {
    this.flush();
    this.#writer.forgetStates();
    const first = this.#nextSeq;
    this.#nextSeq += count;
    return first;
  }

  /** Goes on after `seq`, where records up to it are in the session now. */
  skipTo(seq: number): void {
    this.flush();
    this.#writer.forgetStates();
    this.#nextSeq = Math.max(this.#nextSeq, seq + 1);
  }

  /** The session was emptied: it counts from nothing, but `seq` goes on. */
  cleared(): void {
    this.counts = emptyCounts();
    this.#writer.forgetStates();
    this.#storedBytes = 0;
    this.droppedCount = 0;
    this.#limitReached = undefined;
  }

  /** Takes over what the store says the session holds; lines that wait are counted on top. */
  recount(counts: SectionCounts, bytes: number): void {
    this.counts = { ...counts };
    this.#storedBytes = bytes;
    const waiting = this.#lines.counts();
    for (const section of SECTIONS) this.counts[section] += waiting[section];
  }

  /** Highest `seq` given away so far. */
  get lastSeq(): number {
    return this.#nextSeq - 1;
  }

  /** UTF-16 units that are not known to be durable. */
  get #waitingChars(): number {
    return this.#inFlight.chars + this.#lines.chars;
  }

  /** So much waits to be stored that no more is taken. */
  get #isBehind(): boolean {
    return this.#waitingChars > MAX_UNACKNOWLEDGED_CHARS;
  }

  /** The store takes nothing more; what a limit of the session stopped, it would take. */
  get #isRefused(): boolean {
    return this.#limitReached !== undefined && this.#limitReached.code !== 'limit-reached';
  }

  #accepts(isSampled: boolean): boolean {
    if (this.#paused) return false;
    if (isSampled && this.#samplingRate < 1 && Math.random() >= this.#samplingRate) return false;
    if (this.#isBehind) {
      this.#drop('records came faster than they could be stored');
      return false;
    }
    if (this.#limitReached !== undefined) {
      this.#drop(this.#limitReached.message);
      return false;
    }
    return true;
  }

  /** Writes one line, unless a limit stands against it; whatever goes wrong stays here. @returns its length */
  #record(section: SectionName, isSampled: boolean, write: (stamp: Stamp) => string): number {
    if (!this.#accepts(isSampled)) return 0;
    try {
      const line = write(this.#stamp());
      this.#push(section, this.#redactor?.sanitize(section, line) ?? line);
      return line.length;
    } catch (error) {
      this.#dropFor(`a record could not be written (${section})`, error);
      return 0;
    }
  }

  /** A collector failed at what it would have recorded. */
  missed(error: unknown): void {
    if (!this.#paused) this.#dropFor('what happened could not be recorded', error);
  }

  #dropFor(what: string, error: unknown): void {
    // The message may be the app's, and hold what a sanitiser would take out.
    const reason = this.#redactor === undefined ? `: ${reasonOf(error)}` : '';
    this.#drop(`${what}${reason}`);
  }

  #stamp(): Stamp {
    this.#time = timeOrigin + now();
    return { seq: this.#nextSeq, time: this.#time };
  }

  #push(section: SectionName, line: string): void {
    const seq = this.#nextSeq;
    this.#nextSeq += 1;
    this.#lines.add(section, line, seq, this.#time);
    this.counts[section] += 1;
    if (this.#lines.count === 1) this.#options.waiting();
    this.#checkLimits(section);
    if (this.#lines.chars >= BATCH_CHARS) this.flush();
    this.#options.changed();
  }

  #checkLimits(section: SectionName): void {
    const { maxEvents, maxSessionBytes } = this.#limits;
    if (section === 'events' && this.counts.events >= maxEvents) {
      this.#limitReached = new SessionError(
        'limit-reached',
        `The session has ${maxEvents} events, the most it may have.`,
      );
    } else if (this.#storedBytes + this.#waitingChars >= maxSessionBytes) {
      this.#limitReached = new SessionError(
        'limit-reached',
        `The session has reached ${maxSessionBytes} bytes, the most it may have.`,
      );
    }
  }

  #drop(reason: string, count = 1): void {
    this.droppedCount += count;
    this.#unreportedDrops += count;
    if (this.#gap === undefined) this.#gap = { count, reason };
    else this.#gap.count += count;
    if (this.#lines.count === 0) this.#options.waiting();
    this.#options.changed();
  }

  /** Leaves a mark in the log where records are missing, as soon as there is room for it. */
  #recordGap(): void {
    if (this.#gap === undefined || this.#limitReached !== undefined || this.#isBehind) return;
    const { count, reason } = this.#gap;
    this.#gap = undefined;
    const mark = { ...this.#stamp(), category: 'devtools', name: 'gap' };
    // Neither sampling nor a pause since then keeps it out.
    this.#push('events', toJson({ ...mark, payload: { droppedCount: count, reason } }));
  }
}
