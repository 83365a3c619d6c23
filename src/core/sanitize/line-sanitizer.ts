import { emptyCounts, type SectionName } from '../model/records.ts';
import type { LineRedactor, SanitizationStats } from '../model/sanitization.ts';
import { LineFilter } from './line-filter.ts';
import type { MatchList } from './match-list.ts';
import { createReporter } from './record-reporter.ts';
import { RecordRedactor } from './record-redactor.ts';
import type { RuleSet } from './rule-set.ts';
import { StatsCounter } from './stats-counter.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Redacts one session as it is stored: lines of JSON, with a comma and a line break between them. */
export class LineSanitizer implements LineRedactor {
  readonly #set: RuleSet;
  readonly #filter: LineFilter;
  readonly #redactor: RecordRedactor;
  readonly #counter = new StatsCounter();
  /** Lines seen of each section, by which places are named. */
  readonly #lines = emptyCounts();

  constructor(set: RuleSet, list?: MatchList) {
    this.#set = set;
    this.#filter = new LineFilter(set);
    this.#redactor = new RecordRedactor(set, createReporter(this.#counter, list));
  }

  /** Of all lines so far. */
  get stats(): SanitizationStats {
    return this.#counter.stats(this.#set.rules.length);
  }

  /**
   * Lines of a section, in the order of the file.
   * @returns undefined where nothing changes, so that what is stored can be copied
   */
  sanitize(section: SectionName, text: string): string | undefined {
    let out = '';
    let past = 0;
    for (let from = 0; from < text.length;) {
      const newline = text.indexOf('\n', from);
      const end = newline < 0 ? text.length : newline - 1;
      if (this.#filter.isSuspect(text, from, end)) {
        const before = this.#counter.total;
        const index = this.#lines[section];
        const record = this.#redactor.record(section, index, JSON.parse(text.slice(from, end)));
        if (this.#counter.total > before) {
          out += text.slice(past, from) + JSON.stringify(record);
          past = end;
        }
      }
      this.#lines[section] += 1;
      from = newline < 0 ? text.length : newline + 1;
    }
    return past === 0 ? undefined : out + text.slice(past);
  }

  /** `sanitize` for lines in UTF-8. */
  sanitizeBytes(section: SectionName, lines: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
    const redacted = this.sanitize(section, decoder.decode(lines));
    return redacted === undefined ? undefined : encoder.encode(redacted);
  }

  /** What a file says beside its records: `session`, `checkpoint`, `since`. */
  member<T>(key: string, value: T): T {
    return this.#redactor.member(key, value) as T;
  }
}
