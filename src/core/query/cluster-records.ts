import { parseLines } from '../store/section-reader.ts';
import { linesWith, type LineNeeds } from './line-needs.ts';

const decoder = new TextDecoder();

/** Bytes that are parsed at a time by who wants but the first records. */
const STEP_BYTES = 32 * 1024;

const NEWLINE = 10;
const COMMA = 44;

/** The records of one cluster, in order, parsed as far as somebody asked for them. Callers do not change them. */
export class ClusterRecords<T extends { seq: number }> {
  /** Lines that were not parsed yet. */
  readonly #rest: Uint8Array[];
  readonly #parsed: T[] = [];

  /** @param parts - lines joined by `,\n`, each part behind the one before it */
  constructor(parts: readonly Uint8Array[]) {
    this.#rest = [...parts];
  }

  all(): T[] {
    return this.#upTo(Infinity);
  }

  /** Those after one `seq` and up to another. */
  between(after: number, to: number): T[] {
    return this.#upTo(to).filter(({ seq }) => seq > after && seq <= to);
  }

  /** Those after one `seq` that may be let through: where they are few, the others are not parsed. */
  after(after: number, needs: LineNeeds): T[] {
    if (needs.length === 0 || this.#parsed.length > 0) return this.between(after, Infinity);
    const found: T[] = [];
    for (const part of this.#rest) {
      const lines = linesWith(decoder.decode(part), needs);
      if (lines === undefined) return this.between(after, Infinity);
      for (const record of JSON.parse(`[${lines.join(',')}]`) as T[]) found.push(record);
    }
    return found.filter(({ seq }) => seq > after);
  }

  /** All up to `to`, and some behind them. */
  #upTo(to: number): T[] {
    while (this.#rest.length > 0 && (this.#parsed.at(-1)?.seq ?? -1) < to) {
      const lines = this.#rest.shift()!;
      const end = to === Infinity ? -1 : lines.indexOf(NEWLINE, STEP_BYTES);
      const isSplit = end > 0 && lines[end - 1] === COMMA;
      if (isSplit) this.#rest.unshift(lines.subarray(end + 1));
      const records = parseLines<T>(isSplit ? lines.subarray(0, end - 1) : lines);
      for (const record of records) this.#parsed.push(record);
    }
    return this.#parsed;
  }
}
