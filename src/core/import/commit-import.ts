import { SessionError } from '../model/errors.ts';
import { emptyCounts, SECTIONS, type SectionCounts } from '../model/records.ts';
import type { ExportCheckpoint } from '../model/file-format.ts';
import type { SessionHeader } from '../model/session.ts';
import type { Database } from '../store/database.ts';
import type { SessionRow, ShardRef } from '../store/schema.ts';
import { listSegments } from '../store/segments.ts';
import { discardShards, liveShard } from '../store/sessions.ts';

/** What a staged shard holds. */
export interface ShardSummary {
  counts: SectionCounts;
  bytes: number;
  firstSeq: number;
  lastSeq: number;
  minTime?: number;
  maxTime?: number;
}

export async function summariseShard(database: Database, shard: string): Promise<ShardSummary> {
  const summary: ShardSummary = { counts: emptyCounts(), bytes: 0, firstSeq: 0, lastSeq: 0 };
  let firstSeq = Infinity;
  for (const section of SECTIONS) {
    for (const segment of await listSegments(database, shard, section)) {
      summary.counts[section] += segment.count;
      summary.bytes += segment.rawLength;
      firstSeq = Math.min(firstSeq, segment.firstSeq);
      summary.lastSeq = Math.max(summary.lastSeq, segment.lastSeq);
      if (segment.minTime !== undefined)
        summary.minTime = Math.min(summary.minTime ?? Infinity, segment.minTime);
      if (segment.maxTime !== undefined)
        summary.maxTime = Math.max(summary.maxTime ?? 0, segment.maxTime);
    }
  }
  summary.firstSeq = Number.isFinite(firstSeq) ? firstSeq : 0;
  return summary;
}

/** The session that an import goes to: a new one, one that is emptied first, or one that is added to. */
export type Destination = { kind: 'new' } | { kind: 'emptied' | 'existing'; id: string };

export interface Commit {
  shard: string;
  header: SessionHeader;
  summary: ShardSummary;
  destination: Destination;
  /** Where the file stands, if it says so. */
  checkpoint: ExportCheckpoint | undefined;
  /** File name or address. */
  origin: string;
  /** Added to every `seq`, so that the records follow those that are there. */
  shift: number;
}

/**
 * Makes a staged shard part of a session, in one small transaction, whatever its size.
 * @returns the id of the session that holds the records now
 * @throws SessionError `session-not-found`
 */
export async function commitShard(database: Database, commit: Commit): Promise<string> {
  const transaction = database.transaction(['sessions', 'looseShards'], 'readwrite');
  const sessions = transaction.objectStore('sessions');
  const looseShards = transaction.objectStore('looseShards');
  const writes: Promise<unknown>[] = [looseShards.delete(commit.shard)];
  const { destination } = commit;
  let row: SessionRow;
  if (destination.kind === 'new') {
    const taken = (await sessions.get(commit.header.id)) !== undefined;
    row = importedRow(commit, taken ? crypto.randomUUID() : commit.header.id);
  } else {
    const target = await sessions.get(destination.id);
    if (target === undefined) {
      throw new SessionError(
        'session-not-found',
        `There is no session "${destination.id}" to import into.`,
      );
    }
    if (destination.kind === 'emptied') {
      writes.push(...discardShards(looseShards, target.id, target.shards));
      row = replacedRow(target, commit);
    } else {
      row = mergedRow(target, commit);
    }
  }
  writes.push(sessions.put(row), transaction.done);
  await Promise.all(writes);
  return row.id;
}

function shardRef({ shard, header, summary, shift }: Commit): ShardRef {
  return {
    id: shard,
    sourceId: header.id,
    sourceName: header.name,
    shift,
    fromSeq: summary.firstSeq,
    toSeq: summary.lastSeq,
  };
}

function importedRow(commit: Commit, id: string): SessionRow {
  const { header, summary, origin, checkpoint } = commit;
  const { id: sourceId, name, startedAt, endedAt, droppedCount, userAgent, merged, ...more } = header;
  const { origin: sourceOrigin, timestamps, ...unknownFields } = more;
  const lastTime = endedAt ?? summary.maxTime;
  return {
    id,
    name,
    status: 'imported',
    startedAt: startedAt ?? summary.minTime ?? Date.now(),
    ...(lastTime === undefined ? {} : { endedAt: lastTime }),
    counts: summary.counts,
    bytes: summary.bytes,
    lastSeq: summary.lastSeq,
    droppedCount: droppedCount ?? 0,
    origin,
    ...(userAgent === undefined ? {} : { userAgent }),
    sourceId,
    ...(sourceOrigin === undefined ? {} : { sourceOrigin }),
    shards: [shardRef(commit)],
    ...(merged === undefined ? {} : { mergedBefore: merged }),
    closed: true,
    ...(checkpoint === undefined ? {} : { checkpoint }),
    ...(timestamps === false ? { timestamps } : {}),
    ...(Object.keys(unknownFields).length === 0 ? {} : { unknownFields }),
  };
}

function replacedRow(target: SessionRow, commit: Commit): SessionRow {
  const { summary } = commit;
  const { endedAt: _endedAt, mergedBefore: _mergedBefore, ...rest } = target;
  return {
    ...rest,
    ...(summary.maxTime === undefined ? {} : { endedAt: summary.maxTime }),
    counts: summary.counts,
    bytes: summary.bytes,
    lastSeq: Math.max(target.lastSeq, summary.lastSeq + commit.shift),
    droppedCount: 0,
    shards: [shardRef(commit), liveShard(target.id, target.name)],
  };
}

function mergedRow(target: SessionRow, commit: Commit): SessionRow {
  const { summary, checkpoint } = commit;
  const counts = emptyCounts();
  for (const section of SECTIONS) counts[section] = target.counts[section] + summary.counts[section];
  const endedAt = Math.max(target.endedAt ?? 0, summary.maxTime ?? 0);
  // What is recorded goes on in the last shard; an imported session has none of that kind.
  const isImported = target.status === 'imported';
  const before = isImported ? target.shards : target.shards.slice(0, -1);
  return {
    ...target,
    ...(endedAt === 0 ? {} : { endedAt }),
    ...(isImported && checkpoint !== undefined ? { checkpoint } : {}),
    counts,
    bytes: target.bytes + summary.bytes,
    lastSeq: Math.max(target.lastSeq, summary.lastSeq + commit.shift),
    shards: [...before, shardRef(commit), ...target.shards.slice(before.length)],
  };
}
