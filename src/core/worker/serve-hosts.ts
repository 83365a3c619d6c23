import { toErrorMessage } from '../model/errors.ts';
import type { CallContext, FromWorker, HostName, ToWorker } from './protocol.ts';

/** A host made anew for this worker; `fail` reports what no call asked for. */
type HostFactory = (fail: (error: unknown) => void) => object;

/** The hosts that a script can be, each loaded when it is asked for. */
export type HostFactories = Partial<Record<HostName, () => Promise<HostFactory>>>;

interface RunningCall {
  controller: AbortController;
  heard: () => void;
}

const calls = new Map<number, RunningCall>();
let host:
  Promise<Record<string, (argument: unknown, context: CallContext) => Promise<unknown>>> | undefined;

/** Makes this worker the host that its first message names, and has it answer those that follow. */
export function serveHosts(factories: HostFactories): void {
  self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
    if (data.type === 'start') void start(data, factories);
    else if (data.type === 'call') void answer(data);
    else if (data.type === 'ping') post({ type: 'pong' });
    else if (data.type === 'cancel') calls.get(data.id)?.controller.abort();
    else calls.get(data.id)?.heard();
  });
}

async function start(
  { host: name, lifeLock }: Extract<ToWorker, { type: 'start' }>,
  factories: HostFactories,
): Promise<void> {
  // Whoever waits for this lock gets it when the worker is gone, however it went.
  const life = new Promise<void>((held) => {
    void navigator.locks.request(lifeLock, () => (held(), new Promise<never>(() => undefined)));
  });
  host = factories[name]!().then(
    (create) =>
      create((error) => post({ type: 'failed', error: toErrorMessage(error) })) as Awaited<typeof host> &
        object,
  );
  try {
    await Promise.all([host, life]);
    post({ type: 'ready' });
  } catch (error) {
    post({ type: 'failed', error: toErrorMessage(error) });
  }
}

async function answer({ id, method, argument }: Extract<ToWorker, { type: 'call' }>): Promise<void> {
  const call: RunningCall = { controller: new AbortController(), heard: () => undefined };
  calls.set(id, call);
  const context: CallContext = {
    signal: call.controller.signal,
    progress: (progress) => post({ type: 'progress', id, progress }),
    heard: () =>
      new Promise((resolve) => {
        call.heard = resolve;
        post({ type: 'ask', id });
      }),
    transfer: [],
  };
  try {
    const methods = (await host)!;
    const value = await methods[method]!(argument, context);
    post({ type: 'result', id, value }, context.transfer);
  } catch (error) {
    post({ type: 'error', id, error: toErrorMessage(error) });
  } finally {
    calls.delete(id);
  }
}

function post(message: FromWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}
