import { hooksOf } from './react-fiber.ts';
import type { Fiber, Hook } from './react-fiber.ts';
import { hookNames } from './react-hook-names.ts';
import { stateOfHook } from './react-override.ts';

/** One value that a hook of a function component holds. */
export interface HookValue {
  /** Its place among the component's hooks, as React counts them. */
  readonly index: number;
  /** The variable's name (`query`), else the hook's and its number (`useState 2`). */
  readonly name: string;
  /** `ref` can be set, `computed` follows from something else. */
  readonly kind: 'ref' | 'computed';
  readonly value: unknown;
}

interface Slot extends Omit<HookValue, 'value'> {
  readonly read: (state: unknown) => unknown;
}

interface Slots {
  readonly types: readonly string[];
  readonly slots: readonly Slot[];
  /** How many hooks there are, without value included. */
  readonly length: number;
}

/** Hooks of React's that take another number of places than one. */
const PLACES: Readonly<Record<string, number>> = {
  useContext: 0,
  useDebugValue: 0,
  useTransition: 2,
  useSyncExternalStore: 2,
  useActionState: 3,
  useFormState: 3,
};

const same = (state: unknown): unknown => state;

/** Those that hold a value of the app's. What a `useRef` holds changes without React's knowledge. */
const HOLDERS: Readonly<Record<string, Pick<Slot, 'kind' | 'read'>>> = {
  useState: { kind: 'ref', read: same },
  useReducer: { kind: 'ref', read: same },
  useActionState: { kind: 'ref', read: same },
  useFormState: { kind: 'ref', read: same },
  useOptimistic: { kind: 'computed', read: same },
  useDeferredValue: { kind: 'computed', read: same },
  useSyncExternalStore: { kind: 'computed', read: same },
  // Kept with what it depends on.
  useMemo: { kind: 'computed', read: (state) => (Array.isArray(state) ? (state[0] as unknown) : state) },
  // A promise while the transition runs.
  useTransition: { kind: 'computed', read: (state) => state !== false },
};

const OTHERS = new Set(
  'useContext useDebugValue useRef useEffect useLayoutEffect useInsertionEffect useImperativeHandle useCallback useId useEffectEvent useCacheRefresh'.split(
    ' ',
  ),
);

const holdsValue = (hook: string): boolean => Object.hasOwn(HOLDERS, hook);
const isOwn = (hook: string): boolean => holdsValue(hook) || OTHERS.has(hook);

const slotsOfType = new WeakMap<object, Slots>();

function makeSlots(component: object, types: readonly string[]): Slots {
  const names = hookNames(component, types, isOwn, holdsValue);
  const counts = new Map<string, number>();
  // A hook of the app's that holds several values gives all of them one name.
  const isShared = (name: string): boolean =>
    names.filter((other, at) => other === name && holdsValue(types[at]!)).length > 1;
  const slots: Slot[] = [];
  let index = 0;
  for (const [at, type] of types.entries()) {
    const holder = holdsValue(type) ? HOLDERS[type] : undefined;
    if (holder) {
      const number = (counts.get(type) ?? 0) + 1;
      counts.set(type, number);
      const known = names[at];
      const own = `${type} ${number}`;
      const name = known === undefined ? own : isShared(known) ? `${known}: ${own}` : known;
      slots.push({ index, name, ...holder });
    }
    index += PLACES[type] ?? 1;
  }
  return { types, slots, length: index };
}

function slotsOf({ type, _debugHookTypes: types }: Fiber): Slots | undefined {
  const component =
    typeof type === 'object' && type !== null ? (type as { render?: unknown }).render : type;
  if (typeof component !== 'function' || !types) return undefined;
  const known = slotsOfType.get(component);
  const isSame =
    known?.types.length === types.length && known.types.every((hook, at) => hook === types[at]);
  if (known && isSame) return known;
  const slots = makeSlots(component, types);
  slotsOfType.set(component, slots);
  return slots;
}

/** Without names, as in a production build, what can be set is known by how it is set. */
function isSettable({ queue }: Hook): boolean {
  return typeof queue === 'object' && queue !== null && 'dispatch' in queue && queue.dispatch !== null;
}

/** The values that the hooks of a component hold, in the order of their calls. */
export function readHooks(fiber: Fiber): HookValue[] {
  const hooks = [...hooksOf(fiber)];
  if (hooks.length === 0) return [];
  const known = slotsOf(fiber);
  // A hook that is not known here would move all after it.
  if (known?.length === hooks.length) {
    return known.slots.map(({ index, name, kind, read }) => ({
      index,
      name,
      kind,
      value: read(stateOfHook(hooks[index]!)),
    }));
  }
  return hooks.flatMap((hook, index) =>
    isSettable(hook)
      ? [{ index, name: `hook ${index + 1}`, kind: 'ref' as const, value: stateOfHook(hook) }]
      : [],
  );
}
