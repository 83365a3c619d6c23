import { platformCollectors } from './collect/platform.ts';
import { DevToolsInstance } from './devtools-instance.ts';
import type { DevTools } from './devtools-type.ts';
import { loadSanitizing } from './load-sanitizing.ts';
import { PAGE_HOOK } from './model/page-hook.ts';
import { checkConfig } from './record/check-config.ts';
import type { DevToolsConfig } from './record/types.ts';

let instance: DevToolsInstance | undefined;
/** Of the last call that named one: a panel that tries again does not know it. */
let lastConfig: DevToolsConfig = {};
let starting: Promise<DevTools> | undefined;
const listeners = new Set<() => void>();

const hookKey = Symbol.for(PAGE_HOOK);

/** Switches recording on and off in this page. */
export const devtools = {
  /**
   * Starts recording, from the moment of the call; resolves when the session is in the store. A
   * second call gives the same instance, whatever its config, unless recording has failed meanwhile.
   * Without a config the last one is used again.
   * @throws SessionError `invalid-argument`; `worker-failed`, `storage-unavailable`: then `get().status`
   * says the same
   */
  async enable(config: DevToolsConfig = lastConfig): Promise<DevTools> {
    checkConfig(config);
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
    if (Reflect.get(globalThis, hookKey) === hook) Reflect.deleteProperty(globalThis, hookKey);
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

/** What browser tests find in the page: see `devtools-panel/testing`. */
const hook = { devtools, loadSanitizing };

async function start(config: DevToolsConfig): Promise<DevTools> {
  lastConfig = config;
  Reflect.set(globalThis, hookKey, hook);
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
