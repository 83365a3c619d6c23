import { SessionError } from '../model/errors.ts';
import type { ExportCheckpoint } from '../model/file-format.ts';
import { SECTIONS, type ComponentRecord, type EventRecord, type SectionName } from '../model/records.ts';
import { digestAt } from '../store/checkpoint-digest.ts';
import type { Database } from '../store/database.ts';
import { parseLines, rawLines, readSection, type SectionPart } from '../store/section-reader.ts';
import { type SegmentCluster, type SessionSnapshot } from '../store/session-snapshot.ts';

/**
 * Where a session stands, whatever of it an export includes. Stored segments count with the CRC in
 * their row, so that nothing is read for it but the last records, and segments that overlap.
 * @throws SessionError `storage-corrupt`
 */
export async function createCheckpoint(
  database: Database,
  { row, sections }: SessionSnapshot,
  timestamp: string,
): Promise<ExportCheckpoint> {
  const [component, event] = await Promise.all([
    lastRecord<ComponentRecord>(database, sections.components),
    lastRecord<EventRecord>(database, sections.events),
  ]);
  return {
    timestamp,
    componentCount: row.counts.components,
    eventCount: row.counts.events,
    stateVersion: row.counts.state,
    lastComponentId: component?.id ?? '',
    lastEventId: event === undefined ? '' : String(event.seq),
    sessionId: row.sourceId ?? row.id,
    seq: lastSeq(sections),
    digest: await digestAt(database, sections),
  };
}

/**
 * Holds a checkpoint against the session that a delta is to be made from.
 * @throws SessionError `delta-mismatch`
 */
export async function checkSince(
  database: Database,
  { row, sections }: SessionSnapshot,
  since: ExportCheckpoint,
): Promise<void> {
  const sessionId = row.sourceId ?? row.id;
  const mismatch = (message: string): SessionError =>
    new SessionError('delta-mismatch', message, { path: 'since' });
  if (since.sessionId !== sessionId) {
    throw mismatch(`The checkpoint is of session "${since.sessionId}", not of "${sessionId}".`);
  }
  const end = lastSeq(sections);
  if (since.seq > end) {
    throw mismatch(`The checkpoint stands at ${since.seq}, and the session ends at ${end}.`);
  }
  if ((await digestAt(database, sections, since.seq)) !== since.digest) {
    throw mismatch(
      `What the session holds up to ${since.seq} has changed since the checkpoint: export it in full.`,
    );
  }
}

function lastSeq(sections: Record<SectionName, SegmentCluster[]>): number {
  let last = 0;
  for (const section of SECTIONS) {
    for (const { segment, shift } of sections[section].at(-1) ?? [])
      last = Math.max(last, segment.lastSeq + shift);
  }
  return last;
}

async function lastRecord<T>(
  database: Database,
  clusters: readonly SegmentCluster[],
): Promise<T | undefined> {
  let last: SectionPart | undefined;
  for await (const part of readSection(database, clusters.slice(-1))) last = part;
  return last === undefined ? undefined : parseLines<T>(rawLines(last)).at(-1);
}
