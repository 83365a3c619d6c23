import type { StateInput } from '../record/types.ts';
import { shortened } from './long-array.ts';
import { contextsOf, Tag } from './react-fiber.ts';
import type { Fiber } from './react-fiber.ts';
import { readHooks } from './react-hooks.ts';
import { nameOfContext } from './react-names.ts';
import { propsOfFiber } from './react-override.ts';
import { recordable } from './react-values.ts';

/** Old values are there to read a change at a glance. */
const MAX_PREVIOUS_LENGTH = 100;

type Fields = Record<string, unknown>;

interface DescribedComponent {
  props?: Fields;
  state?: Fields;
  meta?: { changed: readonly string[]; previous?: Fields };
}

interface Value {
  readonly name: string;
  readonly value: unknown;
  /** Stands in place of a value that would run a getter. */
  readonly isAccessor?: boolean;
}

/** One value of a component that is a record of its own. */
interface StateValue extends Value {
  /** Tells it from the others of its component. */
  readonly key: string;
  readonly kind: 'ref' | 'computed';
}

function ownValues(owner: unknown): Value[] {
  if (typeof owner !== 'object' || owner === null) return [];
  return Object.keys(owner).map((name): Value => {
    const property = Object.getOwnPropertyDescriptor(owner, name);
    const isAccessor = property?.get !== undefined || property?.set !== undefined;
    return { name, value: property?.value, isAccessor };
  });
}

/** What a class holds by its fields, a function by its hooks. */
function stateValues(fiber: Fiber): Value[] {
  return fiber.tag === Tag.Class ? ownValues(fiber.memoizedState) : readHooks(fiber);
}

function recordedStates(fiber: Fiber): StateValue[] {
  if (fiber.tag !== Tag.Class)
    return readHooks(fiber).map((hook) => ({ ...hook, key: String(hook.index) }));
  if (fiber.memoizedState === null) return [];
  return [{ key: 'state', name: 'state', kind: 'ref', value: fiber.memoizedState }];
}

/** Those of `after` that are not the same in `before`, and those that are gone. */
function changedValues(after: readonly Value[], before: readonly Value[]): Value[] {
  const old = new Map(before.map(({ name, value }) => [name, value]));
  const changed = after.filter(({ name, value }) => !old.has(name) || !Object.is(old.get(name), value));
  const names = new Set(after.map(({ name }) => name));
  const gone = before.filter(({ name }) => !names.has(name));
  return [...changed, ...gone.map(({ name }) => ({ name, value: undefined }))];
}

/** The tree shows what children there are; here stand texts, and functions that make them. */
function isShown({ name, value }: Value): boolean {
  return name !== 'children' || typeof value !== 'object';
}

function toFields(values: readonly Value[], secrets: ReadonlySet<string>): Fields | undefined {
  if (values.length === 0) return undefined;
  const fields: Fields = {};
  for (const { name, value, isAccessor } of values) {
    // The snapshot says of an accessor that it is one, and does not call it.
    const recorded = isAccessor ? { get: unread } : { value: recordable(shortened(value), secrets) };
    // An assignment costs a tenth, but would set the prototype where the name is that.
    if (isAccessor || name === '__proto__')
      Object.defineProperty(fields, name, { ...recorded, enumerable: true });
    else fields[name] = recorded.value;
  }
  return fields;
}

function unread(): void {
  // Only there to make an accessor.
}

function isShort(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= MAX_PREVIOUS_LENGTH;
  return value === null || (typeof value !== 'object' && typeof value !== 'function');
}

function withFields(props: Fields | undefined, state: Fields | undefined): DescribedComponent {
  return { ...(props && { props }), ...(state && { state }) };
}

export function describeComponent(fiber: Fiber, secrets: ReadonlySet<string>): DescribedComponent {
  return withFields(
    toFields(ownValues(propsOfFiber(fiber)).filter(isShown), secrets),
    toFields(stateValues(fiber), secrets),
  );
}

/** What changed with a rendering, and in `meta.changed` why there was one: `props.film`, `query`, `parent`. */
export function describeUpdate(
  fiber: Fiber,
  before: Fiber,
  didParentRender: boolean,
  secrets: ReadonlySet<string>,
): DescribedComponent {
  const oldProps = ownValues(propsOfFiber(before));
  const oldState = stateValues(before);
  const props = changedValues(ownValues(propsOfFiber(fiber)), oldProps);
  const state = changedValues(stateValues(fiber), oldState);
  const changed = [
    ...props.map(({ name }) => `props.${name}`),
    ...state.map(({ name }) => name),
    ...changedContexts(fiber, before).map((name) => `context ${name}`),
  ];
  if (changed.length === 0) changed.push(didParentRender ? 'parent' : 'forced');
  const names = new Set([...props, ...state].map(({ name }) => name));
  const previous = toFields(
    [...oldProps, ...oldState].filter(({ name, value }) => names.has(name) && isShort(value)),
    secrets,
  );
  return {
    ...withFields(toFields(props.filter(isShown), secrets), toFields(state, secrets)),
    meta: { changed, ...(previous && { previous }) },
  };
}

/** Each context once, though a component may have read it several times. */
function changedContexts(fiber: Fiber, before: Fiber): string[] {
  const old = new Map(
    Array.from(contextsOf(before), ({ context, memoizedValue }) => [context, memoizedValue]),
  );
  const changed = Array.from(contextsOf(fiber))
    .filter(
      ({ context, memoizedValue }) => old.has(context) && !Object.is(old.get(context), memoizedValue),
    )
    .map(({ context }) => context);
  return Array.from(new Set(changed), nameOfContext);
}

/** A record for each value of a component's state; with `before`, for those that changed. */
export function describeStates(
  owner: string,
  fiber: Fiber,
  before: Fiber | undefined,
  secrets: ReadonlySet<string>,
): StateInput[] {
  const old = new Map(before && recordedStates(before).map(({ key, value }) => [key, value]));
  return recordedStates(fiber).flatMap(({ key, name, kind, value }): StateInput[] => {
    if (old.has(key) && Object.is(old.get(key), value)) return [];
    const state = { id: `${owner}:${key}`, name, owner, kind };
    // What follows from something else, often a part of a store, need not be there whole a second time.
    const record = (given: unknown): unknown =>
      recordable(kind === 'computed' ? shortened(given) : given, secrets);
    const newValue = record(value);
    return [
      old.has(key) ? { ...state, newValue, oldValue: record(old.get(key)) } : { ...state, newValue },
    ];
  });
}
