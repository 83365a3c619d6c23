import { SessionError } from '../model/errors.ts';
import { emptyCounts, SECTIONS, totalCount, type SectionCounts } from '../model/records.ts';
import type { ExportCheckpoint } from '../model/file-format.ts';
import type { SessionHeader } from '../model/session.ts';
import type { Database } from '../store/database.ts';
import type { SessionRow, ShardRef } from '../store/schema.ts';
import { listSegments } from '../store/segments.ts';
import { discardShards, liveShard } from '../store/sessions.ts';

/** What staged records are. */
export interface ShardSummary {
  counts: SectionCounts;
  bytes: number;
  firstSeq: number;
  lastSeq: number;
  minTime?: number;
  maxTime?: number;
}

export async function summariseShard(database: Database, shard: string): Promise<ShardSummary> {
  const summaries: ShardSummary[] = [];
  for (const section of SECTIONS) {
    for (const { count, rawLength, ...span } of await listSegments(database, shard, section)) {
      summaries.push({ ...span, counts: { ...emptyCounts(), [section]: count }, bytes: rawLength });
    }
  }
  return joinSummaries(summaries);
}

export function joinSummaries(summaries: readonly ShardSummary[]): ShardSummary {
  const joined: ShardSummary = { counts: emptyCounts(), bytes: 0, firstSeq: 0, lastSeq: 0 };
  let firstSeq = Infinity;
  for (const { counts, bytes, minTime, maxTime, ...span } of summaries) {
    if (totalCount(counts) === 0) continue;
    for (const section of SECTIONS) joined.counts[section] += counts[section];
    joined.bytes += bytes;
    firstSeq = Math.min(firstSeq, span.firstSeq);
    joined.lastSeq = Math.max(joined.lastSeq, span.lastSeq);
    if (minTime !== undefined) joined.minTime = Math.min(joined.minTime ?? Infinity, minTime);
    if (maxTime !== undefined) joined.maxTime = Math.max(joined.maxTime ?? 0, maxTime);
  }
  joined.firstSeq = Number.isFinite(firstSeq) ? firstSeq : 0;
  return joined;
}

/** The session that an import goes to: a new one, one that is emptied first, or one that is added to. */
export type Destination = { kind: 'new' } | { kind: 'emptied' | 'existing'; id: string };

/** The records of one file. */
export interface StagedShard {
  id: string;
  summary: ShardSummary;
}

/** Files that continue each other, as they become part of one session. */
export interface Commit {
  /** In the order of the files; one without records is left out unless it is the only one. */
  shards: readonly StagedShard[];
  header: SessionHeader;
  /** Of all shards. */
  summary: ShardSummary;
  destination: Destination;
  /** Where the last file stands, if it says so. */
  checkpoint: ExportCheckpoint | undefined;
  /** File name or address of the first file. */
  origin: string;
  /** Added to every `seq`, so that the records follow those that are there. */
  shift: number;
}

/**
 * Makes staged shards part of their sessions: all of them, in one small transaction, whatever their size.
 * @returns the ids of the sessions that hold the records now, one for each commit
 * @throws SessionError `session-not-found`; the store is as it was then
 */
export async function commitImports(database: Database, commits: readonly Commit[]): Promise<string[]> {
  const transaction = database.transaction(['sessions', 'looseShards'], 'readwrite');
  const sessions = transaction.objectStore('sessions');
  const looseShards = transaction.objectStore('looseShards');
  // All is read before anything is written: what throws on the way leaves nothing to take back.
  const rows = new Map<string, SessionRow>();
  const emptied: SessionRow[] = [];
  const ids: string[] = [];
  for (const commit of commits) {
    const { destination, header } = commit;
    const id = destination.kind === 'new' ? header.id : destination.id;
    const stored = rows.get(id) ?? (await sessions.get(id));
    let row: SessionRow;
    if (destination.kind === 'new') {
      row = importedRow(commit, stored === undefined ? id : crypto.randomUUID());
    } else if (stored === undefined) {
      throw new SessionError('session-not-found', `There is no session "${id}" to import into.`);
    } else {
      if (destination.kind === 'emptied') emptied.push(stored);
      row = destination.kind === 'emptied' ? replacedRow(stored, commit) : mergedRow(stored, commit);
    }
    rows.set(row.id, row);
    ids.push(row.id);
  }
  await Promise.all([
    ...commits.flatMap(({ shards }) => shards.map(({ id }) => looseShards.delete(id))),
    ...emptied.flatMap(({ id, shards }) => discardShards(looseShards, id, shards)),
    ...[...rows.values()].map((row) => sessions.put(row)),
    transaction.done,
  ]);
  return ids;
}

function shardRefs({ shards, header, shift }: Commit): ShardRef[] {
  return shards.map(({ id, summary }) => ({
    id,
    sourceId: header.id,
    sourceName: header.name,
    shift,
    fromSeq: summary.firstSeq,
    toSeq: summary.lastSeq,
  }));
}

function importedRow(commit: Commit, id: string): SessionRow {
  const { header, summary, origin, checkpoint } = commit;
  const { id: sourceId, name, startedAt, endedAt, droppedCount, userAgent, merged, ...more } = header;
  const { origin: sourceOrigin, timestamps, partial, ...unknownFields } = more;
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
    ...(partial && { partial }),
    origin,
    ...(userAgent === undefined ? {} : { userAgent }),
    sourceId,
    ...(sourceOrigin === undefined ? {} : { sourceOrigin }),
    shards: shardRefs(commit),
    ...(merged === undefined ? {} : { mergedBefore: merged }),
    closed: true,
    ...(checkpoint === undefined ? {} : { checkpoint }),
    ...(timestamps === false ? { timestamps } : {}),
    ...(Object.keys(unknownFields).length === 0 ? {} : { unknownFields }),
  };
}

function replacedRow(target: SessionRow, commit: Commit): SessionRow {
  const { summary, header } = commit;
  const { endedAt: _endedAt, mergedBefore: _mergedBefore, partial: _partial, ...rest } = target;
  return {
    ...rest,
    ...(summary.maxTime === undefined ? {} : { endedAt: summary.maxTime }),
    counts: summary.counts,
    bytes: summary.bytes,
    lastSeq: Math.max(target.lastSeq, summary.lastSeq + commit.shift),
    droppedCount: 0,
    ...(header.partial && { partial: header.partial }),
    shards: [...shardRefs(commit), liveShard(target.id, target.name)],
  };
}

function mergedRow(target: SessionRow, commit: Commit): SessionRow {
  const { summary, checkpoint, shift } = commit;
  const { partial } = commit.header;
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
    ...(partial && { partial: { ...partial, seq: partial.seq + shift } }),
    counts,
    bytes: target.bytes + summary.bytes,
    lastSeq: Math.max(target.lastSeq, summary.lastSeq + shift),
    shards: [...before, ...shardRefs(commit), ...target.shards.slice(before.length)],
  };
}
