import type { RefSummary } from '../model/query.ts';
import type { ComparedRef, ComparedState } from '../model/session-comparison.ts';
import { withoutRandom } from '../query/comparable.ts';
import type { ComponentTree } from '../query/component-tree.ts';
import { diffValues } from '../query/diff-values.ts';

/** Refs that one answer tells with their values. */
const MAX_TOLD = 200;

/** Components that a name tells of a component's place. */
const MAX_PATH = 50;

/** State and tree of one session at a moment. */
export interface StateOfSide {
  refs: ReadonlyMap<string, RefSummary>;
  mounted: ComponentTree['mounted'];
}

/**
 * The state of two sessions side by side. Ids are others in each run: refs stand for each other by name, kind and
 * owner (a component by the names on the way to it), and by their order where several have the same.
 */
export function compareState(
  left: StateOfSide,
  right: StateOfSide,
  ignoresRandom: boolean,
): ComparedState {
  const ones = byName(left);
  const others = byName(right);
  const read = ignoresRandom ? withoutRandom : (value: unknown): unknown => value;
  const differing: ComparedRef[] = [];
  const same: ComparedRef[] = [];
  for (const key of new Set([...ones.keys(), ...others.keys()])) {
    const [one, other] = [ones.get(key), others.get(key)];
    const { name, owner } = (one ?? other)!;
    const ref: ComparedRef = {
      name,
      ...(owner === undefined ? {} : { owner }),
      ...(one === undefined ? {} : { left: one }),
      ...(other === undefined ? {} : { right: other }),
    };
    if (one && other) ref.diff = diffValues(read(one.value), read(other.value));
    (ref.diff?.kind === 'same' ? same : differing).push(ref);
  }
  const refs = [...differing, ...same];
  return { refs: refs.slice(0, MAX_TOLD), count: refs.length, differing: differing.length };
}

function byName({ refs, mounted }: StateOfSide): Map<string, RefSummary> {
  const named = new Map<string, RefSummary>();
  const counts = new Map<string, number>();
  for (const ref of refs.values()) {
    const text = JSON.stringify([ref.kind, pathOf(ref.owner, mounted), ref.name]);
    const count = counts.get(text) ?? 0;
    counts.set(text, count + 1);
    named.set(`${count} ${text}`, ref);
  }
  return named;
}

function pathOf(owner: string | undefined, mounted: ComponentTree['mounted']): string | undefined {
  const names: string[] = [];
  let component = owner === undefined ? undefined : mounted.get(owner);
  while (component !== undefined && names.length < MAX_PATH) {
    names.push(component.name);
    component = component.parentId === undefined ? undefined : mounted.get(component.parentId);
  }
  return names.length === 0 ? owner : names.join('/');
}
