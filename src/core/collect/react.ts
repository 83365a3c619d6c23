import type { Collector, CollectorContext } from '../record/types.ts';
import { bringStateChanges } from '../record/state-changes.ts';
import { attempt } from './attempt.ts';
import { answerForOwners } from './component-owners.ts';
import { connectToReact } from './react-hook.ts';
import type { ReactConnection } from './react-hook.ts';
import { perTask } from './per-task.ts';
import { elementsOfFiber, fibersIn } from './react-fiber.ts';
import type { Fiber, FiberRoot, Renderer } from './react-fiber.ts';
import { liveStateOf, restoreState } from './react-restore.ts';
import { rootsInDocument } from './react-roots.ts';
import { componentOf, ReactTree } from './react-tree.ts';

/** Roots that were seen, with their renderers; neither is kept alive. */
class SeenRoots {
  readonly #roots = new Set<WeakRef<FiberRoot>>();
  readonly #known = new WeakSet<FiberRoot>();
  readonly #renderers = new WeakMap<FiberRoot, Renderer>();

  add(root: FiberRoot, renderer: Renderer | undefined): void {
    if (renderer) this.#renderers.set(root, renderer);
    if (this.#known.has(root)) return;
    this.#known.add(root);
    this.#roots.add(new WeakRef(root));
  }

  *[Symbol.iterator](): Generator<[FiberRoot, Renderer | undefined]> {
    for (const reference of this.#roots) {
      const root = reference.deref();
      if (root) yield [root, this.#renderers.get(root)];
      else this.#roots.delete(reference);
    }
  }
}

function findRoots(connection: ReactConnection, seen: SeenRoots): void {
  for (const [root, renderer] of connection.roots()) seen.add(root, renderer);
  for (const root of rootsInDocument()) seen.add(root, connection.onlyRenderer());
}

/** Those on screen, by the ids of their components. */
function fibersById(seen: SeenRoots): Map<string, Fiber> {
  const found = new Map<string, Fiber>();
  for (const [{ current }] of seen) {
    for (const fiber of fibersIn(current)) {
      const component = componentOf(fiber);
      if (component) found.set(component.id, fiber);
    }
  }
  return found;
}

/** React tells only those who were there before it. */
function recordDeafness(context: CollectorContext): void {
  context.recordEvent({
    category: 'devtools',
    name: 'gap',
    source: 'react',
    payload: {
      reason:
        'React had loaded before the collector started: its components are recorded as they were then, and nothing ' +
        'that happened to them since. Start the collector in a module that is imported first.',
    },
  });
}

/**
 * Records the components of apps built with React 18 or 19: `mount`, `update`, `move` among siblings and `unmount`; props; the state of
 * classes and hooks, by the names of their variables where the source has them; what a rendering was for
 * (`meta.changed`); and, in builds that profile, as dev builds do, a span for each rendering, without its children.
 * What refs hold is left out. Elements in values are recorded by their names.
 *
 * It listens at `__REACT_DEVTOOLS_GLOBAL_HOOK__`, which React looks for when it loads: start it before. The hook of
 * other tools goes on as it is. Where React was first and there was no hook, the tree is recorded once, and a `gap`
 * event says so. `restore` sets the state of a hook in a dev build, and that of a class; the id is that of a state record.
 */
export function createReactCollector(): Collector {
  bringStateChanges();
  const seen = new SeenRoots();
  const fibers = perTask(() => fibersById(seen));
  return {
    name: 'react',
    recordsExisting: true,
    start(context) {
      const tree = new ReactTree(context);
      const connection = connectToReact({
        commit(root, renderer) {
          seen.add(root, renderer);
          attempt(() => tree.commit(root));
        },
        unmount: (fiber) => attempt(() => tree.leave(fiber)),
      });
      attempt(() => {
        findRoots(connection, seen);
        const roots = [...seen];
        for (const [root] of roots) attempt(() => tree.addExisting(root));
        if (connection.isNew && roots.length > 0) recordDeafness(context);
      });
      const stopAnswering = answerForOwners((element) => tree.ownerOf(element));
      return () => {
        stopAnswering();
        connection.disconnect();
      };
    },
    restore: (id, value) => restoreState(seen, id, value),
    liveValueOf: (id) => liveStateOf(seen, id),
    elementsOf(id) {
      const fiber = fibers().get(id);
      return fiber && [...elementsOfFiber(fiber)];
    },
  };
}
