import type { IDBPObjectStore } from 'idb';
import { SessionError } from '../model/errors.ts';
import { emptyCounts, totalCount } from '../model/records.ts';
import type { SessionInfo, SessionStatus } from '../model/session.ts';
import type { Database } from './database.ts';
import { heldLocks, ifUnlocked, recordingLock, segmentsLock, stagingLock } from './locks.ts';
import type { SessionRow, ShardRef, StoreSchema } from './schema.ts';
import { shardRange } from './segments.ts';

/** Longest wait for a view that is just reading a session to be done, ms. */
const READER_PATIENCE_MS = 2_000;

/** Between attempts at deleting what somebody reads, ms. */
const RETRY_INTERVAL_MS = 200;

/** @throws SessionError `session-not-found` */
export async function getSession(database: Database, id: string): Promise<SessionRow> {
  const row = await database.get('sessions', id);
  if (row !== undefined) return row;
  throw new SessionError('session-not-found', `There is no session "${id}" in the store.`);
}

export interface NewSession {
  id: string;
  name: string;
  startedAt: number;
  origin: string;
  userAgent: string;
}

/** Goes on with the session of this tab, or begins it. The caller holds its recording lock. */
export async function resumeSession(
  database: Database,
  { id, name, startedAt, origin, userAgent }: NewSession,
): Promise<SessionRow> {
  const transaction = database.transaction('sessions', 'readwrite');
  const stored = await transaction.store.get(id);
  const row: SessionRow = stored ?? {
    id,
    name,
    startedAt,
    origin,
    userAgent,
    counts: emptyCounts(),
    bytes: 0,
    lastSeq: 0,
    droppedCount: 0,
    shards: [liveShard(id, name)],
    status: 'recording',
    closed: false,
  };
  if (!row.isRenamed) row.name = name;
  row.status = 'recording';
  row.closed = false;
  await Promise.all([transaction.store.put(row), transaction.done]);
  return row;
}

/** The recording ended as it should. A session without a record is not kept. */
export async function finishSession(database: Database, id: string): Promise<void> {
  const transaction = database.transaction('sessions', 'readwrite');
  const row = await transaction.store.get(id);
  const isEmpty = row === undefined || totalCount(row.counts) === 0;
  await Promise.all([
    isEmpty
      ? transaction.store.delete(id)
      : transaction.store.put({ ...row, status: 'finished', closed: true }),
    transaction.done,
  ]);
}

/** The shard that a session is recorded into is the last of its list and has an id of its own. */
export function liveShard(sessionId: string, name: string): ShardRef {
  return { id: crypto.randomUUID(), sourceId: sessionId, sourceName: name, shift: 0 };
}

/** Newest first. */
export async function listSessions(database: Database): Promise<SessionInfo[]> {
  const [rows, locks] = await Promise.all([database.getAll('sessions'), heldLocks()]);
  return rows
    .map((row) => toSessionInfo(row, locks.has(recordingLock(row.id))))
    .sort((a, b) => b.startedAt - a.startedAt);
}

export function toSessionInfo(row: SessionRow, isBeingRecorded: boolean): SessionInfo {
  const { id, name, startedAt, bytes, origin, counts, lastSeq, droppedCount } = row;
  const merged = row.shards
    .filter(({ sourceId, fromSeq }) => sourceId !== (row.sourceId ?? id) && fromSeq !== undefined)
    .map(({ sourceId, sourceName, shift, fromSeq, toSeq }) => ({
      sessionId: sourceId,
      name: sourceName,
      fromSeq: fromSeq!,
      toSeq: toSeq!,
      shift,
    }))
    .concat(row.mergedBefore ?? []);
  return {
    id,
    name,
    status: statusOf(row, isBeingRecorded),
    startedAt,
    ...(row.endedAt === undefined ? {} : { endedAt: row.endedAt }),
    recordCount: totalCount(counts),
    bytes,
    origin,
    counts,
    lastSeq,
    droppedCount,
    ...(merged.length === 0 ? {} : { merged }),
    ...(row.sourceId === undefined ? {} : { sourceId: row.sourceId }),
    ...(row.partial === undefined ? {} : { partial: row.partial }),
  };
}

/** A row that says `recording` without anybody holding its lock is what a dead tab leaves behind. */
export function statusOf(row: SessionRow, isBeingRecorded: boolean): SessionStatus {
  if (row.status !== 'recording' || isBeingRecorded) return row.status;
  return row.closed ? 'finished' : 'interrupted';
}

/** Deletes a session. @throws SessionError `session-in-use` while a tab records it */
export async function deleteSession(database: Database, id: string): Promise<void> {
  const deleted = await ifUnlocked(recordingLock(id), async () => {
    const transaction = database.transaction(['sessions', 'looseShards'], 'readwrite');
    const row = await transaction.objectStore('sessions').get(id);
    await Promise.all([
      transaction.objectStore('sessions').delete(id),
      ...discardShards(transaction.objectStore('looseShards'), id, row?.shards ?? []),
      transaction.done,
    ]);
    return true;
  });
  if (deleted !== true) {
    throw new SessionError('session-in-use', 'The session is being recorded: stop its tab first.');
  }
}

/**
 * Deletes a session that nobody records or reads. Views read in passing: they are waited for.
 * @throws SessionError `session-in-use`, `session-not-found`
 */
export async function deleteUnusedSession(database: Database, id: string): Promise<void> {
  await getSession(database, id);
  const deadline = performance.now() + READER_PATIENCE_MS;
  for (;;) {
    const isDeleted = await ifUnlocked(
      segmentsLock(id),
      async () => (await deleteSession(database, id), true),
    );
    if (isDeleted === true) return;
    if (performance.now() >= deadline) {
      throw new SessionError(
        'session-in-use',
        'The session is being read, by an export or in another tab: delete it when that has ended.',
      );
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_INTERVAL_MS));
  }
}

/** Gives a session a name that stays, even while it is recorded. @throws SessionError `session-not-found` */
export async function renameSession(database: Database, id: string, name: string): Promise<void> {
  const transaction = database.transaction('sessions', 'readwrite');
  const row = await transaction.store.get(id);
  if (row === undefined)
    throw new SessionError('session-not-found', `There is no session "${id}" in the store.`);
  await Promise.all([transaction.store.put({ ...row, name, isRenamed: true }), transaction.done]);
}

/**
 * Empties a session that goes on being recorded, in one transaction; its next records go to a new
 * shard. `seq` is not set back: what is imported again later must not meet other records under it.
 */
export async function clearSession(database: Database, id: string): Promise<void> {
  const transaction = database.transaction(['sessions', 'looseShards'], 'readwrite');
  const row = await transaction.objectStore('sessions').get(id);
  if (row === undefined) return;
  const writes = discardShards(transaction.objectStore('looseShards'), id, row.shards);
  row.shards = [liveShard(id, row.name)];
  row.counts = emptyCounts();
  row.bytes = 0;
  row.droppedCount = 0;
  delete row.endedAt;
  await Promise.all([...writes, transaction.objectStore('sessions').put(row), transaction.done]);
}

type LooseShardStore = IDBPObjectStore<
  StoreSchema,
  ('sessions' | 'looseShards')[],
  'looseShards',
  'readwrite'
>;

/** Marks shards for `collectGarbage`, which deletes their rows when nobody reads them. */
export function discardShards(
  store: LooseShardStore,
  sessionId: string,
  shards: readonly ShardRef[],
): Promise<unknown>[] {
  return shards.map(({ id }) => store.put({ id, reason: 'garbage', sessionId }));
}

/**
 * Deletes the rows of shards that no session has, unless they are being written or read.
 * @param patienceMs - for how long what is being read is tried again; then it is left to the next start
 */
export async function collectGarbage(database: Database, patienceMs = 0): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    let isRead = false;
    for (const { id, reason, sessionId } of await database.getAll('looseShards')) {
      const lock = reason === 'staging' ? stagingLock(id) : segmentsLock(sessionId);
      const isDeleted = await ifUnlocked(lock, async () => (await deleteShard(database, id), true));
      isRead ||= isDeleted !== true && reason === 'garbage';
    }
    if (!isRead || performance.now() >= deadline) return;
    await new Promise((resolve) => setTimeout(resolve, RETRY_INTERVAL_MS));
  }
}

export async function deleteShard(database: Database, id: string): Promise<void> {
  const transaction = database.transaction(['segments', 'chunks', 'looseShards'], 'readwrite');
  await Promise.all([
    transaction.objectStore('segments').delete(shardRange(id)),
    transaction.objectStore('chunks').delete(shardRange(id)),
    transaction.objectStore('looseShards').delete(id),
    transaction.done,
  ]);
}
