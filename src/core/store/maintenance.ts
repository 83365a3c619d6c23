import { totalCount } from '../model/records.ts';
import type { Database } from './database.ts';
import { foldSession } from './fold.ts';
import { ifUnlocked, recordingLock } from './locks.ts';
import { collectGarbage, getSession, statusOf } from './sessions.ts';

/**
 * Puts in order what dead tabs left: sessions that nobody records any more get their final status
 * and have their tail folded; rows of imports that never ended are deleted. What is wrong with one
 * session is no reason to leave the others.
 */
export async function recoverSessions(database: Database, ownSessionId: string): Promise<void> {
  for (const { id } of await database.getAll('sessions')) {
    if (id === ownSessionId) continue;
    await recoverSession(database, id).catch(() => undefined);
  }
  await collectGarbage(database);
}

async function recoverSession(database: Database, id: string): Promise<void> {
  // The lock is held for a moment only: a tab that reloads waits for it.
  const isFree = await ifUnlocked(recordingLock(id), async () => {
    const row = await getSession(database, id);
    if (row.status !== 'recording') return true;
    if (totalCount(row.counts) === 0) await database.delete('sessions', id);
    else await database.put('sessions', { ...row, status: statusOf(row, false) });
    return true;
  });
  const row = await database.get('sessions', id);
  if (isFree !== true || row === undefined) return;
  // A session that goes on meanwhile keeps its live shard for itself.
  const shards = row.status === 'recording' ? row.shards.slice(0, -1) : row.shards;
  await foldSession(database, id, shards);
}
