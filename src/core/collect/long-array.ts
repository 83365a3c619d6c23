/** Longer arrays are recorded by their start: they come again with every change. */
const MAX_ARRAY_LENGTH = 100;
const KEPT_OF_LONG_ARRAY = 20;

/** Stands for a long array; a class of its own, so that it cannot be taken for an object of the app's. */
class LongArray {
  static {
    // Minifiers rename classes, and the snapshot tells this name.
    Object.defineProperty(this, 'name', { value: 'LongArray' });
  }

  readonly length: number;
  readonly first: unknown[];

  constructor(array: readonly unknown[]) {
    this.length = array.length;
    this.first = array.slice(0, KEPT_OF_LONG_ARRAY);
  }
}

/** A value of a component as it is recorded: of a long array, its length and its start. */
export function shortened(value: unknown): unknown {
  try {
    return Array.isArray(value) && value.length > MAX_ARRAY_LENGTH ? new LongArray(value) : value;
  } catch {
    // A Proxy that was revoked, or whose traps throw: the snapshot says that it cannot be read.
    return value;
  }
}
