import type { SessionQuery } from './model/query.ts';
import { WorkerClient } from './worker/worker-client.ts';

/** Opens a stored session for questions; each answer is computed in a worker. @throws SessionError */
export async function openQueryInWorker(
  sessionId: string,
  workerUrl: string | URL | undefined,
): Promise<SessionQuery> {
  const client = new WorkerClient('query', workerUrl);
  try {
    await client.call('open', { sessionId });
  } catch (error) {
    client.close();
    throw error;
  }
  return {
    sessionId,
    revision: () => client.call('revision', undefined),
    countEvents: (filter) => client.call('countEvents', filter === undefined ? {} : { filter }),
    eventsAt: (range) => client.call('eventsAt', range),
    refs: () => client.call('refs', undefined),
    refHistory: (id, range) => client.call('refHistory', { id, ...range }),
    tree: () => client.call('tree', undefined),
    performance: () => client.call('performance', undefined),
    close: () => client.close(),
  };
}
