import type { EventRecord } from '../model/records.ts';
import type {
  ComparedPlace,
  ComparisonOp,
  ComparisonRow,
  ComparisonSummary,
} from '../model/session-comparison.ts';
import type { ValueDiff } from '../model/value-diff.ts';
import { alignSequences, type Alignment } from '../query/align-sequences.ts';
import { withoutRandom } from '../query/comparable.ts';
import { countUpTo } from '../query/count-up-to.ts';
import { diffValues } from '../query/diff-values.ts';
import { EventLog } from '../query/event-log.ts';
import type { SessionReader } from '../query/session-reader.ts';
import { readRootEvents, type RootEvents } from './root-events.ts';

/** One of two sessions. */
export interface ComparedSide {
  reader: SessionReader;
  lastSeq: number;
}

const OPS: readonly ComparisonOp[] = ['same', 'differs', 'left', 'right'];

/** Two logs of events in rows: what they are in each is read when a row is looked at. */
export class ComparedSessions {
  readonly summary: ComparisonSummary;
  readonly #left: ComparedLog;
  readonly #right: ComparedLog;
  readonly #alignment: Alignment;
  /** By row: place in `OPS`. */
  readonly #ops: Uint8Array;
  readonly #ignoresRandom: boolean;

  private constructor(left: ComparedLog, right: ComparedLog, ignoresRandom: boolean) {
    this.#left = left;
    this.#right = right;
    this.#ignoresRandom = ignoresRandom;
    this.#alignment = alignSequences(left.roots.key, right.roots.key);
    this.#ops = this.#alignment.left.reduce((ops, at, row) => {
      const other = this.#alignment.right[row]!;
      if (at < 0 || other < 0) ops[row] = at < 0 ? 3 : 2;
      else ops[row] = left.roots.payload[at] === right.roots.payload[other] ? 0 : 1;
      return ops;
    }, new Uint8Array(this.#alignment.left.length));
    this.summary = {
      rows: this.#ops.length,
      differences: this.#ops.reduce((count, op) => count + (op === 0 ? 0 : 1), 0),
      first: this.#ops.findIndex((op) => op !== 0),
    };
  }

  static async open(
    left: ComparedSide,
    right: ComparedSide,
    ignoresRandom: boolean,
  ): Promise<ComparedSessions> {
    const [one, other] = [
      await ComparedLog.open(left, ignoresRandom),
      await ComparedLog.open(right, ignoresRandom),
    ];
    return new ComparedSessions(one, other, ignoresRandom);
  }

  async rows(offset: number, limit: number): Promise<ComparisonRow[]> {
    const end = Math.min(this.#ops.length, offset + limit);
    const [left, right] = [
      await this.#left.events(this.#alignment.left.subarray(offset, end)),
      await this.#right.events(this.#alignment.right.subarray(offset, end)),
    ];
    return Array.from(this.#ops.subarray(offset, end), (op, i) => {
      const [one, other] = [left[i], right[i]];
      return {
        op: OPS[op]!,
        ...(one === undefined ? {} : { left: one }),
        ...(other === undefined ? {} : { right: other }),
      };
    });
  }

  async diff(row: number): Promise<ValueDiff | undefined> {
    const [found] = await this.rows(row, 1);
    if (!found?.left || !found.right) return undefined;
    const read = ({ payload }: EventRecord): unknown =>
      this.#ignoresRandom ? withoutRandom(payload) : payload;
    return diffValues(read(found.left), read(found.right));
  }

  step(row: number, direction: 'next' | 'former'): number {
    const by = direction === 'next' ? 1 : -1;
    for (let at = row + by; at >= 0 && at < this.#ops.length; at += by) {
      if (this.#ops[at] !== 0) return at;
    }
    return -1;
  }

  placeOf(row: number): ComparedPlace {
    return {
      row,
      left: this.#left.endOf(lastUpTo(this.#alignment.left, row)),
      right: this.#right.endOf(lastUpTo(this.#alignment.right, row)),
    };
  }

  placeAt(side: 'left' | 'right', seq: number): ComparedPlace {
    const log = side === 'left' ? this.#left : this.#right;
    const at = log.placeUpTo(seq);
    return this.placeOf(at < 0 ? -1 : this.#alignment[side].indexOf(at));
  }
}

/** The last place that a list has in the rows up to one; -1 where there is none. */
function lastUpTo(places: Int32Array, row: number): number {
  let at = row;
  while (at >= 0 && places[at]! < 0) at -= 1;
  return at < 0 ? -1 : places[at]!;
}

class ComparedLog {
  readonly roots: RootEvents;
  readonly #log: EventLog;

  readonly #lastSeq: number;

  private constructor(log: EventLog, roots: RootEvents, lastSeq: number) {
    this.#log = log;
    this.roots = roots;
    this.#lastSeq = lastSeq;
  }

  static async open({ reader, lastSeq }: ComparedSide, ignoresRandom: boolean): Promise<ComparedLog> {
    const roots = await readRootEvents(reader, lastSeq, ignoresRandom);
    return new ComparedLog(new EventLog(reader), roots, lastSeq);
  }

  /** The last record before the next event begins: what an event set off belongs to it. */
  endOf(place: number): number | undefined {
    if (place < 0) return undefined;
    const next = this.roots.seq[place + 1];
    return next === undefined ? this.#lastSeq : next - 1;
  }

  placeUpTo(seq: number): number {
    return countUpTo(this.roots.seq, seq, (one) => one) - 1;
  }

  /** @param places - ascending; -1 for none */
  async events(places: Int32Array): Promise<(EventRecord | undefined)[]> {
    const seqs = Array.from(places, (place) => this.roots.seq[place]);
    const there = seqs.filter((seq) => seq !== undefined);
    if (there.length === 0) return seqs.map(() => undefined);
    const found = await this.#log.between({ from: there[0]!, to: there.at(-1)! });
    const bySeq = new Map(found.map((event) => [event.seq, event]));
    return seqs.map((seq) => (seq === undefined ? undefined : bySeq.get(seq)));
  }
}
