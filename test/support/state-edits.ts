import fc from 'fast-check';
import { isTagged } from '../../src/core/model/tagged-value.ts';
import { hostileKey } from './arbitraries.ts';

/** One immutable edit of a tree: at the object or list that `place` leads to. */
export interface Edit {
  place: number[];
  kind: 'set' | 'remove' | 'insert' | 'append' | 'share' | 'replaceAll' | 'none';
  key: string;
  value: unknown;
}

const leaf = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom<unknown>(null, undefined, NaN, -0, 0, 3n, Infinity),
  fc.constant(null).map(() => new Date(1e12)),
);

const tree = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    leaf,
    fc.array(tie('node'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(fc.constantFrom('a', 'b', 'c', 'password'), hostileKey), tie('node')), {
        maxLength: 4,
      })
      .map((entries) => Object.fromEntries(entries)),
  ),
})).node;

/** Long enough that a change of it is worth recording by path. */
export const initialState: fc.Arbitrary<object> = fc
  .tuple(tree, tree, fc.array(tree, { maxLength: 4 }), fc.array(tree, { maxLength: 3 }))
  .map(([a, b, list, deep]) => ({
    filler: 'x'.repeat(1_100),
    a,
    b,
    list,
    nested: { deep: { list: [...deep, 1, 2] } },
  }));

export const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    place: fc.array(fc.nat(20), { maxLength: 5 }),
    kind: fc.constantFrom('set', 'set', 'remove', 'insert', 'append', 'share', 'replaceAll', 'none'),
    key: fc.oneof(fc.constantFrom('a', 'b', 'c', 'list', 'password', 'token'), hostileKey),
    value: tree,
  }),
  { minLength: 1, maxLength: 25 },
);

/** The state after an edit; what the edit does not touch is the same object as before. */
export function applyEdit(state: object, edit: Edit): object {
  if (edit.kind === 'none') return { ...state };
  const shared = at(state, [...edit.place].reverse());
  return editAt(state, edit.place, {
    ...edit,
    value: edit.kind === 'share' ? shared : edit.value,
  }) as object;
}

function editAt(node: unknown, [step, ...rest]: readonly number[], edit: Edit): unknown {
  const children = childrenOf(node);
  const chosen = step === undefined ? undefined : children[step % Math.max(children.length, 1)];
  if (chosen === undefined || !isContainer(chosen[1])) return edited(node, edit);
  const [key, child] = chosen;
  return withChild(node as object, key, editAt(child, rest, edit));
}

function edited(node: unknown, { kind, key, value }: Edit): unknown {
  if (Array.isArray(node)) {
    const list = node as unknown[];
    const index = key.length % (list.length + 1);
    if (kind === 'append') return [...list, value, value];
    if (kind === 'remove') return spliced(list, index, 1);
    if (kind === 'replaceAll') return list.map((_, i) => (i % 2 === 0 ? value : i));
    if (kind === 'set' && index < list.length) return spliced(list, index, 1, value);
    return spliced(list, index, 0, value);
  }
  if (!isContainer(node)) return value;
  if (kind === 'remove') {
    const [first] = Object.keys(node).filter((name) => name !== 'filler');
    return Object.fromEntries(Object.entries(node).filter(([name]) => name !== first));
  }
  return withChild(node, key, value);
}

function withChild(node: object, key: string, value: unknown): object {
  if (Array.isArray(node)) return spliced(node as unknown[], Number(key), 1, value);
  // An assignment to `__proto__` would make no field.
  return Object.fromEntries([...Object.entries(node).filter(([name]) => name !== key), [key, value]]);
}

/** A copy of a list with elements removed and added at one place. */
export function spliced<T>(list: readonly T[], index: number, removed: number, ...added: T[]): T[] {
  return [...list.slice(0, index), ...added, ...list.slice(index + removed)];
}

function at(state: unknown, place: readonly number[]): unknown {
  let node = state;
  for (const step of place) {
    const children = childrenOf(node);
    if (children.length > 0) node = children[step % children.length]![1];
  }
  // The root inside itself would double the state at every step.
  return node === state ? 'root' : node;
}

function childrenOf(node: unknown): [string, unknown][] {
  return isContainer(node) ? Object.entries(node).filter(([key]) => key !== 'filler') : [];
}

function isContainer(node: unknown): node is object {
  return typeof node === 'object' && node !== null && !(node instanceof Date);
}

/** A snapshot with its references replaced by what they refer to, and the wrapping of `$type` keys undone. */
export function unwrapped(stored: unknown, root = stored): unknown {
  if (isTagged(stored) && stored.$type === 'ref')
    return unwrapped(resolve(root, stored.path as string), root);
  if (isTagged(stored) && stored.$type === 'object')
    return ['wrapped', mapped(stored.value as object, root)];
  return typeof stored === 'object' && stored !== null ? mapped(stored, root) : stored;
}

function mapped(node: object, root: unknown): unknown {
  if (Array.isArray(node)) return node.map((one) => unwrapped(one, root));
  // Sorted: the order of fields is not part of a value.
  return Object.entries(node)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => [key, unwrapped(one, root)]);
}

function resolve(root: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((node, token) => (node as Record<string, unknown>)[token], root);
}
