import { commitShard, summariseShard, type Commit } from '../import/commit-import.ts';
import { removeDuplicates } from '../import/deduplicate.ts';
import { openSource } from '../import/source.ts';
import { stageFile } from '../import/stage-import.ts';
import { Staging } from '../import/staging.ts';
import { SessionError, throwIfAborted, toSessionError } from '../model/errors.ts';
import type { FormatName } from '../model/file-format.ts';
import { totalCount } from '../model/records.ts';
import { openDatabase, type Database } from '../store/database.ts';
import { foldSession } from '../store/fold.ts';
import { announceSessions } from '../store/sessions-channel.ts';
import { collectGarbage, getSession } from '../store/sessions.ts';
import type { ImportHost } from './protocol.ts';

interface StagedWork {
  database: Database;
  staging: Staging;
  compressed: boolean;
  format: FormatName;
  warnings: string[];
  commit: Omit<Commit, 'shift'>;
  checkpoint: Awaited<ReturnType<typeof stageFile>>['header']['checkpoint'];
}

/** A worker that makes one import, in two steps: between them the recorder keeps `seq` free for it. */
export function createImportHost(fail: (error: unknown) => void): ImportHost {
  let work: StagedWork | undefined;
  let committedId: string | undefined;

  return {
    async stage({ source, origin, mode, targetId, ...hints }, { signal, progress }) {
      const database = await openDatabase({ onClosed: fail });
      const bytes = await openSource(source, signal);
      const staging = new Staging(database, targetId);
      await staging.open();
      try {
        const { header, compressed, format } = await stageFile({
          source: bytes,
          hints: { ...hints, name: origin },
          staging,
          signal,
          progress,
        });
        const session = header.session ?? { id: crypto.randomUUID(), name: origin };
        if (mode === 'merge') {
          const target = await getSession(database, targetId);
          const own = target.shards.filter(({ sourceId }) => sourceId === session.id);
          await removeDuplicates(database, staging.shard, own);
        }
        throwIfAborted(signal, 'import');
        const summary = await summariseShard(database, staging.shard);
        const { warnings, checkpoint } = header;
        const commit = { shard: staging.shard, header: session, summary, mode, origin, targetId };
        work = { database, staging, compressed, format, warnings, checkpoint, commit };
        return {
          recordCount: totalCount(summary.counts),
          firstSeq: summary.firstSeq,
          lastSeq: summary.lastSeq,
          isSameSession: session.id === targetId,
        };
      } catch (error) {
        await staging.discard();
        throw toSessionError(error, 'source-failed');
      }
    },

    async commit({ shift }) {
      if (work === undefined) throw new SessionError('invalid-argument', 'Nothing is staged.');
      const { database, staging, commit, compressed, format, warnings, checkpoint } = work;
      const recordCount = totalCount(commit.summary.counts);
      try {
        // A merge that brings nothing new leaves the session as it is.
        const isEmptyMerge = commit.mode === 'merge' && recordCount === 0;
        committedId = isEmptyMerge ? commit.targetId : await commitShard(database, { ...commit, shift });
        if (isEmptyMerge) await staging.discard();
        else staging.release();
      } catch (error) {
        await staging.discard();
        throw toSessionError(error, 'storage-unavailable');
      }
      announceSessions();
      return {
        sessionId: committedId,
        recordCount,
        format,
        compressed,
        warnings,
        ...(checkpoint === undefined ? {} : { checkpoint }),
      };
    },

    async fold() {
      if (work === undefined || committedId === undefined) return;
      const { shards } = await getSession(work.database, committedId);
      await foldSession(
        work.database,
        committedId,
        shards.filter(({ id }) => id === work!.commit.shard),
      );
      await collectGarbage(work.database);
    },
  };
}
