import { SessionError, type ErrorPlace } from '../model/errors.ts';
import { REQUIRED_FIELD, type SectionName } from '../model/records.ts';

/** What one record gives to its segment. */
export interface CheckedRecord {
  seq: number;
  time?: number;
}

const COMPONENT_OPS: readonly unknown[] = ['mount', 'update', 'move', 'unmount'];
const CHANGE_OPS: readonly unknown[] = ['add', 'remove', 'replace'];

/** Says what a value must be, where it is not. */
type FieldCheck = (value: unknown) => string | undefined;

const text: FieldCheck = (value) => (typeof value === 'string' ? undefined : 'a text');
const integer: FieldCheck = (value) => (Number.isSafeInteger(value) ? undefined : 'a whole number');
const number: FieldCheck = (value) => (Number.isFinite(value) ? undefined : 'a number');
const texts: FieldCheck = (value) =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')
    ? undefined
    : 'a list of texts';
/** JSON writes `null` for a number that is not finite. */
const milliseconds: FieldCheck = (value) =>
  value === null || Number.isFinite(value) ? undefined : 'a number of milliseconds';

/** Fields that may be absent, and that readers rely on where they are not. */
const OPTIONAL_FIELDS: Record<SectionName, readonly [field: string, check: FieldCheck][]> = {
  components: Object.entries({ name: text, parentId: text, beforeId: text }),
  state: Object.entries({ name: text, owner: text, type: text, kind: text }),
  events: Object.entries({
    category: text,
    source: text,
    componentId: text,
    target: text,
    cause: integer,
  }),
  performance: Object.entries({
    componentId: text,
    phase: text,
    startTime: milliseconds,
    duration: milliseconds,
    value: number,
    changed: texts,
  }),
  dom: [],
};

/** What the app put into a record: nothing is asked of it. */
const VALUE_FIELDS = ['payload', 'oldValue', 'newValue', 'props', 'state', 'meta', 'data'];

/** Leaves of a record what `checkRecord` looks at: the values are most of its memory. */
export function withoutValues(record: unknown): unknown {
  if (typeof record !== 'object' || record === null) return record;
  for (const field of VALUE_FIELDS) {
    if (field in record) (record as Record<string, unknown>)[field] = undefined;
  }
  return record;
}

/** What is wrong with one field of a record, or with the whole (field ''). */
export interface RecordIssue {
  /** Such as `.seq`. */
  field: string;
  what: string;
}

/**
 * Holds one record against what a section needs: `seq`, `time`, and `id` or `name`. All else is
 * optional and kept, unknown fields too; a known one must be of its type. A missing `time` is left
 * to the caller.
 * @param previousSeq - of the record before it in the section; -1 for the first
 * @throws SessionError `invalid-record` with the first issue
 */
export function checkRecord(
  section: SectionName,
  record: unknown,
  previousSeq: number,
  place: () => ErrorPlace & { path: string },
): CheckedRecord {
  const [issue] = recordIssues(section, record, previousSeq);
  if (issue !== undefined) throw invalidRecord(place(), issue);
  const { seq, time } = record as CheckedRecord;
  return time === undefined ? { seq } : { seq, time };
}

const NO_ISSUES: readonly RecordIssue[] = [];

type Found = (field: string, what: string) => void;

/** All that is wrong with a record. */
export function recordIssues(
  section: SectionName,
  record: unknown,
  previousSeq: number,
): readonly RecordIssue[] {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    return [{ field: '', what: 'is not an object' }];
  }
  let issues: RecordIssue[] | undefined;
  const found: Found = (field, what) => {
    issues = [...(issues ?? NO_ISSUES), { field, what }];
  };
  const fields = record as Record<string, unknown>;
  const { seq, time, op } = fields;
  const field = REQUIRED_FIELD[section];
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0) {
    found('.seq', `must be a whole number, not ${show(seq)}`);
  } else if (seq <= previousSeq) {
    found('.seq', `is ${seq}, after ${previousSeq}: records must ascend, each once`);
  }
  if (time !== undefined && (typeof time !== 'number' || !Number.isFinite(time))) {
    found('.time', `must be a number of milliseconds, not ${show(time)}`);
  }
  if (typeof fields[field] !== 'string')
    found(`.${field}`, `must be a text, not ${show(fields[field])}`);
  if (section === 'components' && !COMPONENT_OPS.includes(op)) {
    found('.op', `must be mount, update, move or unmount, not ${show(op)}`);
  }
  checkOptional(section, fields, found);
  return issues ?? NO_ISSUES;
}

function checkOptional(section: SectionName, record: Record<string, unknown>, found: Found): void {
  for (const [field, check] of OPTIONAL_FIELDS[section]) {
    const value = record[field];
    const expected = value === undefined ? undefined : check(value);
    if (expected !== undefined) found(`.${field}`, `must be ${expected}, not ${show(value)}`);
  }
  if (section === 'state' && record.changes !== undefined) checkChanges(record.changes, found);
}

function checkChanges(changes: unknown, found: Found): void {
  if (!Array.isArray(changes)) {
    found('.changes', `must be a list, not ${show(changes)}`);
    return;
  }
  changes.forEach((change: unknown, i) => {
    const field = `.changes[${i}]`;
    if (typeof change !== 'object' || change === null) {
      found(field, `must be an edit, not ${show(change)}`);
      return;
    }
    const { path, op } = change as { path?: unknown; op?: unknown };
    if (typeof path !== 'string') found(`${field}.path`, `must be a text, not ${show(path)}`);
    if (!CHANGE_OPS.includes(op))
      found(`${field}.op`, `must be add, remove or replace, not ${show(op)}`);
  });
}

export function invalidRecord(
  place: ErrorPlace & { path: string },
  { field, what }: RecordIssue,
): SessionError {
  const path = `${place.path}${field}`;
  return new SessionError('invalid-record', `${path} ${what}.`, { ...place, path });
}

/** A value in a message: cut, and no code of its own is run. */
export function show(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'absent';
    case 'string':
      return JSON.stringify(value).slice(0, 60);
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value);
    default:
      return value === null ? 'null' : Array.isArray(value) ? 'a list' : `of type ${typeof value}`;
  }
}
