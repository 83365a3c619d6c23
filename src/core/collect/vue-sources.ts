import type { StateInput } from '../record/types.ts';
import { ownValue } from './own-value.ts';
import { isComputed, isCustomRef, isRef, rawOf } from './vue-copy.ts';
import type { VueWalk } from './vue-copy.ts';
import type { VueInstance, VueRef } from './vue-types.ts';

/** One named piece of state: where it is read, and written back. */
export interface StateSource {
  readonly name: string;
  readonly kind: NonNullable<StateInput['kind']>;
  readonly type?: string;
  /** Below proxies; none of a reactive object, of which Vue keeps apart who depends on it. */
  readonly ref?: VueRef;
  /** What a walk finds of the value. */
  read(walk: VueWalk): unknown;
  /** The app's own value below proxies, as it is now. */
  live(): unknown;
  /** @returns whether the value could be set */
  write(value: unknown): boolean;
}

/** Sets the content of a reactive object, which keeps its identity. */
export function replaceFields(target: object, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(target)) {
    if (!Array.isArray(value)) return false;
    target.splice(0, target.length, ...(value as unknown[]));
    return true;
  }
  for (const key of Object.keys(target)) {
    if (!(key in value)) Reflect.deleteProperty(target, key);
  }
  Object.assign(target, value);
  return true;
}

/** The content of a reactive object as it is now, below proxies and refs; no getter is run. */
export function liveFields(target: object): object {
  const raw = rawOf(target);
  if (Array.isArray(raw) || raw instanceof Map || raw instanceof Set) return raw;
  const fields = Object.keys(raw).map((key) => [key, ownValue(raw, key)] as const);
  return Object.fromEntries(
    fields.map(([key, value]) => [key, isRef(value) ? rawOf(value)._rawValue : value]),
  );
}

function refSource(name: string, ref: VueRef): StateSource | undefined {
  if (isCustomRef(ref)) return undefined;
  const isDerived = isComputed(rawOf(ref));
  return {
    name,
    kind: isDerived ? 'computed' : 'ref',
    ...(rawOf(ref).__v_isShallow && { type: 'shallow' }),
    ref: rawOf(ref),
    read: (walk) => walk.of(ref),
    live: () => rawOf(ref)._rawValue,
    write(value) {
      if (isDerived) return false;
      ref.value = value;
      return true;
    },
  };
}

function reactiveSource(name: string, target: object): StateSource {
  return {
    name,
    kind: 'store',
    type: 'reactive',
    read: (walk) => walk.of(target),
    live: () => liveFields(target),
    write: (value) => replaceFields(target, value),
  };
}

/** A Pinia store is recorded as one, and not again with each component that uses it. */
function isPiniaStore(raw: object): boolean {
  return Object.hasOwn(raw, '$id') && Object.hasOwn(raw, '$onAction');
}

function sourceOf(name: string, value: unknown, props: object): StateSource | undefined {
  if (isRef(value)) return refSource(name, value);
  if (typeof value !== 'object' || value === null) return undefined;
  const raw = rawOf(value);
  const isElsewhere = raw === value || raw === rawOf(props) || isPiniaStore(raw);
  return isElsewhere ? undefined : reactiveSource(name, value);
}

/** Only the accessors that the compiler of `<script setup>` made, for imports and `let`, are safe to call. */
function setupValue(setup: object, key: string, isScript: boolean): unknown {
  const property = Object.getOwnPropertyDescriptor(setup, key);
  return property?.get && isScript ? Reflect.get(setup, key) : property?.value;
}

function setupSources({ devtoolsRawSetupState: setup, props }: VueInstance): StateSource[] {
  if (!setup) return [];
  const isScript = ownValue(setup, '__isScriptSetup') === true;
  return Object.keys(setup).flatMap((key) => {
    try {
      return sourceOf(key, setupValue(setup, key, isScript), props) ?? [];
    } catch {
      // A `let` that is not initialised yet, or a Proxy that refuses.
      return [];
    }
  });
}

function dataSources({ data }: VueInstance): StateSource[] {
  return Object.keys(rawOf(data)).map((name) => ({
    name,
    kind: 'ref',
    type: 'data',
    read: (walk) => walk.ofProperty(data, name),
    live: () => ownValue(rawOf(data), name),
    write: (value) => Reflect.set(data, name, value),
  }));
}

/** The state that a component's `setup` returned and its `data`; what it computes by options is not among it. */
export function componentSources(instance: VueInstance): StateSource[] {
  return [...setupSources(instance), ...dataSources(instance)];
}

/**
 * What the options of a component compute and its last rendering used. Vue keeps their refs where only a
 * read finds them, and a read evaluates; but they are among what the rendering depends on.
 */
export function optionSources(instance: VueInstance): StateSource[] {
  const options = ownValue(instance.type, 'computed');
  if (typeof options !== 'object' || options === null) return [];
  const sources: StateSource[] = [];
  for (let link = instance.effect?.deps; link; link = link.nextDep) {
    const ref = link.dep?.computed;
    const bound = functionName(ref?.fn);
    // Vue binds the function to the component, which puts a word before its name.
    const name = bound.replace(/^bound /, '');
    const isOption = name !== bound && Object.hasOwn(options, name);
    if (ref && isOption) {
      const source = refSource(name, ref);
      if (source) sources.push(source);
    }
  }
  return sources;
}

export function functionName(value: unknown): string {
  const name: unknown =
    typeof value === 'function' && Object.getOwnPropertyDescriptor(value, 'name')?.value;
  return typeof name === 'string' ? name : '';
}

/** Getters of a store and other computed values by name; they are read where they have a value. */
export function computedSources(owner: object): StateSource[] {
  return Object.keys(owner).flatMap((name) => {
    const value = ownValue(owner, name);
    return isRef(value) && isComputed(value) ? (refSource(name, value) ?? []) : [];
  });
}
