import type { CollectorContext } from '../record/types.ts';
import { attempt } from './attempt.ts';
import { nextComponentId } from './component-ids.ts';
import { describeComponent, describeStates, describeUpdate } from './react-describe.ts';
import { childrenOf, didRender, isHost, rendersItself, Tag } from './react-fiber.ts';
import type { Fiber, FiberRoot } from './react-fiber.ts';
import { nameOfFiber } from './react-names.ts';
import { movedChildren, ReactSiblings } from './react-order.ts';
import type { ReactPlacement } from './react-order.ts';
import { collectSecrets, placeInside, placeInsideHost } from './react-places.ts';
import type { ReactMark, ReactPlace } from './react-places.ts';
import { fiberOf } from './react-roots.ts';

/** What is kept of a component; it leads to nothing of React's. */
export interface ReactComponent {
  readonly id: string;
  readonly name: string;
}

type Step = (secrets: ReadonlySet<string>) => void;

/** By both versions of a fiber. They outlive a recording: the next one knows its components by the same ids. */
const components = new WeakMap<Fiber, ReactComponent>();

export function componentOf(fiber: Fiber): ReactComponent | undefined {
  const known = components.get(fiber);
  if (known || !fiber.alternate) return known;
  const other = components.get(fiber.alternate);
  // A version that was made since is found at once the next time, also when the other one is gone.
  if (other) components.set(fiber, other);
  return other;
}

/** The component of a fiber that stands for one, known or new. */
function componentFor(fiber: Fiber): ReactComponent | undefined {
  const known = componentOf(fiber);
  if (known) return known;
  const name = nameOfFiber(fiber);
  if (name === undefined) return undefined;
  const component = { id: nextComponentId(name), name };
  components.set(fiber, component);
  return component;
}

/** Records what each commit of React did to the components of its tree. */
export class ReactTree {
  readonly #context: CollectorContext;
  /** With the marks that they were mounted in. */
  readonly #mounted = new WeakMap<ReactComponent, ReactMark | undefined>();
  readonly #knownRoots = new WeakSet<FiberRoot>();
  #left: ReactComponent[] = [];
  /** Done when the whole tree was looked at, so that secret fields are known by then. */
  #steps: Step[] = [];
  #secrets = new Set<string>();

  constructor(context: CollectorContext) {
    this.#context = context;
  }

  /** React is about to take out a fiber; those below it follow. */
  leave(fiber: Fiber): void {
    const component = componentOf(fiber);
    if (component && this.#mounted.delete(component)) this.#left.push(component);
  }

  /** A commit is over. Of a tree seen for the first time, all is looked at; else what React went through. */
  commit(root: FiberRoot): void {
    // React takes out parents first; a tree reads better when its leaves go first.
    for (const { id } of this.#left.splice(0).reverse())
      this.#context.recordComponent({ op: 'unmount', id });
    this.#look(root, this.#knownRoots.has(root));
  }

  /** Records the components of a tree that are there already. */
  addExisting(root: FiberRoot): void {
    if (!this.#knownRoots.has(root)) this.#look(root, false);
  }

  /** The nearest recorded component around an element, out of portals too; none where marks hide what it would tell. */
  ownerOf(element: Element): ReactComponent | undefined {
    for (let fiber = fiberOf(element) ?? null; fiber; fiber = fiber.return) {
      // Providers, Suspense and the like stand in what the app's own component renders.
      const component = rendersItself(fiber) ? componentOf(fiber) : undefined;
      if (component && this.#mounted.has(component))
        return this.#mounted.get(component) ? undefined : component;
    }
    return undefined;
  }

  #look(root: FiberRoot, isKnown: boolean): void {
    this.#knownRoots.add(root);
    if (this.#context.isOwnNode(root.containerInfo)) return;
    // One component that cannot be read shall not take the others with it.
    attempt(() => {
      const place = placeInside(root.containerInfo, {
        didParentRender: false,
        siblings: new ReactSiblings(),
      });
      this.#visit(root.current, place, isKnown);
    });
    const secrets = this.#secrets;
    for (const step of this.#steps) attempt(() => step(secrets));
    this.#steps = [];
    this.#secrets = new Set();
  }

  /** @param isKnown whether the tree was looked at before: then what kept its children was not gone through */
  #visit(fiber: Fiber, place: ReactPlace, isKnown: boolean): void {
    let inner = place;
    if (isHost(fiber)) {
      inner = placeInsideHost(fiber, place);
      collectSecrets(fiber, this.#secrets);
    } else if (fiber.tag === Tag.Portal) {
      const { containerInfo } = fiber.stateNode as { containerInfo: unknown };
      inner = placeInside(containerInfo, place);
    } else {
      inner = this.#see(fiber, place);
    }
    if (inner.mark === 'block') return;
    if (isKnown && fiber.alternate !== null && fiber.alternate.child === fiber.child) {
      if (inner.siblings === place.siblings) this.#pass(fiber, inner);
      return;
    }
    const moved = movedChildren(fiber);
    for (const child of childrenOf(fiber))
      this.#visit(child, moved.has(child) ? { ...inner, isMoved: true } : inner, isKnown);
  }

  /** What React did not go through moves as a whole, or stays. */
  #pass(fiber: Fiber, place: ReactPlace): void {
    if (!place.isMoved && !place.siblings.isWaiting) return;
    for (const component of this.#outermostIn(fiber)) {
      this.#arrange(component, place);
      if (!place.isMoved) return;
    }
  }

  *#outermostIn(fiber: Fiber): Generator<ReactComponent> {
    for (const child of childrenOf(fiber)) {
      const component = componentOf(child);
      if (component && this.#mounted.has(component)) yield component;
      else yield* this.#outermostIn(child);
    }
  }

  /** A component that was there before: it stands where it stood, unless it was moved. */
  #arrange({ id }: ReactComponent, { parentId, siblings, isMoved }: ReactPlace): void {
    if (!isMoved) {
      siblings.stay(id);
      return;
    }
    const placement = siblings.come();
    this.#steps.push(() =>
      this.#context.recordComponent({ op: 'move', id, ...(parentId && { parentId }), ...placement }),
    );
  }

  #see(fiber: Fiber, place: ReactPlace): ReactPlace {
    const component = place.mark === 'block' ? undefined : componentFor(fiber);
    if (!component) return place;
    const before = this.#mounted.has(component) ? fiber.alternate : undefined;
    // Mounted, and without another version: nothing has happened to it yet.
    const rendered = before === undefined || (before !== null && didRender(fiber, before));
    if (before === undefined) {
      this.#mounted.set(component, place.mark);
      const placement = place.siblings.come();
      this.#steps.push((secrets) => this.#mount(component, fiber, { ...place, placement }, secrets));
    } else {
      this.#arrange(component, place);
      if (before !== null && rendered)
        this.#steps.push((secrets) => this.#update(component, fiber, before, place, secrets));
    }
    const inside = { siblings: new ReactSiblings(), isMoved: false };
    return { ...place, ...inside, parentId: component.id, didParentRender: rendered };
  }

  #mount(
    component: ReactComponent,
    fiber: Fiber,
    { parentId, mark, placement }: ReactPlace & { placement: ReactPlacement },
    secrets: ReadonlySet<string>,
  ): void {
    const { id, name } = component;
    this.#context.recordComponent({
      op: 'mount',
      id,
      name,
      ...(parentId && { parentId }),
      ...placement,
      ...(!mark && describeComponent(fiber, secrets)),
    });
    if (!mark) this.#recordStates(id, fiber, undefined, secrets);
    this.#recordSpan(component, fiber, 'mount');
  }

  #update(
    component: ReactComponent,
    fiber: Fiber,
    before: Fiber,
    { mark, didParentRender }: ReactPlace,
    secrets: ReadonlySet<string>,
  ): void {
    const { id } = component;
    const update = mark ? undefined : describeUpdate(fiber, before, didParentRender, secrets);
    if (update) {
      this.#context.recordComponent({ op: 'update', id, ...update });
      this.#recordStates(id, fiber, before, secrets);
    }
    this.#recordSpan(component, fiber, 'update', update?.meta?.changed);
  }

  #recordStates(
    id: string,
    fiber: Fiber,
    before: Fiber | undefined,
    secrets: ReadonlySet<string>,
  ): void {
    for (const state of describeStates(id, fiber, before, secrets)) this.#context.recordState(state);
  }

  /** Its own rendering; what is below it has spans of its own. Builds without profiling have no times. */
  #recordSpan(
    { id, name }: ReactComponent,
    fiber: Fiber,
    phase: 'mount' | 'update',
    changed?: readonly string[],
  ): void {
    const { actualStartTime: startTime = -1, selfBaseDuration: duration } = fiber;
    if (startTime < 0 || duration === undefined) return;
    const span = { name, componentId: id, phase, startTime, duration };
    this.#context.recordPerformance({ ...span, ...(changed && { changed }) });
  }
}
