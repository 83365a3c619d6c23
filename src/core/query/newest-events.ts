import type { NewestEvents } from '../model/query.ts';
import type { EventRecord } from '../model/records.ts';
import { boundsOf } from './session-bounds.ts';
import { countOfCluster, lastSeqOf, revisionOf, type SessionReader } from './session-reader.ts';

/**
 * What a list of a session's events shows first.
 *
 * @param limit - events at most @throws SessionError `session-not-found`
 */
export function readNewestEvents(reader: SessionReader, limit: number): Promise<NewestEvents> {
  return reader.withSnapshot(async (snapshot) => {
    const clusters = snapshot.sections.events;
    const events: EventRecord[] = [];
    for (const cluster of [...clusters].reverse()) {
      if (events.length >= limit) break;
      events.unshift(...(await reader.records('events', cluster)).slice(-(limit - events.length)));
    }
    const last = clusters.at(-1);
    return {
      revision: revisionOf(snapshot.row),
      startTime: boundsOf(snapshot).startTime,
      count: clusters.reduce((sum, cluster) => sum + countOfCluster(cluster), 0),
      newest: last === undefined ? -1 : lastSeqOf(last),
      events,
    };
  });
}
