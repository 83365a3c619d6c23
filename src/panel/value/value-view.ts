/** Picks the colour of a value. */
export type ValueKind =
  'string' | 'number' | 'keyword' | 'object' | 'function' | 'node' | 'error' | 'note';

/** One thing inside a value. */
export interface ValueChild {
  /** As shown; already escaped. */
  key: string;
  /** The key itself where it is a value, as in a Map. */
  keyValue?: unknown;
  value: unknown;
}

/** How a value shows itself: on one line, and opened. */
export interface ValueView {
  kind: ValueKind;
  /** One line, already escaped; for what has children the class or an empty text, see `previewValue`. */
  text: string;
  /** What the recorder left out, in words: `12 more fields not recorded`. */
  cut?: string;
  /** Number of children. */
  size: number;
  /** Children `from` to `to` (exclusive). */
  children(from: number, to: number): ValueChild[];
  /** A string too long for one line; opened, it shows all of this. */
  block?: string;
  /** Brackets around a preview of the children. */
  brackets: '{}' | '[]' | '';
}

export function leaf(kind: ValueKind, text: string): ValueView {
  return { kind, text, size: 0, children: () => [], brackets: '' };
}

/** A view of the own fields of an object. */
export function fieldsView(text: string, value: unknown): ValueView {
  const fields: [string, unknown][] =
    typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return {
    kind: 'object',
    text,
    size: fields.length,
    children: (from, to) =>
      fields.slice(from, to).map(([key, child]) => ({ key: fieldKey(key), value: child })),
    brackets: '{}',
  };
}

/** A view of values counted from 0. */
export function itemsView(
  text: string,
  values: ArrayLike<unknown>,
  kind: ValueKind = 'object',
): ValueView {
  return {
    kind,
    text,
    size: values.length,
    children: (from, to) =>
      Array.from({ length: Math.max(0, Math.min(to, values.length) - from) }, (_, step) => ({
        key: String(from + step),
        value: values[from + step],
      })),
    brackets: '[]',
  };
}

function fieldKey(key: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key) ? key : JSON.stringify(key);
}
