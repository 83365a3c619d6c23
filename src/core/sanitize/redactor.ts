import { SessionError } from '../model/errors.ts';
import type { ExportData } from '../model/file-format.ts';
import type {
  SanitizationPreview,
  SanitizationStats,
  SanitizerDescription,
  SessionSanitizer,
} from '../model/sanitization.ts';
import type { SanitizeException } from '../model/sanitize-exception.ts';
import type { SanitizePattern } from '../model/sanitize-pattern.ts';
import { ExceptionList } from './exception-list.ts';
import { LineSanitizer } from './line-sanitizer.ts';
import { MatchList } from './match-list.ts';
import { createReporter } from './record-reporter.ts';
import { isSession, RecordRedactor } from './record-redactor.ts';
import { RuleSet } from './rule-set.ts';
import { createRule } from './rule.ts';
import { StatsCounter } from './stats-counter.ts';
import type { TypedSecret } from './typed-secret.ts';
import { TypedSecretFinder } from './typed-secret-finder.ts';
import { TypedSecrets } from './typed-secrets.ts';

/** Runs patterns over data and sessions: a sanitiser without what fills it, which no worker needs. */
export class Redactor implements SessionSanitizer {
  readonly #patterns: SanitizerDescription['patterns'][number][] = [];
  readonly #exceptions: SanitizeException[] = [];
  #set: RuleSet | undefined;
  #stats: SanitizationStats | undefined;

  /** The sanitiser that `describe` told of, in another thread. */
  static from({ patterns, exceptions }: SanitizerDescription): Redactor {
    const redactor = new Redactor();
    for (const { pattern, isOwn } of patterns) redactor.add(pattern, isOwn);
    for (const exception of exceptions) redactor.leave(exception);
    return redactor;
  }

  /** What `sanitize` would redact in the same data. @throws SessionError as `sanitize` does */
  preview(data: unknown): SanitizationPreview {
    const list = new MatchList();
    this.#run(data, list);
    return list.preview(this.#stats!);
  }

  /**
   * A copy without what the patterns find; the data itself is never touched.
   * @param data - plain objects, arrays and simple values, tagged forms among them
   * @throws SessionError `invalid-argument` with the path of anything else, such as a `Map`; `too-deep` for a cycle
   */
  sanitize<T>(data: T): T {
    return this.#run(data) as T;
  }

  /** Of the last `preview` or `sanitize`, export or import; undefined before the first. */
  getLastStats(): SanitizationStats | undefined {
    return this.#stats;
  }

  /** Plain data that crosses to a worker. @internal */
  describe(): SanitizerDescription {
    return { patterns: [...this.#patterns], exceptions: [...this.#exceptions] };
  }

  /** Takes over what its copy in a worker counted. @internal */
  adoptStats(stats: SanitizationStats): void {
    this.#stats = stats;
  }

  /**
   * For the lines of one session as they are stored.
   * @param typed - what `typedSecretFinder` found in all of its events
   * @internal
   */
  forLines(list?: MatchList, typed?: readonly TypedSecret[]): LineSanitizer {
    return new LineSanitizer(this.#rules(), list, typed);
  }

  /** Finds what was typed in a session before its lines are sanitised. @internal */
  typedSecretFinder(): TypedSecretFinder {
    return new TypedSecretFinder(this.#rules());
  }

  protected add(pattern: SanitizePattern, isOwn: boolean): void {
    // A template may hold patterns of another one.
    if (this.#patterns.some((known) => known.pattern === pattern)) return;
    createRule(pattern, isOwn);
    this.#patterns.push({ pattern, isOwn });
    this.#set = undefined;
  }

  protected leave(exception: SanitizeException): void {
    this.#exceptions.push(exception);
    this.#set = undefined;
  }

  #run(data: unknown, list?: MatchList): unknown {
    const counter = new StatsCounter();
    const rules = this.#rules();
    const redacted = redact(() => {
      const typed = isSession(data) ? this.#typedIn(data) : undefined;
      return new RecordRedactor(rules, createReporter(counter, list), typed).data(data);
    });
    this.#stats = counter.stats(rules.rules.length);
    return redacted;
  }

  #typedIn({ events }: ExportData): TypedSecrets {
    const finder = this.typedSecretFinder();
    if (Array.isArray(events)) for (const event of events) finder.add(event);
    return new TypedSecrets(finder.end(), this.#rules().rules);
  }

  #rules(): RuleSet {
    if (this.#set === undefined) {
      this.#checkExceptions();
      const exceptions = new ExceptionList(this.#exceptions);
      const used = this.#patterns.filter(({ pattern }) => !exceptions.excludes(pattern.name));
      const rules = used.map(({ pattern, isOwn }) => createRule(pattern, isOwn));
      this.#set = new RuleSet(rules, exceptions);
    }
    return this.#set;
  }

  /** Only now: an exception may be made before its pattern is added. */
  #checkExceptions(): void {
    const names = new Set(this.#patterns.map(({ pattern }) => pattern.name));
    const unknown = this.#exceptions.find(({ pattern }) => pattern !== undefined && !names.has(pattern));
    if (unknown === undefined) return;
    throw new SessionError(
      'invalid-argument',
      `There is no pattern "${unknown.pattern}" to except; there are ${[...names].join(', ') || 'none'}.`,
      { path: 'pattern' },
    );
  }
}

/** What the data's own code throws, and what has no end, is said in our words. */
function redact(work: () => unknown): unknown {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof SessionError) throw cause;
    if (cause instanceof RangeError) {
      throw new SessionError('too-deep', 'The data is nested too deep, or holds itself.', { cause });
    }
    // The words of the app's own code may hold what is to be taken out.
    throw new SessionError('invalid-argument', 'The data cannot be read: its own code threw.', {
      cause,
    });
  }
}
