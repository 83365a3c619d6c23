import type { ComponentSnapshot } from '../model/query.ts';
import { ALL_COMPONENTS, type ComponentRecord } from '../model/records.ts';
import { isTagged } from '../model/tagged-value.ts';
import { SiblingLists } from './sibling-lists.ts';

/** A mounted component; its children and its place stand in the tree's lists. A change of it makes another object. */
export type Mounted = Omit<ComponentSnapshot, 'children'>;

/** The component tree at one moment of its log. */
export interface ComponentTree {
  /** By id, in the order of mounting. */
  mounted: Map<string, Mounted>;
  /** Ids of mounted components by the parent that they name, in order; it may not be mounted itself. */
  siblings: SiblingLists;
}

export function createTree(): ComponentTree {
  return { mounted: new Map(), siblings: new SiblingLists() };
}

/** Every mounted component, in the order of mounting, but those that name no parent in the order of their list. */
export function* mountedIn({ mounted, siblings }: ComponentTree): Generator<Mounted> {
  const roots = [...siblings.of(undefined)].reverse();
  for (const component of mounted.values())
    yield component.parentId === undefined ? mounted.get(roots.pop()!)! : component;
}

/** The components of `mountedIn`, with their children. */
export function componentsOf(tree: ComponentTree): ComponentSnapshot[] {
  return Array.from(mountedIn(tree), (component) => ({
    ...component,
    children: [...tree.siblings.of(component.id)],
  }));
}

/** One step of the tree's life; records about what is not mounted change nothing. */
export function applyToTree(tree: ComponentTree, record: ComponentRecord): void {
  switch (record.op) {
    case 'mount':
      mount(tree, record);
      return;
    case 'unmount':
      if (record.id === ALL_COMPONENTS) {
        tree.mounted.clear();
        tree.siblings.clear();
      } else {
        unmount(tree, record.id);
      }
      return;
    case 'move':
      move(tree, record);
      update(tree, record);
      return;
    case 'update':
      update(tree, record);
  }
}

function mount(tree: ComponentTree, record: ComponentRecord): void {
  const { id, parentId } = record;
  const former = tree.mounted.get(id);
  if (former !== undefined) detach(tree, former);
  tree.mounted.set(id, { id, name: record.name ?? id, ...(parentId === undefined ? {} : { parentId }) });
  attach(tree, record);
  update(tree, record);
}

function unmount(tree: ComponentTree, id: string): void {
  const component = tree.mounted.get(id);
  if (component === undefined) return;
  detach(tree, component);
  tree.mounted.delete(id);
}

function move(tree: ComponentTree, record: ComponentRecord): void {
  const { id, parentId } = record;
  const component = tree.mounted.get(id);
  if (component === undefined) return;
  detach(tree, component);
  if (parentId !== component.parentId) {
    const { parentId: _, ...rest } = component;
    tree.mounted.set(id, { ...rest, ...(parentId === undefined ? {} : { parentId }) });
  }
  attach(tree, record);
}

function update({ mounted }: ComponentTree, { id, props, state, meta }: ComponentRecord): void {
  const component = mounted.get(id);
  if (component === undefined) return;
  mounted.set(id, {
    ...component,
    ...(props === undefined ? {} : { props: merged(component.props, props) }),
    ...(state === undefined ? {} : { state: merged(component.state, state) }),
    ...(meta === undefined ? {} : { meta }),
  });
}

/** An update may name only the fields that changed. */
function merged(before: unknown, after: unknown): unknown {
  return isFields(before) && isFields(after) ? { ...before, ...after } : after;
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isTagged(value);
}

/**
 * A child may be mounted before its parent: it stands in the list of the parent that it names. One that comes before
 * what is not in that list comes last, as those do that say nothing of their place.
 */
function attach(
  { mounted, siblings }: ComponentTree,
  { id, parentId, beforeId }: ComponentRecord,
): void {
  const next = beforeId === undefined || beforeId === id ? undefined : mounted.get(beforeId);
  siblings.add(parentId, id, next?.parentId === parentId ? next?.id : undefined);
}

function detach({ siblings }: ComponentTree, { id, parentId }: Mounted): void {
  siblings.remove(parentId, id);
}
