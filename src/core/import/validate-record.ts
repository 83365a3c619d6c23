import { SessionError, type ErrorPlace } from '../model/errors.ts';
import { REQUIRED_FIELD, type SectionName } from '../model/records.ts';

/** What one record gives to its segment. */
export interface CheckedRecord {
  seq: number;
  time?: number;
}

const COMPONENT_OPS: readonly unknown[] = ['mount', 'update', 'move', 'unmount'];

/**
 * Holds one record against what a section needs: `seq`, `time`, and `id` or `name`. All else is
 * optional and kept, unknown fields too. A missing `time` is left to the caller.
 * @param previousSeq - of the record before it in the section; -1 for the first
 * @throws SessionError `invalid-record`
 */
export function checkRecord(
  section: SectionName,
  record: unknown,
  previousSeq: number,
  place: () => ErrorPlace & { path: string },
): CheckedRecord {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    throw invalid(place(), '', 'is not an object');
  }
  const { seq, time, op } = record as Record<string, unknown>;
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0) {
    throw invalid(place(), '.seq', `must be a whole number, not ${show(seq)}`);
  }
  if (seq <= previousSeq) {
    throw invalid(place(), '.seq', `is ${seq}, after ${previousSeq}: records must ascend, each once`);
  }
  if (time !== undefined && (typeof time !== 'number' || !Number.isFinite(time))) {
    throw invalid(place(), '.time', `must be a number of milliseconds, not ${show(time)}`);
  }
  const field = REQUIRED_FIELD[section];
  const named = (record as Record<string, unknown>)[field];
  if (typeof named !== 'string')
    throw invalid(place(), `.${field}`, `must be a text, not ${show(named)}`);
  if (section === 'components' && !COMPONENT_OPS.includes(op)) {
    throw invalid(place(), '.op', `must be mount, update, move or unmount, not ${show(op)}`);
  }
  return time === undefined ? { seq } : { seq, time };
}

function invalid(place: ErrorPlace & { path: string }, field: string, what: string): SessionError {
  const path = `${place.path}${field}`;
  return new SessionError('invalid-record', `${path} ${what}.`, { ...place, path });
}

function show(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value).slice(0, 60);
}
