import fc from 'fast-check';
import { hostileKey } from './arbitraries.ts';

/** One edit of one container of a state, and how the app goes about it. */
export interface Step {
  place: number;
  kind: 'set' | 'remove' | 'insert' | 'replace';
  key: string;
  index: number;
  value: unknown;
  /** `in place`: the same object again. `anew`: all of it. `immutably`: what lies on the way is replaced. */
  how: 'in place' | 'in place, old value given' | 'anew' | 'immutably';
}

const leaf = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.integer(),
  fc.constantFrom<unknown>(null, undefined, NaN, -0, 0, 3n, true, Infinity),
  fc.constant(null).map(() => new Date(1e12)),
);

const key = fc.oneof(fc.constantFrom('a', 'b', 'c', 'list', 'password', 'value', '$type'), hostileKey);

const tree = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    leaf,
    fc.array(tie('node'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('node')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
    fc
      .array(fc.tuple(fc.oneof(key, leaf), tie('node')), { maxLength: 4 })
      .map((entries) => new Map(entries)),
    fc.array(leaf, { maxLength: 4 }).map((values) => new Set(values)),
  ),
})).node;

/** Long enough that a change of it is worth recording by path. */
export const richState: fc.Arbitrary<object> = fc
  .tuple(tree, fc.array(tree, { maxLength: 4 }), fc.array(fc.tuple(key, tree), { maxLength: 4 }))
  .map(([a, list, entries]) => ({
    filler: 'x'.repeat(1_100),
    a,
    list,
    map: new Map(entries),
    set: new Set(['one', 2]),
    nested: { deep: { list: [1, 2], map: new Map([[1, { votes: 1 }]]) } },
  }));

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    place: fc.nat(50),
    kind: fc.constantFrom('set', 'remove', 'insert', 'replace'),
    key,
    index: fc.nat(5),
    value: tree,
    how: fc.constantFrom(
      'in place',
      'in place',
      'in place, old value given',
      'anew',
      'immutably',
      'immutably',
    ),
  }),
  { minLength: 1, maxLength: 20 },
);

/** The state after a step, and the old value that the app gives beside it. */
export function applyStep(state: object, step: Step): { next: object; given: { oldValue?: unknown } } {
  if (step.how === 'anew') {
    const next = structuredClone(state);
    edit(containerAt(next, step.place), step);
    return { next, given: { oldValue: state } };
  }
  if (step.how === 'immutably') {
    const target = containerAt(state, step.place);
    return { next: withCopied(state, target, step) as object, given: { oldValue: state } };
  }
  edit(containerAt(state, step.place), step);
  return { next: state, given: step.how === 'in place' ? {} : { oldValue: state } };
}

function containerAt(state: object, place: number): object {
  const found: object[] = [];
  const visit = (node: unknown): void => {
    if (!isContainer(node)) return;
    found.push(node);
    childrenOf(node).forEach(visit);
  };
  visit(state);
  return found[place % found.length]!;
}

function isContainer(node: unknown): node is object {
  return typeof node === 'object' && node !== null && !(node instanceof Date);
}

function childrenOf(node: object): unknown[] {
  if (node instanceof Map || node instanceof Set) return [...node.values()] as unknown[];
  return Object.values(node) as unknown[];
}

function edit(node: object, { kind, key: name, index, value }: Step): void {
  // Of its own: one object at two places is another matter.
  const fresh: unknown = structuredClone(value);
  if (Array.isArray(node)) {
    const at = index % (node.length + 1);
    if (kind === 'remove') node.splice(at, 1);
    else if (kind === 'insert') node.splice(at, 0, fresh);
    else node[at] = fresh;
  } else if (node instanceof Map) {
    const known = [...node.keys()] as unknown[];
    const old = known[index % Math.max(known.length, 1)];
    if (kind === 'remove') node.delete(old);
    else node.set(kind === 'replace' && known.length > 0 ? old : name, fresh);
  } else if (node instanceof Set) {
    if (kind === 'remove') node.delete([...node][index % Math.max(node.size, 1)]);
    else node.add(isContainer(fresh) ? name : fresh);
  } else {
    const known = Object.keys(node).filter((one) => one !== 'filler');
    const old = known[index % Math.max(known.length, 1)] ?? name;
    if (kind === 'remove') Reflect.deleteProperty(node, old);
    else defineField(node, kind === 'replace' ? old : name, fresh);
  }
}

/** An assignment to `__proto__` would make no field. */
function defineField(node: object, name: string, value: unknown): void {
  Object.defineProperty(node, name, { value, enumerable: true, configurable: true, writable: true });
}

/** A copy of what leads to `target`, and of that, edited; all else is the same object as before. */
function withCopied(node: unknown, target: object, step: Step): unknown {
  if (!isContainer(node)) return node;
  const mapped = (one: unknown): unknown => withCopied(one, target, step);
  let copy: object;
  if (Array.isArray(node)) copy = node.map(mapped);
  else if (node instanceof Map) copy = new Map(Array.from(node, ([name, one]) => [name, mapped(one)]));
  else if (node instanceof Set) copy = new Set(node);
  else copy = Object.fromEntries(Object.entries(node).map(([name, one]) => [name, mapped(one)]));
  if (node === target) {
    edit(copy, step);
    return copy;
  }
  const before = childrenOf(node);
  return childrenOf(copy).every((one, i) => Object.is(one, before[i])) ? node : copy;
}
