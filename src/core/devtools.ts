import { platformCollectors } from './collect/platform.ts';
import { DevToolsInstance, type DevTools } from './devtools-instance.ts';
import type { DevToolsConfig } from './record/types.ts';

let instance: DevToolsInstance | undefined;
let starting: Promise<DevTools> | undefined;
const listeners = new Set<() => void>();

/** Switches recording on and off in this page. */
export const devtools = {
  /**
   * Starts recording, from the moment of the call; resolves when the session is in the store. A
   * second call gives the same instance, whatever its config, unless recording has failed meanwhile.
   * @throws SessionError `worker-failed`, `storage-unavailable`: `get().status` says the same
   */
  enable(config: DevToolsConfig = {}): Promise<DevTools> {
    const former = instance;
    // What failed is tried again: the reason may be gone.
    if (former?.status.state === 'failed') starting = former.stop().then(() => start(config));
    starting ??= start(config);
    return starting;
  },

  /** Ends the session, removes every patch and listener, and ends the workers. */
  async disable(): Promise<void> {
    const former = instance;
    instance = undefined;
    starting = undefined;
    await former?.stop();
    notify();
  },

  get(): DevTools | undefined {
    return instance;
  },

  isEnabled(): boolean {
    return instance !== undefined;
  },

  /** Told when recording is enabled or disabled; returns its removal. */
  onChange(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

async function start(config: DevToolsConfig): Promise<DevTools> {
  const started = new DevToolsInstance(config);
  instance = started;
  const opened = started.start(config.collectors ?? platformCollectors());
  notify();
  await opened;
  return started;
}

function notify(): void {
  for (const listener of listeners) listener();
}
