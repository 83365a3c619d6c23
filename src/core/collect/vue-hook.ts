/** Called for everything that Vue tells its devtools. It must not throw. */
export type HookListener = (event: string, args: readonly unknown[]) => void;

type Emit = (event: string, ...args: unknown[]) => void;

/** Vue's `setDevtoolsHook`. */
export type SetDevtoolsHook = (hook: never, target: unknown) => void;

interface Page {
  __VUE_DEVTOOLS_GLOBAL_HOOK__?: { emit: Emit };
  /** Functions that give a copy of Vue a hook, for three seconds after its first app; then null. */
  __VUE_DEVTOOLS_HOOK_REPLAY__?: ((hook: object) => void)[] | null;
}

/**
 * The hook of a page that has no Vue DevTools. A copy of Vue that has found it keeps it for good, so there is
 * one for the life of the page, which does nothing between recordings.
 */
class OwnHook {
  /** Set by Vue when it has found the hook. */
  enabled = false;
  readonly apps: unknown[] = [];
  readonly listeners = new Set<HookListener>();
  private readonly callbacks = new Map<string, Set<(...args: unknown[]) => void>>();
  /** Of Vue DevTools that came later: they copy their own methods over those of a hook that is there. */
  private next: Emit | undefined;

  get isTakenOver(): boolean {
    return this.next !== undefined;
  }

  get emit(): Emit {
    return this.pass;
  }

  set emit(next: Emit) {
    this.next = next;
  }

  on = (event: string, callback: (...args: unknown[]) => void): void => {
    this.callbacks.set(event, (this.callbacks.get(event) ?? new Set()).add(callback));
  };

  once = (event: string, callback: (...args: unknown[]) => void): void => {
    const once = (...args: unknown[]): void => {
      this.off(event, once);
      callback(...args);
    };
    this.on(event, once);
  };

  off = (event: string, callback: (...args: unknown[]) => void): void => {
    this.callbacks.get(event)?.delete(callback);
  };

  /** Vue asks whether the removal of a component can be kept from its devtools; without it, it tells none. */
  cleanupBuffer = (): boolean => false;

  private readonly pass: Emit = (event, ...args) => {
    for (const listener of this.listeners) listener(event, args);
    for (const callback of this.callbacks.get(event) ?? []) callback(...args);
    this.next?.(event, ...args);
  };
}

let ownHook: OwnHook | undefined;
/** Takes it back from the page, while it is there. */
let withdraw: (() => void) | undefined;

/** A listener by the hook's own `on` would take what the hook keeps for its devtools until they are open. */
function listenToOther(hook: { emit: Emit }, listener: HookListener): () => void {
  const before = Object.getOwnPropertyDescriptor(hook, 'emit');
  const emit = hook.emit.bind(hook);
  let isActive = true;
  const heard: Emit = (event, ...args) => {
    if (isActive) listener(event, args);
    emit(event, ...args);
  };
  Reflect.set(hook, 'emit', heard);
  return () => {
    isActive = false;
    if (hook.emit !== heard) return;
    if (before) Object.defineProperty(hook, 'emit', before);
    else Reflect.deleteProperty(hook, 'emit');
  };
}

function offer(page: Page, hook: OwnHook): () => void {
  const replays = page.__VUE_DEVTOOLS_HOOK_REPLAY__;
  page.__VUE_DEVTOOLS_GLOBAL_HOOK__ = hook;
  const taken: typeof replays = [];
  if (replays) {
    // Later Vue DevTools would put theirs in the place of ours.
    page.__VUE_DEVTOOLS_HOOK_REPLAY__ = taken;
    for (const replay of replays) replay(hook);
  }
  return () => {
    if (replays && page.__VUE_DEVTOOLS_HOOK_REPLAY__ === taken)
      page.__VUE_DEVTOOLS_HOOK_REPLAY__ = replays;
    if (page.__VUE_DEVTOOLS_GLOBAL_HOOK__ === hook && !hook.isTakenOver)
      delete page.__VUE_DEVTOOLS_GLOBAL_HOOK__;
  };
}

export interface HookConnection {
  /** Whether a copy of Vue may have looked for a hook, found none and given up. */
  readonly isTooLate: boolean;
  disconnect(): void;
}

/**
 * Listens to the page's Vue devtools hook; makes one where there is none. `disconnect` leaves the page as it
 * was found: a hook that Vue holds by then stays with it, and does nothing.
 *
 * @param setHook gives the hook to a copy of Vue that looks for it no more
 */
export function connectHook(listener: HookListener, setHook?: SetDevtoolsHook): HookConnection {
  const page = globalThis as Page;
  const other = page.__VUE_DEVTOOLS_GLOBAL_HOOK__;
  if (other && other !== ownHook) {
    return { isTooLate: false, disconnect: listenToOther(other, listener) };
  }
  const hook = (ownHook ??= new OwnHook());
  hook.listeners.add(listener);
  if (!other) withdraw = offer(page, hook);
  setHook?.(hook as never, page);
  return {
    isTooLate: !hook.enabled && page.__VUE_DEVTOOLS_HOOK_REPLAY__ === null,
    disconnect() {
      hook.listeners.delete(listener);
      if (hook.listeners.size > 0) return;
      withdraw?.();
      withdraw = undefined;
    },
  };
}
