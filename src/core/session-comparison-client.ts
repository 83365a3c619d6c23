import type { ComparisonOptions, SessionComparison } from './model/session-comparison.ts';
import { startSessionWorker } from './worker/start-worker.ts';
import { WorkerClient } from './worker/worker-client.ts';

/** Aligns two stored sessions in a worker, which answers what is asked of them. @throws SessionError */
export async function compareInWorker(
  [leftId, rightId]: readonly [string, string],
  { ignoresRandom = true }: ComparisonOptions,
  workerUrl: string | URL | undefined,
): Promise<SessionComparison> {
  const client = new WorkerClient('compare', startSessionWorker(workerUrl));
  try {
    const summary = await client.call('open', { leftId, rightId, ignoresRandom });
    return {
      ...summary,
      leftId,
      rightId,
      rowsAt: (range) => client.call('rowsAt', range),
      rowDiff: (row) => client.call('rowDiff', { row }),
      step: (row, direction) => client.call('step', { row, direction }),
      placeOf: (row) => client.call('placeOf', { row }),
      placeAt: (side, seq) => client.call('placeAt', { side, seq }),
      stateAt: (row) => client.call('stateAt', { row }),
      close: () => client.close(),
    };
  } catch (error) {
    client.close();
    throw error;
  }
}
