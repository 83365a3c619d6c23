import { totalCount } from '../model/records.ts';
import type { Database } from './database.ts';
import { foldSession } from './fold.ts';
import { ifUnlocked, recordingLock } from './locks.ts';
import { collectGarbage, getSession, statusOf } from './sessions.ts';

/**
 * Puts in order what dead tabs left: sessions that nobody records any more get their final status
 * and have their tail folded; rows of imports that never ended are deleted.
 */
export async function recoverSessions(database: Database, ownSessionId: string): Promise<void> {
  for (const { id } of await database.getAll('sessions')) {
    if (id === ownSessionId) continue;
    await ifUnlocked(recordingLock(id), async () => {
      const row = await getSession(database, id);
      if (row.status === 'recording') {
        if (totalCount(row.counts) === 0) return database.delete('sessions', id);
        await database.put('sessions', { ...row, status: statusOf(row, false) });
      }
      await foldSession(database, id, row.shards);
    });
  }
  await collectGarbage(database);
}
