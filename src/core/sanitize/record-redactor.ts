import type { ExportData } from '../model/file-format.ts';
import { SECTIONS, type SectionName } from '../model/records.ts';
import { NO_KEY, type RuleSet } from './rule-set.ts';
import type { Rule } from './rule.ts';
import { namesOf, setField, ValueRedactor } from './value-redactor.ts';

/** What hears of every value that is redacted. */
export interface RecordReporter {
  found(rule: Rule, place: RecordPlace, original: string, redacted: string): void;
  stopped(rule: Rule): void;
}

export interface RecordPlace {
  path: readonly (string | number)[];
  record: { section: SectionName; seq: number } | undefined;
}

/** Fields of records, and of a file, that readers rely on: numbers, words of ours, positions. */
const STRUCTURE = new Set([
  ...['seq', 'time', 'cause', 'op', 'kind', 'category', 'startTime', 'duration'],
  ...[
    'version',
    'timestamp',
    'startedAt',
    'endedAt',
    'droppedCount',
    'timestamps',
    'sessionId',
    'digest',
  ],
  ...[
    'componentCount',
    'eventCount',
    'stateVersion',
    'lastEventId',
    'fromSeq',
    'toSeq',
    'shift',
    'type',
  ],
]);

/** Fields that must stay texts, and are no values of the app by their own names. */
const TEXTS = new Set([
  ...['id', 'name', 'source', 'target', 'owner', 'parentId', 'componentId', 'phase'],
  ...['origin', 'userAgent', 'lastComponentId'],
]);

/** Redacts what stands in a session, and leaves its own structure as it is. */
export class RecordRedactor {
  readonly #values: ValueRedactor;
  readonly #set: RuleSet;
  #record: RecordPlace['record'];

  constructor(set: RuleSet, reporter: RecordReporter) {
    this.#set = set;
    this.#values = new ValueRedactor(set, {
      found: (rule, path, original, redacted) =>
        reporter.found(rule, { path, record: this.#record }, original, redacted),
      stopped: (rule) => reporter.stopped(rule),
    });
  }

  /** Any data; a session is known by its version and sections. */
  data(data: unknown): unknown {
    if (!isSession(data)) return this.#values.value(data, NO_KEY);
    return mapFields(data as unknown as Record<string, unknown>, (key, value) => {
      const section = SECTIONS.find((name) => name === key);
      if (section !== undefined && Array.isArray(value)) {
        return this.#in(key, () =>
          value.map((record: unknown, at) => this.#in(at, () => this.record(section, record))),
        );
      }
      if (key === 'session' || key === 'checkpoint' || key === 'since')
        return this.#in(key, () => this.header(value));
      return STRUCTURE.has(key) ? value : this.#values.at(key, value, this.#set.viewOf(key));
    });
  }

  /** What a file says of its session, or of a position in it. */
  header(header: unknown): unknown {
    if (Array.isArray(header)) return header.map((part, at) => this.#in(at, () => this.header(part)));
    if (!isFields(header)) return header;
    return mapFields(header, (field, value) => {
      if (field === 'merged') return this.#in(field, () => this.header(value));
      return this.#field(field, value, NO_KEY);
    });
  }

  record(section: SectionName, record: unknown): unknown {
    if (!isFields(record)) return this.#values.value(record, NO_KEY);
    this.#record = { section, seq: Number(record.seq) };
    const names = section === 'state' ? namesOf(record) : [];
    const named = this.#values.join(NO_KEY, names);
    const redacted = mapFields(record, (field, value) => {
      if (field === 'changes' && Array.isArray(value)) {
        return this.#in(field, () => value.map((change, at) => this.#change(change, at, names)));
      }
      return this.#field(field, value, field === 'newValue' || field === 'oldValue' ? named : undefined);
    });
    this.#record = undefined;
    return redacted;
  }

  #field(field: string, value: unknown, view = this.#set.viewOf(field)): unknown {
    if (STRUCTURE.has(field) && !isFields(value)) return value;
    if (TEXTS.has(field)) {
      if (typeof value !== 'string') return value;
      return this.#in(field, () => this.#values.text(value));
    }
    return this.#values.at(field, value, view);
  }

  #change(change: unknown, at: number, names: readonly string[]): unknown {
    if (!isFields(change)) return change;
    const path = typeof change.path === 'string' ? change.path : '';
    const view = this.#values.join(NO_KEY, [...names, path]);
    return this.#in(at, () =>
      mapFields(change, (field, value) => {
        if (field === 'op') return value;
        if (field !== 'path' || typeof value !== 'string') return this.#values.at(field, value, view);
        return this.#in(field, () =>
          path
            .split('/')
            .map((step) => this.#values.text(step))
            .join('/'),
        );
      }),
    );
  }

  #in<T>(step: string | number, work: () => T): T {
    this.#values.path.push(step);
    const result = work();
    this.#values.path.pop();
    return result;
  }
}

function isSession(data: unknown): data is ExportData {
  return (
    isFields(data) && typeof data.version === 'string' && SECTIONS.some((section) => section in data)
  );
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapFields(
  fields: Record<string, unknown>,
  change: (field: string, value: unknown) => unknown,
): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fields)) {
    setField(copy, field, change(field, value));
  }
  return copy;
}
