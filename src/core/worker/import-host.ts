import { commitShard, summariseShard, type Commit, type Destination } from '../import/commit-import.ts';
import { knownShards, removeDuplicates } from '../import/deduplicate.ts';
import { findDeltaTarget } from '../import/delta-target.ts';
import type { FileHeader } from '../import/file-header.ts';
import { stageSource } from '../import/stage-source.ts';
import type { Staging } from '../import/staging.ts';
import { SessionError, throwIfAborted, toSessionError } from '../model/errors.ts';
import type { FormatName } from '../model/file-format.ts';
import type { ImportMode } from '../model/options.ts';
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
  migratedFrom: string | undefined;
  commit: Omit<Commit, 'shift'>;
}

interface DestinationRequest {
  header: FileHeader;
  mode: ImportMode;
  targetId: string;
  mustBeDelta: boolean;
  database: Database;
  origin: string;
}

/** @throws SessionError `delta-mismatch` */
async function destinationOf(request: DestinationRequest): Promise<Destination> {
  const { header, mode, targetId, mustBeDelta, database, origin } = request;
  if (header.since !== undefined) {
    const id = await findDeltaTarget(database, targetId, { since: header.since, origin });
    return { kind: 'existing', id };
  }
  if (mustBeDelta && !header.isLooseDelta) {
    throw new SessionError('delta-mismatch', `${origin} is a full export, not a delta.`, {
      path: 'since',
    });
  }
  if (mode === 'open') return { kind: 'new' };
  return { kind: mode === 'replace' ? 'emptied' : 'existing', id: targetId };
}

/** A worker that makes one import, in two steps: between them the recorder keeps `seq` free for it. */
export function createImportHost(fail: (error: unknown) => void): ImportHost {
  let work: StagedWork | undefined;
  let committedId: string | undefined;

  return {
    async stage(
      { source, origin, mode, targetId, mustBeDelta = false, ...hints },
      { signal, progress },
    ) {
      const database = await openDatabase({ onClosed: fail });
      const { staging, header, compressed, format } = await stageSource({
        source,
        database,
        sessionId: targetId,
        hints: { ...hints, name: origin },
        signal,
        progress,
      });
      try {
        const session = header.session ?? { id: crypto.randomUUID(), name: origin };
        const destination = await destinationOf({
          header,
          mode,
          targetId,
          mustBeDelta,
          database,
          origin,
        });
        if (destination.kind === 'existing') {
          const target = await getSession(database, destination.id);
          await removeDuplicates(database, staging.shard, knownShards(target, session.id));
        }
        throwIfAborted(signal, 'import');
        const summary = await summariseShard(database, staging.shard);
        const { warnings, checkpoint, migratedFrom } = header;
        const commit = {
          shard: staging.shard,
          header: session,
          checkpoint,
          summary,
          destination,
          origin,
        };
        work = { database, staging, compressed, format, warnings, migratedFrom, commit };
        return {
          recordCount: totalCount(summary.counts),
          firstSeq: summary.firstSeq,
          lastSeq: summary.lastSeq,
          isSameSession: session.id === targetId,
          isIntoTarget: destination.kind !== 'new' && destination.id === targetId,
        };
      } catch (error) {
        await staging.discard();
        throw toSessionError(error, 'source-failed');
      }
    },

    async commit({ shift }) {
      if (work === undefined) throw new SessionError('invalid-argument', 'Nothing is staged.');
      const { database, staging, commit, compressed, format, warnings, migratedFrom } = work;
      const { checkpoint, destination } = commit;
      const recordCount = totalCount(commit.summary.counts);
      try {
        // What brings nothing new leaves the session as it is.
        const isEmpty = destination.kind === 'existing' && recordCount === 0;
        committedId = isEmpty ? destination.id : await commitShard(database, { ...commit, shift });
        if (isEmpty) await staging.discard();
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
        ...(migratedFrom === undefined ? {} : { migratedFrom }),
        ...(checkpoint === undefined ? {} : { checkpoint }),
      };
    },

    async discard() {
      if (committedId === undefined) await work?.staging.discard();
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
