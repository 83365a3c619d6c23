import type { ExportData } from '../model/file-format.ts';
import { keyOfToken, pointerToken } from '../model/json-pointer.ts';
import { SECTIONS, type SectionName } from '../model/records.ts';
import { isTagged } from '../model/tagged-value.ts';
import { nameOfTarget } from './name-of-target.ts';
import { NO_KEY, type RuleSet } from './rule-set.ts';
import type { RecordPlace, RecordReporter } from './record-reporter.ts';
import type { TypedSecrets } from './typed-secrets.ts';
import { namesOf, setField, ValueRedactor } from './value-redactor.ts';

/** Fields of records whose numbers readers rely on. */
const RECORD_NUMBERS = new Set(['seq', 'time', 'cause', 'startTime', 'duration']);

/** What `op` and `kind` of a record say to readers; a pattern of the app may match any word. */
const RECORD_WORDS = new Set<unknown>([
  ...['mount', 'update', 'move', 'unmount'],
  ...['ref', 'computed', 'store'],
]);

/** Steps of a path that may be places in a list: without them, a change would find no place. */
const LIST_INDEX = /^(?:0|[1-9]\d{0,5}|-)$/;

/** Fields of records that must stay texts, and are no values of the app by their own names. */
export const RECORD_TEXTS = new Set([
  ...['id', 'name', 'source', 'target', 'owner', 'parentId', 'beforeId', 'componentId'],
  ...['phase', 'op', 'kind', 'category', 'type'],
]);

/** The same in what a file says of its session, or of a position in it. */
const HEADER_STRUCTURE = new Set([
  ...['startedAt', 'endedAt', 'timestamp', 'timestamps', 'droppedCount', 'digest', 'seq'],
  ...['componentCount', 'eventCount', 'stateVersion', 'lastEventId', 'fromSeq', 'toSeq', 'shift'],
]);
const HEADER_TEXTS = new Set(['id', 'sessionId', 'name', 'origin', 'userAgent', 'lastComponentId']);

/** Fields of a file that tell nothing of its session. */
const FILE_STRUCTURE = new Set(['version', 'timestamp']);

/** Redacts what stands in a session, and leaves its own structure as it is. */
export class RecordRedactor {
  readonly #values: ValueRedactor;
  readonly #set: RuleSet;
  readonly #typed: TypedSecrets | undefined;
  #place: RecordPlace['record'];

  constructor(set: RuleSet, reporter: RecordReporter, typed?: TypedSecrets) {
    this.#set = set;
    this.#typed = typed;
    this.#values = new ValueRedactor(set, {
      found: (rule, path, original, redacted) =>
        reporter.found(rule, { path, record: this.#place }, original, redacted),
      stopped: (rule) => reporter.stopped(rule),
      keeps: (rule, path) => set.exceptions.keeps(rule.name, path),
    });
  }

  /** Any data; a session is known by its version and sections. */
  data(data: unknown): unknown {
    if (!isSession(data)) return this.#values.value(data, NO_KEY);
    return mapFields(data as unknown as Record<string, unknown>, (key, value) => {
      const section = SECTIONS.find((name) => name === key);
      if (section === undefined || !Array.isArray(value)) return this.member(key, value);
      return value.map((record: unknown, at) => this.record(section, at, record));
    });
  }

  /** What a file says beside its records. */
  member(key: string, value: unknown): unknown {
    if (FILE_STRUCTURE.has(key)) return value;
    if (key === 'session' || key === 'checkpoint' || key === 'since')
      return this.#in(key, () => this.#header(value));
    return this.#values.at(key, value, this.#set.viewOf(key));
  }

  #header(header: unknown): unknown {
    if (Array.isArray(header)) return header.map((part, at) => this.#in(at, () => this.#header(part)));
    if (!isFields(header)) return header;
    return mapFields(header, (field, value) => {
      if (field === 'merged') return this.#in(field, () => this.#header(value));
      if (HEADER_STRUCTURE.has(field) && !isFields(value)) return value;
      if (HEADER_TEXTS.has(field)) return this.#text(field, value);
      return this.#values.at(field, value, this.#set.viewOf(field));
    });
  }

  /** @param index - of the record in its section */
  record(section: SectionName, index: number, record: unknown): unknown {
    return this.#in(section, () => this.#in(index, () => this.#fields(section, record)));
  }

  #fields(section: SectionName, record: unknown): unknown {
    if (!isFields(record)) return this.#values.value(record, NO_KEY);
    const seq = Number(record.seq);
    this.#place = { section, seq };
    this.#values.typed = this.#typed?.at(seq) ?? [];
    const names = section === 'state' ? namesOf(record) : [];
    const named = this.#values.join(NO_KEY, names);
    const redacted = mapFields(record, (field, value) => {
      if (RECORD_NUMBERS.has(field) && typeof value === 'number') return value;
      if ((field === 'op' || field === 'kind') && RECORD_WORDS.has(value)) return value;
      if (RECORD_TEXTS.has(field)) return this.#text(field, value);
      if (field === 'changes' && Array.isArray(value)) {
        return this.#in(field, () => value.map((change, at) => this.#change(change, at, names)));
      }
      const typedInto = field === 'payload' ? fieldOf(record) : undefined;
      if (typedInto !== undefined && isFields(value) && !isTagged(value))
        return this.#in(field, () => this.#values.named(value, typedInto));
      const isNamed = field === 'newValue' || field === 'oldValue';
      return this.#values.at(field, value, isNamed ? named : this.#set.viewOf(field));
    });
    this.#place = undefined;
    this.#values.typed = [];
    return redacted;
  }

  #text(field: string, value: unknown): unknown {
    if (typeof value !== 'string') return this.#values.at(field, value, this.#set.viewOf(field));
    return this.#in(field, () => this.#values.name(value));
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
            .map((step) =>
              LIST_INDEX.test(step) ? step : pointerToken(this.#values.name(keyOfToken(step))),
            )
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

/** Whether data is a session, known by its version and sections. */
export function isSession(data: unknown): data is ExportData {
  return (
    isFields(data) && typeof data.version === 'string' && SECTIONS.some((section) => section in data)
  );
}

/** The name of the field on which an event of the page was. */
function fieldOf({ category, target }: Record<string, unknown>): string | undefined {
  return category === 'dom' && typeof target === 'string' ? nameOfTarget(target) : undefined;
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
