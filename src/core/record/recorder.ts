import { SessionError } from '../model/errors.ts';
import {
  BATCH_CHARS,
  DEFAULT_LIMITS,
  MAX_UNACKNOWLEDGED_BYTES,
  type RecordingLimits,
} from '../model/limits.ts';
import { emptyCounts, type SectionCounts, type SectionName } from '../model/records.ts';
import type { RecordBatch } from '../model/batch.ts';
import { LineBuffer } from './line-buffer.ts';
import { reasonOf } from './own-fields.ts';
import { boundedCopy, snapshot } from './snapshot.ts';
import type { SnapshotOptions } from './snapshot-options.ts';
import { StateLog } from './state-log.ts';
import type {
  ComponentInput,
  DevToolsConfig,
  EventInput,
  PerformanceInput,
  RecordCalls,
  StateInput,
} from './types.ts';

/** Taken before the app can patch it. */
const { stringify } = JSON;
const { prototype: objectPrototype } = Object;

export interface RecorderOptions extends Pick<
  DevToolsConfig,
  'samplingRate' | 'limits' | 'sanitizeAtCapture'
> {
  /** Hands a batch over; its buffer is the receiver's from then on. */
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
  readonly #snapshot: SnapshotOptions;
  readonly #samplingRate: number;
  readonly #lines = new LineBuffer();
  readonly #states = new StateLog();
  readonly #inFlight = new Map<
    number,
    { bytes: number; count: number; firstSeq: number; lastSeq: number }
  >();
  #inFlightBytes = 0;
  #sessionBytes = 0;
  #nextSeq = 1;
  #nextBatch = 1;
  #isOpen = false;
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
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#samplingRate = options.samplingRate ?? 1;
    this.#snapshot = { ...this.#limits, redactKeys: options.sanitizeAtCapture ?? true };
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
    this.#record('events', true, () => {
      const { name, category, source, target, payload } = event;
      const record = {
        ...this.#stamp(),
        category: this.#label(category),
        name: this.#name(name),
        source: this.#label(source),
        target: this.#label(target),
      };
      return this.#write(record, { payload });
    });
  }

  recordState(state: StateInput): void {
    this.#record('state', false, () => {
      const { owner, type, kind } = state;
      const id = this.#name(state.id);
      const name = this.#name(state.name);
      const input = { ...state, id, name };
      const labels = { id, name, owner: this.#label(owner), type: this.#label(type), kind };
      const record = { ...this.#stamp(), ...labels };
      let fields = this.#states.fieldsOf(input, this.#snapshot);
      let line = tryJson({ ...record, ...fields });
      if (line === undefined || line.length > this.#limits.maxValueBytes) {
        fields = this.#states.boundedFieldsOf(input, this.#snapshot);
        line = toJson({ ...record, ...fields });
      }
      this.#states.recorded(input, fields, line.length);
      return line;
    });
  }

  recordComponent(component: ComponentInput): void {
    this.#record('components', false, () => {
      const { op, id, name, parentId, props, state, meta } = component;
      const record = {
        ...this.#stamp(),
        op,
        id: this.#name(id),
        name: this.#label(name),
        parentId: this.#label(parentId),
      };
      return this.#write(record, { props, state, meta });
    });
  }

  recordPerformance(span: PerformanceInput): void {
    this.#record('performance', true, () => {
      const { name, componentId, phase, startTime, duration } = span;
      const record = {
        ...this.#stamp(),
        name: this.#name(name),
        componentId: this.#label(componentId),
        phase: this.#label(phase),
        startTime,
        duration,
      };
      return toJson(record);
    });
  }

  /** The store is there: lines recorded before go on from its last `seq`. */
  open({ lastSeq, counts, bytes }: SessionPosition): void {
    this.#lines.shift(lastSeq);
    this.#nextSeq += lastSeq;
    this.#sessionBytes += bytes;
    for (const section of Object.keys(counts) as SectionName[]) this.counts[section] += counts[section];
    this.#isOpen = true;
    this.flush();
  }

  /** The worker died: what it had not acknowledged beyond `durableSeq` is lost, and said to be. */
  reopen(durableSeq: number): void {
    let lost = 0;
    for (const { firstSeq, lastSeq, count } of this.#inFlight.values()) {
      if (firstSeq > durableSeq) lost += count;
      else if (lastSeq > durableSeq) lost += Math.min(count, lastSeq - durableSeq);
    }
    this.#inFlight.clear();
    this.#inFlightBytes = 0;
    this.#isOpen = true;
    if (lost > 0) this.#drop('the worker that stores records died', lost);
    this.flush();
  }

  /** Nothing is handed over until `reopen`. */
  suspend(): void {
    this.#isOpen = false;
  }

  /** Hands over all that waits. */
  flush(closed = false): void {
    if (!this.#isOpen) return;
    this.#recordGap();
    if (this.#lines.count === 0 && this.#unreportedDrops === 0 && !closed) return;
    const count = this.#lines.count;
    const { buffer, runs } = this.#lines.take();
    const bytes = runs.reduce((sum, run) => sum + run.byteLength, 0);
    const id = this.#nextBatch++;
    const firstSeq = Math.min(...runs.map((run) => run.firstSeq));
    const lastSeq = Math.max(...runs.map((run) => run.lastSeq));
    this.#inFlight.set(id, { bytes, count, firstSeq, lastSeq });
    this.#inFlightBytes += bytes;
    this.#sessionBytes += bytes;
    const droppedCount = this.#unreportedDrops;
    this.#unreportedDrops = 0;
    this.#options.send({ id, buffer, runs, droppedCount, closed });
  }

  /** A batch is durable, and its buffer is back. */
  acknowledge(id: number, buffer: ArrayBuffer): void {
    const batch = this.#inFlight.get(id);
    if (batch === undefined) return;
    this.#inFlight.delete(id);
    this.#inFlightBytes -= batch.bytes;
    this.#lines.recycle(buffer);
  }

  /** A batch could not be stored: its records are counted as dropped, and recording stops. */
  fail(id: number, reason: SessionError): void {
    const batch = this.#inFlight.get(id);
    if (batch === undefined) return;
    this.#inFlight.delete(id);
    this.#inFlightBytes -= batch.bytes;
    this.#limitReached = reason;
    this.#drop(reason.message, batch.count);
  }

  /** Tries again where a limit stood: the user may have made room. */
  retry(): void {
    this.#limitReached = undefined;
  }

  /** Keeps `count` values of `seq` free for records that come from elsewhere. @returns the first of them */
  reserve(count: number): number {
    this.flush();
    const first = this.#nextSeq;
    this.#nextSeq += count;
    return first;
  }

  /** Goes on after `seq`, where records up to it are in the session now. */
  skipTo(seq: number): void {
    this.flush();
    this.#nextSeq = Math.max(this.#nextSeq, seq + 1);
  }

  /** The session was emptied: it counts from nothing, but `seq` goes on. */
  cleared(): void {
    this.counts = emptyCounts();
    this.#sessionBytes = 0;
    this.droppedCount = 0;
    this.#limitReached = undefined;
  }

  /** Takes over what the store says the session holds; lines that wait are counted on top. */
  recount(counts: SectionCounts, bytes: number): void {
    this.counts = { ...counts };
    this.#sessionBytes = bytes;
    for (const [section, count] of this.#lines.countsBySection()) this.counts[section] += count;
  }

  /** Highest `seq` given away so far. */
  get lastSeq(): number {
    return this.#nextSeq - 1;
  }

  /** So much waits to be stored that no more is taken. */
  get #isBehind(): boolean {
    return this.#inFlightBytes + this.#lines.chars > MAX_UNACKNOWLEDGED_BYTES;
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

  /** Writes one line, unless a limit stands against it; whatever goes wrong stays here. */
  #record(section: SectionName, isSampled: boolean, write: () => string): void {
    if (!this.#accepts(isSampled)) return;
    try {
      const line = write();
      this.#push(section, line);
    } catch (error) {
      this.#drop(`a record could not be written (${section}): ${reasonOf(error)}`);
    }
  }

  #stamp(): { seq: number; time: number } {
    this.#time = performance.timeOrigin + performance.now();
    return { seq: this.#nextSeq, time: this.#time };
  }

  /** The line of a record whose `values` are the app's: those are made safe first. */
  #write(record: Record<string, unknown>, values: Record<string, unknown>): string {
    for (const key in values) {
      if (values[key] !== undefined) record[key] = snapshot(values[key], this.#snapshot);
    }
    const line = tryJson(record);
    if (line !== undefined && line.length <= this.#limits.maxValueBytes) return line;
    for (const key in values) {
      if (values[key] !== undefined) record[key] = boundedCopy(values[key], this.#snapshot);
    }
    return toJson(record);
  }

  /** A name or id: a text even where the app gives something else, which no reader of the file would take. */
  #name(name: unknown): string {
    return (typeof name === 'string' ? name : textOf(name)).slice(0, this.#limits.maxStringLength);
  }

  #label(text: unknown): string | undefined {
    return text === undefined ? undefined : this.#name(text);
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
    } else if (this.#sessionBytes + this.#lines.chars >= maxSessionBytes) {
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

/** The text of an object would come from the app's code: its kind is said instead. */
function textOf(value: unknown): string {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return isObject ? typeof value : String(value);
}

/** As `toJson`, or nothing where a value that looked plain was a Proxy, whose code threw. */
function tryJson(record: object): string | undefined {
  try {
    return toJson(record);
  } catch {
    return undefined;
  }
}

/** An app may define `toJSON` on Object.prototype; the record's own object must not inherit it. */
function toJson(record: object): string {
  return stringify('toJSON' in objectPrototype ? Object.setPrototypeOf(record, null) : record);
}
