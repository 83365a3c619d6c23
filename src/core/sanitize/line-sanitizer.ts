import { emptyCounts, type SectionName } from '../model/records.ts';
import type { LineRedactor, SanitizationMatch, SanitizationStats } from '../model/sanitization.ts';
import { LineFilter } from './line-filter.ts';
import { headOfLine } from './head-of-line.ts';
import type { MatchList } from './match-list.ts';
import { createReporter } from './record-reporter.ts';
import { RecordRedactor } from './record-redactor.ts';
import type { RuleSet } from './rule-set.ts';
import { StatsCounter, type Counts } from './stats-counter.ts';
import type { TypedSecret } from './typed-secret.ts';
import { TypedSecrets } from './typed-secrets.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What was found in a part of a session, for the one who puts the parts together. */
export interface Findings extends Counts {
  /** As many as a list would keep of the part alone. */
  matches: readonly SanitizationMatch[];
}

/** Redacts one session as it is stored: lines of JSON, with a comma and a line break between them. */
export class LineSanitizer implements LineRedactor {
  readonly #set: RuleSet;
  readonly #filter: LineFilter;
  readonly #redactor: RecordRedactor;
  readonly #counter = new StatsCounter();
  readonly #list: MatchList | undefined;
  readonly #typed: TypedSecrets | undefined;
  /** Lines seen of each section, by which places are named. */
  readonly #lines = emptyCounts();

  /** @param typed - what was typed in the session, beginnings of which its records may hold */
  constructor(set: RuleSet, list?: MatchList, typed: readonly TypedSecret[] = []) {
    this.#set = set;
    this.#list = list;
    this.#typed = typed.length > 0 ? new TypedSecrets(typed, set.rules) : undefined;
    // A list says where in the record things stand, and an exception is made there.
    this.#filter = new LineFilter(set, list === undefined && !set.exceptions.hasPaths);
    this.#redactor = new RecordRedactor(set, createReporter(this.#counter, list), this.#typed);
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
      if (this.#mayHoldTyped(text, from, end) || this.#filter.isSuspect(text, from, end)) {
        const before = this.#counter.total;
        const index = this.#lines[section];
        const record = this.#redactor.record(section, index, JSON.parse(text.slice(from, end)));
        if (this.#counter.total > before) {
          out += text.slice(past, from) + JSON.stringify(record);
          past = end;
        }
      } else {
        for (const edit of this.#filter.edits) {
          out += text.slice(past, edit.from) + edit.text;
          past = edit.to;
        }
        for (const { name } of this.#filter.found) this.#counter.add(name);
      }
      this.#lines[section] += 1;
      from = newline < 0 ? text.length : newline + 1;
    }
    return past === 0 ? undefined : out + text.slice(past);
  }

  #mayHoldTyped(text: string, from: number, to: number): boolean {
    if (this.#typed === undefined) return false;
    return this.#typed.at(headOfLine(text.slice(from, to)).seq).length > 0;
  }

  /** `sanitize` for lines in UTF-8. */
  sanitizeBytes(section: SectionName, lines: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
    const redacted = this.sanitize(section, decoder.decode(lines));
    return redacted === undefined ? undefined : encoder.encode(redacted);
  }

  /** Lines of any part of a section, and what was found in them. @param firstLine - its place in the section */
  sanitizePart(
    section: SectionName,
    lines: Uint8Array,
    firstLine: number,
  ): { bytes: Uint8Array<ArrayBuffer> | undefined; findings: Findings } {
    this.#lines[section] = firstLine;
    const bytes = this.sanitizeBytes(section, lines);
    return { bytes, findings: { ...this.#counter.take(), matches: this.#list?.take() ?? [] } };
  }

  /** Counts, and lists, what was found in the next part of the file. */
  addFindings({ byPattern, stopped, matches }: Findings): void {
    for (const [pattern, count] of byPattern) this.#counter.add(pattern, count);
    for (const pattern of stopped) this.#counter.stop(pattern);
    for (const match of matches) if (this.#list?.hasRoom(match.pattern) === true) this.#list.add(match);
  }

  /** What a file says beside its records: `session`, `checkpoint`, `since`. */
  member<T>(key: string, value: T): T {
    return this.#redactor.member(key, value) as T;
  }
}
