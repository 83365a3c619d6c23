import { toSessionError } from './model/errors.ts';
import { EarlyAnswers } from './early-answers.ts';
import { setTimeout } from './model/native.ts';
import type { EventFilter, NewestEvents, SessionQuery } from './model/query.ts';
import { startQueryWorker } from './query-worker.ts';

/** Longest that the worker waits for what is told before it starts, ms. */
const MAX_WAIT_MS = 150;

/** What a worker that is awake told of a session that will be asked about. */
export interface PreparedQuery {
  readonly sessionId: string;
  /** Nothing where it could tell nothing. */
  readonly newest: Promise<NewestEvents | undefined>;
}

/**
 * The questions that a worker answers, as soon as something of its session can be told. The worker starts when that is
 * told: a third one at work, where there are two processors, makes the first answer come as late as its own.
 *
 * @throws SessionError
 */
export async function askQueryWorker(
  { sessionId, newest }: PreparedQuery,
  workerUrl: string | URL | undefined,
): Promise<SessionQuery> {
  const waited = new Promise<undefined>((resolve) => setTimeout(resolve, MAX_WAIT_MS));
  const told = await Promise.race([newest, waited]);
  const { client, opened, failed } = startQueryWorker(sessionId, workerUrl);
  const early = new EarlyAnswers(told);
  const up = opened.then(() => early.end());
  try {
    if (told === undefined) await up;
  } catch (error) {
    client.close();
    throw error;
  }
  const call: typeof client.call = async (...asked) => {
    await up;
    return client.call(...asked);
  };
  return {
    sessionId,
    failed: new Promise((resolve) => {
      void failed.then(resolve);
      up.catch((error: unknown) => resolve(toSessionError(error, 'worker-failed')));
    }),
    opened: up.catch(() => undefined),
    revision: () => early.revision(() => call('revision', undefined)),
    startTime: () => early.startTime(() => call('startTime', undefined)),
    countEvents: (filter, upTo) => call('countEvents', countArgument(filter, upTo)),
    countEventsSoFar: (filter, upTo) =>
      early.count(filter, upTo, () => call('countEventsSoFar', countArgument(filter, upTo))),
    eventsAt: (range) => early.eventsAt(range, () => call('eventsAt', range)),
    eventStatistics: (filter) => call('eventStatistics', filter === undefined ? {} : { filter }),
    cascade: (seq) => call('cascade', { seq }),
    completeFilter: (at) => call('completeFilter', at),
    recordAt: (place) => call('recordAt', place),
    lastBefore: (moment) => call('lastBefore', moment),
    refs: () => call('refs', undefined),
    refHistory: (id, range) => call('refHistory', { id, ...range }),
    refDiff: (id, range) => call('refDiff', { id, ...range }),
    tree: () => call('tree', undefined),
    outline: (known) => call('outline', known === undefined ? {} : { known }),
    component: (id) => call('component', { id }),
    rendersOf: (id) => call('rendersOf', { id }),
    performance: () => call('performance', undefined),
    slowRenders: (range) => call('slowRenders', range),
    spans: (request) => call('spans', request),
    timeline: (request) => call('timeline', request),
    spanList: (request) => call('spanList', request),
    close: () => client.close(),
  };
}

function countArgument(
  filter: EventFilter | undefined,
  upTo: number | undefined,
): { filter?: EventFilter; upTo?: number } {
  return { ...(filter === undefined ? {} : { filter }), ...(upTo === undefined ? {} : { upTo }) };
}
