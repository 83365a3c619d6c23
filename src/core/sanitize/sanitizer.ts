import type {
  SanitizationPreview,
  SanitizationStats,
  SanitizerDescription,
  SessionSanitizer,
} from '../model/sanitization.ts';
import type { SanitizePattern } from '../model/sanitize-pattern.ts';
import { LineSanitizer } from './line-sanitizer.ts';
import { MatchList } from './match-list.ts';
import { createReporter } from './record-reporter.ts';
import { RecordRedactor } from './record-redactor.ts';
import { RuleSet } from './rule-set.ts';
import { createRule } from './rule.ts';
import { StatsCounter } from './stats-counter.ts';
import { templateOf } from './template-registry.ts';

/** Of patterns that are added without one: before those of the templates `pii` and `gdpr`. */
const OWN_PRIORITY = 60;

/** Finds secrets and personal data in what was recorded, and takes them out of a copy. */
export class Sanitizer implements SessionSanitizer {
  readonly #patterns: SanitizerDescription['patterns'][number][] = [];
  #set: RuleSet | undefined;
  #stats: SanitizationStats | undefined;

  /** The sanitiser that `describe` told of, in another thread. */
  static from({ patterns }: SanitizerDescription): Sanitizer {
    const sanitizer = new Sanitizer();
    for (const { pattern, isOwn } of patterns) sanitizer.#add(pattern, isOwn);
    return sanitizer;
  }

  /** @param names - `pii`, `pci`, `hipaa`, `gdpr`, `secrets` or registered ones @throws SessionError `invalid-argument` */
  loadTemplates(...names: string[]): this {
    for (const { patterns, isOwn } of names.map(templateOf)) {
      for (const pattern of patterns) this.#add(pattern, isOwn);
    }
    return this;
  }

  /**
   * @param replacement - may hold `$1` or `${1}` for groups
   * @param name - @defaultValue the pattern's text
   * @throws SessionError `invalid-argument`, with the position in the pattern
   */
  addPattern(pattern: string | RegExp, replacement: string, name = String(pattern)): this {
    return this.addPatternWithPriority(pattern, replacement, OWN_PRIORITY, name);
  }

  /** @param priority - highest first; ties in the order of addition @throws SessionError `invalid-argument` */
  addPatternWithPriority(
    pattern: string | RegExp,
    replacement: string,
    priority: number,
    name: string,
  ): this {
    this.#add({ name, pattern, replacement, priority }, true);
    return this;
  }

  /** What `sanitize` would redact in the same data. */
  preview(data: unknown): SanitizationPreview {
    const list = new MatchList();
    this.#run(data, list);
    return list.preview(this.#stats!);
  }

  /** A copy without what the patterns find; the data itself is never touched. */
  sanitize<T>(data: T): T {
    return this.#run(data) as T;
  }

  /** Of the last `preview` or `sanitize`, export or import; undefined before the first. */
  getLastStats(): SanitizationStats | undefined {
    return this.#stats;
  }

  /** Plain data that crosses to a worker. @internal */
  describe(): SanitizerDescription {
    return { patterns: [...this.#patterns] };
  }

  /** Takes over what its copy in a worker counted. @internal */
  adoptStats(stats: SanitizationStats): void {
    this.#stats = stats;
  }

  /** For the lines of one session as they are stored. @internal */
  forLines(list?: MatchList): LineSanitizer {
    return new LineSanitizer(this.#rules(), list);
  }

  #run(data: unknown, list?: MatchList): unknown {
    const counter = new StatsCounter();
    const rules = this.#rules();
    const redacted = new RecordRedactor(rules, createReporter(counter, list)).data(data);
    this.#stats = counter.stats(rules.rules.length);
    return redacted;
  }

  #rules(): RuleSet {
    this.#set ??= new RuleSet(this.#patterns.map(({ pattern, isOwn }) => createRule(pattern, isOwn)));
    return this.#set;
  }

  #add(pattern: SanitizePattern, isOwn: boolean): void {
    // A template may hold patterns of another one.
    if (this.#patterns.some((known) => known.pattern === pattern)) return;
    createRule(pattern, isOwn);
    this.#patterns.push({ pattern, isOwn });
    this.#set = undefined;
  }
}
