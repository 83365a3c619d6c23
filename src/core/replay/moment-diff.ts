import { movedPlaces } from '../model/moved-places.ts';
import type { RefSummary } from '../model/query.ts';
import type { ComponentDifference, MomentDiff, RefDifference } from '../model/replay.ts';
import type { ComponentTree } from '../query/component-tree.ts';
import { diffValues } from '../query/diff-values.ts';

/** Refs and components that one answer tells. */
const MAX_TOLD = 1_000;

/** What a session comes to at one place. */
export interface WholeMoment {
  refs: ReadonlyMap<string, RefSummary>;
  tree: ComponentTree;
}

/** What is other in one moment than in another; what both share is not looked into. */
export function diffMoments(before: WholeMoment, after: WholeMoment): MomentDiff {
  const refs = refDifferences(before.refs, after.refs);
  const components = componentDifferences(before.tree, after.tree);
  return {
    refs: refs.slice(0, MAX_TOLD),
    refCount: refs.length,
    components: components.slice(0, MAX_TOLD),
    componentCount: components.length,
  };
}

function refDifferences(before: WholeMoment['refs'], after: WholeMoment['refs']): RefDifference[] {
  const found: RefDifference[] = [];
  for (const [id, ref] of after) {
    const former = before.get(id);
    if (former === undefined) found.push({ op: 'add', id });
    else if (former.seq !== ref.seq && isOther(former.value, ref.value))
      found.push({ op: 'change', id });
  }
  for (const [id, ref] of before) if (!after.has(id)) found.push({ op: 'remove', id, ref });
  return found;
}

function componentDifferences(before: ComponentTree, after: ComponentTree): ComponentDifference[] {
  const found: ComponentDifference[] = [];
  const moved = movedComponents(before, after);
  for (const [id, component] of after.mounted) {
    const { name } = component;
    const former = before.mounted.get(id);
    if (former === undefined) found.push({ op: 'mount', id, name });
    else if (former !== component && isOther(former, component)) found.push({ op: 'update', id, name });
    else if (moved.has(id)) found.push({ op: 'move', id, name });
  }
  for (const [id, { name }] of before.mounted)
    if (!after.mounted.has(id)) found.push({ op: 'unmount', id, name });
  return found;
}

/** Those that stand elsewhere among the siblings that they have at both moments. */
function movedComponents(before: ComponentTree, after: ComponentTree): ReadonlySet<string> {
  const places = new Map<string, number>();
  for (const parent of before.siblings.parents())
    for (const id of before.siblings.of(parent)) places.set(id, places.size);
  const moved = new Set<string>();
  for (const parent of after.siblings.parents()) {
    const kept = Array.from(after.siblings.of(parent)).filter(
      (id) => before.mounted.has(id) && before.mounted.get(id)!.parentId === parent,
    );
    for (const at of movedPlaces(kept.map((id) => places.get(id)!))) moved.add(kept[at]!);
  }
  return moved;
}

function isOther(before: unknown, after: unknown): boolean {
  return diffValues(before, after).kind !== 'same';
}
