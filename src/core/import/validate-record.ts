import { SessionError, type ErrorPlace } from '../model/errors.ts';
import { REQUIRED_FIELD, type SectionName } from '../model/records.ts';

/** What one record gives to its segment. */
export interface CheckedRecord {
  seq: number;
  time?: number;
}

const COMPONENT_OPS: readonly unknown[] = ['mount', 'update', 'move', 'unmount'];

/** What is wrong with one field of a record, or with the whole (field ''). */
export interface RecordIssue {
  /** Such as `.seq`. */
  field: string;
  what: string;
}

/**
 * Holds one record against what a section needs: `seq`, `time`, and `id` or `name`. All else is
 * optional and kept, unknown fields too. A missing `time` is left to the caller.
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
  const found = (field: string, what: string): void => {
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
  return issues ?? NO_ISSUES;
}

export function invalidRecord(
  place: ErrorPlace & { path: string },
  { field, what }: RecordIssue,
): SessionError {
  const path = `${place.path}${field}`;
  return new SessionError('invalid-record', `${path} ${what}.`, { ...place, path });
}

function show(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value).slice(0, 60);
}
