import type { RefSummary } from '../model/query.ts';
import type { ComponentDifference, MomentDiff, RefDifference } from '../model/replay.ts';
import type { ComponentTree } from '../query/component-tree.ts';
import { diffValues } from '../query/diff-values.ts';

/** Refs and components that one answer tells. */
const MAX_TOLD = 1_000;

/** What a session comes to at one place. */
export interface WholeMoment {
  refs: ReadonlyMap<string, RefSummary>;
  tree: Pick<ComponentTree, 'mounted'>;
}

/** What is other in one moment than in another; what both share is not looked into. */
export function diffMoments(before: WholeMoment, after: WholeMoment): MomentDiff {
  const refs = refDifferences(before.refs, after.refs);
  const components = componentDifferences(before.tree.mounted, after.tree.mounted);
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

function componentDifferences(
  before: ComponentTree['mounted'],
  after: ComponentTree['mounted'],
): ComponentDifference[] {
  const found: ComponentDifference[] = [];
  for (const [id, component] of after) {
    const { name } = component;
    const former = before.get(id);
    if (former === undefined) found.push({ op: 'mount', id, name });
    else if (former !== component && isOther(former, component)) found.push({ op: 'update', id, name });
  }
  for (const [id, { name }] of before) if (!after.has(id)) found.push({ op: 'unmount', id, name });
  return found;
}

function isOther(before: unknown, after: unknown): boolean {
  return diffValues(before, after).kind !== 'same';
}
