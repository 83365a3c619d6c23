/**
 * Has `assigned` called with each object that inherits from `prototype` when it is given a property of its own, as
 * constructors do. The object gets the property as it would without.
 *
 * @returns what undoes it exactly
 */
export function watchAssignment(
  prototype: object,
  key: string,
  assigned: (target: object) => void,
): () => void {
  const before = Object.getOwnPropertyDescriptor(prototype, key);
  function get(): unknown {
    return before?.value;
  }
  function set(this: object, value: unknown): void {
    Reflect.defineProperty(this, key, { value, writable: true, enumerable: true, configurable: true });
    assigned(this);
  }
  // An accessor is the library's own way to take the assignment.
  const canWatch = before === undefined || 'value' in before;
  const watch = { get, set, enumerable: before?.enumerable ?? false, configurable: true };
  if (!canWatch || !Reflect.defineProperty(prototype, key, watch)) return () => undefined;
  return () => {
    if (Object.getOwnPropertyDescriptor(prototype, key)?.set !== set) return;
    if (before) Object.defineProperty(prototype, key, before);
    else Reflect.deleteProperty(prototype, key);
  };
}
