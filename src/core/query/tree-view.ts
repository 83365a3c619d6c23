import type { ComponentSnapshot } from '../model/query.ts';
import { ALL_COMPONENTS, type ComponentRecord } from '../model/records.ts';
import { isTagged } from '../model/tagged-value.ts';
import { IncrementalFold } from './incremental-fold.ts';
import type { SessionReader } from './session-reader.ts';

/** A mounted component; its children stand in the tree's lists. */
type Mounted = Omit<ComponentSnapshot, 'children'>;

interface Tree {
  /** By id, in the order of mounting. */
  mounted: Map<string, Mounted>;
  /** Ids of mounted components by the parent that they name, in order; it may not be mounted itself. */
  children: Map<string, Set<string>>;
}

/** The component tree as the log of a session leaves it. */
export class TreeView {
  readonly #tree: IncrementalFold<'components', Tree>;

  constructor(reader: SessionReader) {
    this.#tree = new IncrementalFold(
      reader,
      'components',
      (): Tree => ({ mounted: new Map(), children: new Map() }),
      applyToTree,
    );
  }

  async components(): Promise<ComponentSnapshot[]> {
    const { mounted, children } = await this.#tree.current();
    return Array.from(mounted.values(), (component) => ({
      ...component,
      children: [...(children.get(component.id) ?? [])],
    }));
  }
}

/** One step of the tree's life; records about what is not mounted change nothing. */
function applyToTree(tree: Tree, record: ComponentRecord): void {
  switch (record.op) {
    case 'mount':
      mount(tree, record);
      return;
    case 'unmount':
      if (record.id === ALL_COMPONENTS) {
        tree.mounted.clear();
        tree.children.clear();
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

function mount(tree: Tree, record: ComponentRecord): void {
  const { id, parentId } = record;
  const former = tree.mounted.get(id);
  if (former !== undefined) detach(tree, former);
  const component: Mounted = { id, name: record.name ?? id };
  tree.mounted.set(id, component);
  if (parentId !== undefined) attach(tree, component, parentId);
  update(tree, record);
}

function unmount(tree: Tree, id: string): void {
  const component = tree.mounted.get(id);
  if (component === undefined) return;
  detach(tree, component);
  tree.mounted.delete(id);
}

function move(tree: Tree, { id, parentId }: ComponentRecord): void {
  const component = tree.mounted.get(id);
  if (component === undefined) return;
  detach(tree, component);
  delete component.parentId;
  if (parentId !== undefined) attach(tree, component, parentId);
}

function update(tree: Tree, { id, props, state, meta }: ComponentRecord): void {
  const component = tree.mounted.get(id);
  if (component === undefined) return;
  if (props !== undefined) component.props = merged(component.props, props);
  if (state !== undefined) component.state = merged(component.state, state);
  if (meta !== undefined) component.meta = meta;
}

/** An update may name only the fields that changed. */
function merged(before: unknown, after: unknown): unknown {
  return isFields(before) && isFields(after) ? { ...before, ...after } : after;
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isTagged(value);
}

/** A child may be mounted before its parent: it stands in the list of the parent that it names. */
function attach({ children }: Tree, component: Mounted, parentId: string): void {
  component.parentId = parentId;
  const siblings = children.get(parentId);
  if (siblings === undefined) children.set(parentId, new Set([component.id]));
  else siblings.add(component.id);
}

function detach({ children }: Tree, { id, parentId }: Mounted): void {
  if (parentId === undefined) return;
  const siblings = children.get(parentId);
  siblings?.delete(id);
  if (siblings?.size === 0) children.delete(parentId);
}
