import { SessionError } from '../model/errors.ts';
import type { ExportCheckpoint } from '../model/file-format.ts';
import { digestAt } from '../store/checkpoint-digest.ts';
import type { Database } from '../store/database.ts';
import { whileReading } from '../store/locks.ts';
import type { SessionRow } from '../store/schema.ts';
import { snapshotSession } from '../store/session-snapshot.ts';

/** A delta that waits for the session that it continues. */
export interface Delta {
  since: ExportCheckpoint;
  /** File name or address, for messages. */
  origin: string;
}

/**
 * Finds the stored session that ends where a delta begins: one that was imported, or the one that is
 * being recorded, which may have gone on meanwhile.
 * @returns its id
 * @throws SessionError `delta-mismatch`, with what is wrong with the chain
 */
export async function findDeltaTarget(
  database: Database,
  recordedId: string,
  delta: Delta,
): Promise<string> {
  const { since, origin } = delta;
  const rows = (await database.getAll('sessions')).filter(
    ({ id, sourceId }) => (sourceId ?? id) === since.sessionId,
  );
  if (rows.length === 0) {
    throw mismatch(
      origin,
      `${origin} continues session "${since.sessionId}", which is not here: import its full export first.`,
    );
  }
  const imported = rows.find(
    ({ checkpoint }) => checkpoint?.seq === since.seq && checkpoint.digest === since.digest,
  );
  if (imported !== undefined) return imported.id;
  const recorded = rows.find(({ id }) => id === recordedId);
  if (recorded !== undefined && (await standsAt(database, recorded, since))) return recorded.id;
  throw mismatch(origin, reasonOf(delta, rows[0]!));
}

function standsAt(database: Database, row: SessionRow, since: ExportCheckpoint): Promise<boolean> {
  return whileReading(row.id, async () => {
    const { sections } = await snapshotSession(database, row.id);
    return (await digestAt(database, sections, since.seq)) === since.digest;
  });
}

function reasonOf({ since, origin }: Delta, { checkpoint, lastSeq }: SessionRow): string {
  const end = checkpoint?.seq ?? lastSeq;
  const where = `${origin} starts at ${since.seq.toLocaleString('en')}; the session ends at ${end.toLocaleString('en')}`;
  if (since.seq > end) return `${where}: a delta between them is missing.`;
  if (since.seq < end) return `${where}: it has been applied already, or belongs before others.`;
  return `${where}, but holds other records: the delta belongs to another copy of it.`;
}

function mismatch(file: string, message: string): SessionError {
  return new SessionError('delta-mismatch', message, { path: 'since', file });
}
