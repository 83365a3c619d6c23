import type { SectionName } from '../model/records.ts';
import type { SanitizationMatch, SanitizationStats } from '../model/sanitization.ts';
import { formatPath } from './format-path.ts';
import { LineFilter } from './line-filter.ts';
import { RecordRedactor } from './record-redactor.ts';
import type { RuleSet } from './rule-set.ts';
import { StatsCounter } from './stats-counter.ts';

/** Redacts records as they are stored: lines of JSON, with a comma and a line break between them. */
export class LineSanitizer {
  readonly #set: RuleSet;
  readonly #filter: LineFilter;
  readonly #redactor: RecordRedactor;
  readonly #counter = new StatsCounter();
  #count = 0;

  constructor(set: RuleSet, onMatch?: (match: SanitizationMatch) => void) {
    this.#set = set;
    this.#filter = new LineFilter(set);
    this.#redactor = new RecordRedactor(set, {
      found: (rule, { path, record }, original, redacted) => {
        this.#count += 1;
        this.#counter.add(rule.name);
        if (onMatch === undefined || record === undefined) return;
        onMatch({ pattern: rule.name, location: formatPath(path), record, original, redacted });
      },
      stopped: (rule) => this.#counter.stop(rule.name),
    });
  }

  /** Of all lines so far. */
  get stats(): SanitizationStats {
    return this.#counter.stats(this.#set.rules.length);
  }

  /** @returns undefined where nothing changes, so that what is stored can be copied */
  sanitize(section: SectionName, text: string): string | undefined {
    let out = '';
    let past = 0;
    for (let from = 0; from < text.length;) {
      const newline = text.indexOf('\n', from);
      const end = newline < 0 ? text.length : newline - 1;
      if (this.#filter.isSuspect(text, from, end)) {
        const before = this.#count;
        const record: unknown = this.record(section, JSON.parse(text.slice(from, end)));
        if (this.#count > before) {
          out += text.slice(past, from) + JSON.stringify(record);
          past = end;
        }
      }
      from = newline < 0 ? text.length : newline + 1;
    }
    return past === 0 ? undefined : out + text.slice(past);
  }

  record(section: SectionName, record: unknown): unknown {
    return this.#redactor.record(section, record);
  }
}
