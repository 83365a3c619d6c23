import { patchMethod } from './patch-method.ts';
import type { Fiber, FiberRoot, Renderer } from './react-fiber.ts';

const KEY = '__REACT_DEVTOOLS_GLOBAL_HOOK__';

/** What React looks for in the page when its renderer loads, and calls from then on. */
interface DevToolsHook {
  readonly renderers?: Map<number, Renderer>;
  readonly supportsFiber?: boolean;
  getFiberRoots?(id: number): Iterable<FiberRoot>;
  inject?(renderer: Renderer): number;
  onCommitFiberRoot?(id: number, root: FiberRoot): void;
  onCommitFiberUnmount?(id: number, fiber: Fiber): void;
}

export interface ReactWatcher {
  /** A tree is on screen as it is now. */
  commit(root: FiberRoot, renderer: Renderer | undefined): void;
  /** A fiber is about to go. */
  unmount(fiber: Fiber): void;
}

export interface ReactConnection {
  /** Whether no renderer can have registered yet: the page had no hook, and ours was not there before. */
  readonly isNew: boolean;
  /** Roots that the hook of another tool keeps, each with its renderer. */
  roots(): Iterable<[FiberRoot, Renderer]>;
  /** The only renderer, where there is one. */
  onlyRenderer(): Renderer | undefined;
  disconnect(): void;
}

/**
 * The hook where the page had none. It stays the same one: a renderer that knows it calls it for as long as the page
 * lives, and registers but once.
 */
let ownHook: DevToolsHook | undefined;

function makeHook(): DevToolsHook {
  const renderers = new Map<number, Renderer>();
  return {
    renderers,
    supportsFiber: true,
    inject(renderer) {
      const id = renderers.size + 1;
      renderers.set(id, renderer);
      return id;
    },
    onCommitFiberRoot() {
      // Patched while something is recorded.
    },
    onCommitFiberUnmount() {
      // Patched, too.
    },
  };
}

function hookInPage(): DevToolsHook | undefined {
  const hook: unknown = Reflect.get(globalThis, KEY);
  return typeof hook === 'object' && hook !== null ? hook : undefined;
}

/** Puts our hook into the page; its removal leaves it to those who have built upon it since. */
function install(hook: DevToolsHook): () => void {
  const before = { ...hook };
  Object.defineProperty(globalThis, KEY, {
    value: hook,
    configurable: true,
    enumerable: false,
    writable: true,
  });
  return () => {
    const isOurs =
      hookInPage() === hook &&
      Object.entries(before).every(([key, value]) => Reflect.get(hook, key) === value);
    if (isOurs) Reflect.deleteProperty(globalThis, KEY);
  };
}

/** A method that another tool's hook has not is there for as long as it is patched. */
function patchHook(
  hook: DevToolsHook,
  name: string,
  after: (args: readonly unknown[], result: unknown) => void,
): () => void {
  const filler = (): void => undefined;
  if (!(name in hook)) Reflect.set(hook, name, filler);
  const undo = patchMethod(hook, name, (proceed, args) => {
    const result = proceed();
    after(args, result);
    return result;
  });
  return () => {
    undo();
    if (Reflect.get(hook, name) === filler) Reflect.deleteProperty(hook, name);
  };
}

/** Renderers that registered while we looked on, since not every hook keeps them. */
const seenRenderers = new WeakMap<DevToolsHook, Map<number, Renderer>>();

function renderersOf(hook: DevToolsHook): Map<number, Renderer> {
  return new Map([...(hook.renderers ?? []), ...(seenRenderers.get(hook) ?? [])]);
}

function watchHook(hook: DevToolsHook, watcher: ReactWatcher): () => void {
  const undos = [
    patchHook(hook, 'inject', ([renderer], id) => {
      const seen = seenRenderers.get(hook) ?? new Map<number, Renderer>();
      seenRenderers.set(hook, seen.set(id as number, renderer as Renderer));
    }),
    patchHook(hook, 'onCommitFiberRoot', ([id, root]) => {
      watcher.commit(root as FiberRoot, renderersOf(hook).get(id as number));
    }),
    patchHook(hook, 'onCommitFiberUnmount', ([, fiber]) => watcher.unmount(fiber as Fiber)),
  ];
  return () => {
    for (const undo of undos) undo();
  };
}

/**
 * Listens to every renderer of the page: through the hook that is there, of React's own tools or of hot reloading,
 * or through one of ours. Renderers that loaded before there was any are not heard.
 */
export function connectToReact(watcher: ReactWatcher): ReactConnection {
  const found = hookInPage();
  const hooks = new Set<DevToolsHook>();
  let remove = (): void => undefined;
  if (found) hooks.add(found);
  else {
    hooks.add((ownHook ??= makeHook()));
    remove = install(ownHook);
  }
  // Renderers that registered in an earlier recording know it alone.
  if (ownHook && renderersOf(ownHook).size > 0) hooks.add(ownHook);
  const undos = [...hooks].map((hook) => watchHook(hook, watcher));
  return {
    isNew: !found && [...hooks].every((hook) => renderersOf(hook).size === 0),
    *roots() {
      for (const hook of hooks) {
        for (const [id, renderer] of renderersOf(hook)) {
          for (const root of hook.getFiberRoots?.(id) ?? []) yield [root, renderer];
        }
      }
    },
    onlyRenderer() {
      const all = [...hooks].flatMap((hook) => [...renderersOf(hook).values()]);
      return all.length === 1 ? all[0] : undefined;
    },
    disconnect() {
      for (const undo of undos) undo();
      remove();
    },
  };
}
