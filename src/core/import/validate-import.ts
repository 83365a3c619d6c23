import { SessionError, type SessionErrorCode } from '../model/errors.ts';
import { SECTIONS, type SectionName } from '../model/records.ts';
import { FileHeader } from './file-header.ts';
import { migrateRecord, migrationsFrom } from './migrations.ts';
import { isVersion1 } from './v1/version.ts';
import { isList, Version1Session } from './v1/version1-session.ts';
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
 * thing only, up to 1,000 issues. Data of an older version is held against what its migration takes.
 */
export function validateImport(data: unknown): { valid: boolean; errors: ImportIssue[] } {
  const errors: ImportIssue[] = [];
  const add: Add = ({ path = '', code, message }) => {
    if (errors.length < MAX_ISSUES) errors.push({ path, code, message });
  };
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    add(new SessionError('not-a-session', 'A session is an object.'));
    return { valid: false, errors };
  }
  const migrated = migrate(data, add);
  const entries = Object.entries(migrated);
  if (entries.some(([key, value]) => isVersion1({ key, value }))) checkVersion1(entries, add);
  else checkSession(migrated, add);
  return { valid: errors.length === 0, errors };
}

type Add = (error: SessionError) => void;

/** Puts what is wrong on the list, and goes on. */
function attempt(add: Add, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof SessionError)) throw error;
    add(error);
  }
}

/** The data in the version that registered migrations lead to. */
function migrate(data: object, add: Add): object {
  const { version } = data as { version?: unknown };
  const migrations = typeof version === 'string' ? migrationsFrom(version) : undefined;
  if (migrations === undefined) return data;
  const entries = Object.entries(data).map(([key, value]: [string, unknown]) => {
    if (!Array.isArray(value)) return [key, value] as const;
    const records: object[] = [];
    for (const [i, record] of value.entries()) {
      // A migration may change what it is given.
      const copy: unknown = structuredClone(record);
      attempt(add, () => records.push(...migrateRecord(migrations, key, copy, `${key}[${i}]`)));
    }
    return [key, records] as const;
  });
  return { ...Object.fromEntries(entries), version: migrations.at(-1)!.to };
}

function checkVersion1(entries: readonly [string, unknown][], add: Add): void {
  const session = new Version1Session();
  for (const [key, value] of entries) {
    if (isList(key) && Array.isArray(value)) {
      attempt(add, () => session.see(key));
      for (const [i, struct] of value.entries()) attempt(add, () => session.add(key, struct, i));
    } else if (value !== undefined) {
      attempt(add, () => session.addMember(key, value));
    }
  }
  attempt(add, () => session.finish());
}

function checkSession(data: object, add: Add): void {
  const header = checkHeader(data, add);
  for (const section of SECTIONS) {
    const records = (data as Partial<Record<SectionName, unknown>>)[section];
    if (Array.isArray(records))
      checkSection(section, records, header.session?.timestamps !== false, add);
  }
}

function checkHeader(data: object, add: Add): FileHeader {
  const header = new FileHeader();
  for (const [key, value] of Object.entries(data) as [string, unknown][]) {
    const isSection = SECTIONS.some((section) => section === key) && Array.isArray(value);
    if (!isSection && value !== undefined) attempt(add, () => header.add(key, value, undefined));
  }
  attempt(add, () => header.end());
  return header;
}

function checkSection(
  section: SectionName,
  records: readonly unknown[],
  hasClock: boolean,
  add: Add,
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
