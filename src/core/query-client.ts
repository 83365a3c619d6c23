import type { EventFilter, SessionQuery } from './model/query.ts';
import type { QueryWorker } from './query-worker.ts';

/** The questions that a worker answers, as soon as it has opened its session. @throws SessionError */
export async function askQueryWorker({
  sessionId,
  client,
  opened,
  failed,
}: QueryWorker): Promise<SessionQuery> {
  try {
    await opened;
  } catch (error) {
    client.close();
    throw error;
  }
  return {
    sessionId,
    failed,
    revision: () => client.call('revision', undefined),
    startTime: () => client.call('startTime', undefined),
    countEvents: (filter, upTo) => client.call('countEvents', countArgument(filter, upTo)),
    countEventsSoFar: (filter, upTo) => client.call('countEventsSoFar', countArgument(filter, upTo)),
    eventsAt: (range) => client.call('eventsAt', range),
    eventStatistics: (filter) => client.call('eventStatistics', filter === undefined ? {} : { filter }),
    cascade: (seq) => client.call('cascade', { seq }),
    completeFilter: (at) => client.call('completeFilter', at),
    recordAt: (place) => client.call('recordAt', place),
    lastBefore: (moment) => client.call('lastBefore', moment),
    refs: () => client.call('refs', undefined),
    refHistory: (id, range) => client.call('refHistory', { id, ...range }),
    refDiff: (id, range) => client.call('refDiff', { id, ...range }),
    tree: () => client.call('tree', undefined),
    outline: (known) => client.call('outline', known === undefined ? {} : { known }),
    component: (id) => client.call('component', { id }),
    rendersOf: (id) => client.call('rendersOf', { id }),
    performance: () => client.call('performance', undefined),
    slowRenders: (range) => client.call('slowRenders', range),
    spans: (request) => client.call('spans', request),
    timeline: (request) => client.call('timeline', request),
    spanList: (request) => client.call('spanList', request),
    close: () => client.close(),
  };
}

function countArgument(
  filter: EventFilter | undefined,
  upTo: number | undefined,
): { filter?: EventFilter; upTo?: number } {
  return { ...(filter === undefined ? {} : { filter }), ...(upTo === undefined ? {} : { upTo }) };
}
