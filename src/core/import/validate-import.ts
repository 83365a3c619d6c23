import { SessionError, type SessionErrorCode } from '../model/errors.ts';
import { SECTIONS, type SectionName } from '../model/records.ts';
import { FileHeader } from './file-header.ts';
import { invalidRecord, recordIssues } from './validate-record.ts';

/** One thing that is wrong with a session's data. */
export interface ImportIssue {
  /** Such as `events[12].seq`; empty for the whole. */
  path: string;
  code: SessionErrorCode;
  message: string;
}

/** Issues listed at most: a file of another kind has as many as it has values. */
const MAX_ISSUES = 1_000;

/**
 * Holds data against what an import takes, without importing it: all that is wrong, not the first
 * thing only, up to 1,000 issues.
 */
export function validateImport(data: unknown): { valid: boolean; errors: ImportIssue[] } {
  const errors: ImportIssue[] = [];
  const add = ({ path = '', code, message }: SessionError): void => {
    if (errors.length < MAX_ISSUES) errors.push({ path, code, message });
  };
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    add(new SessionError('not-a-session', 'A session is an object.'));
    return { valid: false, errors };
  }
  const header = checkHeader(data, add);
  for (const section of SECTIONS) {
    const records = (data as Partial<Record<SectionName, unknown>>)[section];
    if (Array.isArray(records))
      checkSection(section, records, header.session?.timestamps !== false, add);
  }
  return { valid: errors.length === 0, errors };
}

function checkHeader(data: object, add: (error: SessionError) => void): FileHeader {
  const header = new FileHeader();
  const check = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof SessionError)) throw error;
      add(error);
    }
  };
  for (const [key, value] of Object.entries(data) as [string, unknown][]) {
    const isSection = SECTIONS.some((section) => section === key) && Array.isArray(value);
    if (!isSection && value !== undefined) check(() => header.add(key, value, undefined));
  }
  check(() => header.end());
  return header;
}

function checkSection(
  section: SectionName,
  records: readonly unknown[],
  hasClock: boolean,
  add: (error: SessionError) => void,
): void {
  let previousSeq = -1;
  for (const [i, record] of records.entries()) {
    const path = `${section}[${i}]`;
    const issues = recordIssues(section, record, previousSeq);
    for (const issue of issues) add(invalidRecord({ path }, issue));
    const { seq, time } = (record ?? {}) as { seq?: unknown; time?: unknown };
    if (typeof seq === 'number') previousSeq = Math.max(previousSeq, seq);
    if (hasClock && time === undefined && issues[0]?.field !== '') {
      add(invalidRecord({ path }, { field: '.time', what: 'is absent' }));
    }
  }
}
