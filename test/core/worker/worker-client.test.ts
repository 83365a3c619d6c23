import { expect, waitUntil } from '@open-wc/testing';
import { startSessionWorker } from '../../../src/core/worker/start-worker.ts';
import { WorkerClient } from '../../../src/core/worker/worker-client.ts';
import { rejection } from '../../support/rejection.ts';
import { workerLocks } from '../../support/worker-locks.ts';

describe('the client of a worker', () => {
  it('ends the calls of a worker that dies between its first word and the look at its lock', async () => {
    const others = new Set(await workerLocks());
    const worker = startSessionWorker(undefined);
    const firstWord = new Promise<Event>((resolve) => {
      const hold = (event: Event): void => {
        event.stopImmediatePropagation();
        resolve(event);
      };
      worker.addEventListener('message', hold, { once: true });
    });
    const failed: unknown[] = [];
    const client = new WorkerClient('query', worker, (error) => failed.push(error));
    const { data } = (await firstWord) as MessageEvent<unknown>;
    expect(data).to.deep.equal({ type: 'ready' });
    worker.terminate();
    const isGone = async (): Promise<boolean> => (await workerLocks()).every((lock) => others.has(lock));
    await waitUntil(isGone, 'the end of the worker', { interval: 5, timeout: 10_000 });
    const open = client.call('open', { sessionId: 'any' });
    worker.dispatchEvent(new MessageEvent('message', { data }));
    const error = await rejection(open);
    expect(error).to.have.property('code', 'worker-failed');
    expect(failed).to.deep.equal([error]);
  }).timeout(20_000);
});
