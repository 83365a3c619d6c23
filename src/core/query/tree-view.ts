import type { ComponentSnapshot } from '../model/query.ts';
import type { ComponentRecord } from '../model/records.ts';
import { isTagged } from '../model/tagged-value.ts';
import { IncrementalFold } from './incremental-fold.ts';
import type { SessionReader } from './session-reader.ts';

/** Mounted components by id, in the order of mounting. */
type Tree = Map<string, ComponentSnapshot>;

/** The component tree as the log of a session leaves it. */
export class TreeView {
  readonly #tree: IncrementalFold<'components', Tree>;

  constructor(reader: SessionReader) {
    this.#tree = new IncrementalFold(reader, 'components', (): Tree => new Map(), applyToTree);
  }

  async components(): Promise<ComponentSnapshot[]> {
    return [...(await this.#tree.current()).values()];
  }
}

/** One step of the tree's life; records about what is not mounted change nothing. */
function applyToTree(tree: Tree, record: ComponentRecord): void {
  switch (record.op) {
    case 'mount':
      mount(tree, record);
      return;
    case 'unmount':
      unmount(tree, record.id);
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
  const former = tree.get(id);
  if (former !== undefined) detach(tree, former);
  const component: ComponentSnapshot = { id, name: record.name ?? id, children: [] };
  // A child may be mounted before its parent: it is found by what it said of itself.
  for (const other of tree.values()) if (other.parentId === id) component.children.push(other.id);
  tree.set(id, component);
  if (parentId !== undefined) attach(tree, component, parentId);
  update(tree, record);
}

function unmount(tree: Tree, id: string): void {
  const component = tree.get(id);
  if (component === undefined) return;
  detach(tree, component);
  tree.delete(id);
}

function move(tree: Tree, { id, parentId }: ComponentRecord): void {
  const component = tree.get(id);
  if (component === undefined) return;
  detach(tree, component);
  delete component.parentId;
  if (parentId !== undefined) attach(tree, component, parentId);
}

function update(tree: Tree, { id, props, state, meta }: ComponentRecord): void {
  const component = tree.get(id);
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

function attach(tree: Tree, component: ComponentSnapshot, parentId: string): void {
  component.parentId = parentId;
  const siblings = tree.get(parentId)?.children;
  if (siblings !== undefined && !siblings.includes(component.id)) siblings.push(component.id);
}

function detach(tree: Tree, { id, parentId }: ComponentSnapshot): void {
  const siblings = parentId === undefined ? undefined : tree.get(parentId)?.children;
  const index = siblings?.indexOf(id) ?? -1;
  if (index >= 0) siblings!.splice(index, 1);
}
