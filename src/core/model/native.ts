/**
 * What recording calls of the platform, as it was when this was loaded: fake timers, zones and old libraries put
 * functions of their own in its place, which may throw, lie or never call back.
 */
export const { setTimeout, clearTimeout, queueMicrotask } = globalThis;

/** `performance.now()`. */
export const now: () => number = performance.now.bind(performance);

/** `JSON.stringify`. */
export const { stringify } = JSON;

/** A Map whose methods are the platform's. */
export class NativeMap<K, V> extends Map<K, V> {}

/** An array whose methods are the platform's. */
export class NativeList<T> extends Array<T> {}

for (const { prototype } of [NativeMap, NativeList]) {
  const { constructor: _, ...methods } = Object.getOwnPropertyDescriptors(
    Object.getPrototypeOf(prototype) as object,
  ) as Record<string, PropertyDescriptor>;
  Object.defineProperties(prototype, methods);
}

const { join } = Array.prototype;
const { apply } = Reflect;

/** The texts as one. */
export function joined(texts: readonly string[], separator: string): string {
  return apply(join, texts, [separator]);
}
