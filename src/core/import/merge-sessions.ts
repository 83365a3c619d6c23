import { refuseArgument, SessionError } from '../model/errors.ts';
import { SECTIONS, totalCount } from '../model/records.ts';
import type { MergeResult, PartialRead } from '../model/session.ts';
import type { Database } from '../store/database.ts';
import { holdLock, recordingLock, whileReading } from '../store/locks.ts';
import type { SessionRow, ShardRef } from '../store/schema.ts';
import { listSegments, readStored } from '../store/segments.ts';
import { collectGarbage, getSession } from '../store/sessions.ts';
import { commitImports, summariseShard, type Commit, type ShardSummary } from './commit-import.ts';
import { removeDuplicates, type KnownShard } from './deduplicate.ts';
import { Staging } from './staging.ts';

/** Longest wait for the session that is added to, ms: its tab may be reloading. */
const LOCK_TIMEOUT_MS = 1_000;

/** A run of `seq` that nobody else gives out. */
export interface FreeSeqs {
  first: number;
  count: number;
}

export interface MergeJob {
  sourceId: string;
  targetId: string;
  /** Of the session that the page records: the `seq` that are kept free for the merge. */
  free?: FreeSeqs | undefined;
}

/** A shard of the source, copied, without what the target has of it. */
interface CopiedShard {
  ref: ShardRef;
  staging: Staging;
  summary: ShardSummary;
}

/**
 * Adds a copy of a session's records to another one: its stored bytes, shard by shard, and then all of it by one small
 * transaction. When it throws, the store is as it was.
 * @throws SessionError `session-in-use`, `session-not-found`
 */
export async function mergeSessions(database: Database, job: MergeJob): Promise<MergeResult> {
  const { sourceId, targetId, free } = job;
  if (sourceId === targetId) refuseArgument('targetId', 'another session than the first', targetId);
  await Promise.all([getSession(database, sourceId), getSession(database, targetId)]);
  // Nobody else gives `seq` in the target meanwhile. What the page itself records, it keeps free.
  const lock = free === undefined ? await holdLock(recordingLock(targetId), LOCK_TIMEOUT_MS) : undefined;
  if (free === undefined && lock === undefined)
    throw new SessionError('session-in-use', 'Another tab records the session that would be added to.');
  const copies: CopiedShard[] = [];
  let isCommitted = false;
  try {
    await whileReading(sourceId, () => copyShards(database, job, copies));
    const filled = copies.filter(({ summary }) => totalCount(summary.counts) > 0);
    const target = await getSession(database, targetId);
    const { partial } = await getSession(database, sourceId);
    const shift = shiftFor(filled, target, free);
    await commitImports(
      database,
      filled.map((copy) => commitOf(copy, { targetId, shift, partial })),
    );
    isCommitted = true;
    for (const { staging, summary } of copies) {
      if (totalCount(summary.counts) > 0) staging.release();
      else await staging.discard();
    }
    const recordCount = filled.reduce((sum, { summary }) => sum + totalCount(summary.counts), 0);
    return { sessionId: targetId, recordCount };
  } catch (error) {
    if (!isCommitted) for (const { staging } of copies) await staging.discard();
    throw error;
  } finally {
    lock?.release();
    await collectGarbage(database).catch(() => undefined);
  }
}

/** @param copies - takes each copy as it is begun, so that those made before a failure are known */
async function copyShards(
  database: Database,
  { sourceId, targetId }: MergeJob,
  copies: CopiedShard[],
): Promise<void> {
  const source = await getSession(database, sourceId);
  const target = await getSession(database, targetId);
  for (const ref of source.shards) {
    const staging = new Staging(database, targetId);
    const copy = { ref, staging, summary: await summariseShard(database, staging.shard) };
    copies.push(copy);
    await staging.open();
    for (const section of SECTIONS) {
      for (const segment of await listSegments(database, ref.id, section))
        await staging.copy(segment, await readStored(database, segment));
    }
    await staging.finish();
    await removeDuplicates(database, staging.shard, knownOf(ref, target, copies));
    copy.summary = await summariseShard(database, staging.shard);
  }
}

/** What the target, and the copies before this one, have of the session that the shard was recorded in. */
function knownOf({ sourceId }: ShardRef, target: SessionRow, copies: CopiedShard[]): KnownShard[] {
  const before = copies.slice(0, -1).filter(({ ref }) => ref.sourceId === sourceId);
  return [
    ...target.shards.filter((shard) => shard.sourceId === sourceId).map(({ id }) => ({ id, shift: 0 })),
    ...before.map(({ staging }) => ({ id: staging.shard, shift: 0 })),
  ];
}

/** What is added to the `seq` that all of the source's records have in it, so that none meets one of the target. */
function shiftFor(
  copies: readonly CopiedShard[],
  { shards, lastSeq }: SessionRow,
  free: FreeSeqs | undefined,
): number {
  const firstSeq = Math.min(...copies.map(({ ref, summary }) => summary.firstSeq + ref.shift));
  const [first] = shards;
  const isOneRecording = [...shards, ...copies.map(({ ref }) => ref)].every(
    ({ sourceId, shift }) => sourceId === first?.sourceId && shift === 0,
  );
  const end = Math.max(0, ...copies.map(({ ref, summary }) => summary.lastSeq + ref.shift));
  // The same numbers stand for the same records, and all of them are given out.
  if (isOneRecording && (free === undefined || end < free.first)) return 0;
  if (free === undefined) return firstSeq > lastSeq ? 0 : lastSeq + 1 - firstSeq;
  if (end - firstSeq < free.count) return free.first - firstSeq;
  throw new SessionError('session-in-use', 'The session grew while it was read: merge it again.');
}

function commitOf(
  { ref, staging, summary }: CopiedShard,
  { targetId, shift, partial }: { targetId: string; shift: number; partial: PartialRead | undefined },
): Commit {
  return {
    shards: [{ id: staging.shard, summary }],
    header: { id: ref.sourceId, name: ref.sourceName, ...(partial && { partial }) },
    summary,
    destination: { kind: 'existing', id: targetId },
    checkpoint: undefined,
    origin: '',
    shift: ref.shift + shift,
  };
}
