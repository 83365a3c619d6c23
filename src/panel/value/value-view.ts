/** Picks the colour of a value. */
export type ValueKind =
  'string' | 'number' | 'keyword' | 'object' | 'function' | 'node' | 'error' | 'note' | 'hex';

/** One thing inside a value. */
export interface ValueChild {
  /** As shown; already escaped. */
  key: string;
  /** The key itself where it is a value, as in a Map. */
  keyValue?: unknown;
  value: unknown;
  /** How it shows itself where that is not by its value. */
  view?: ValueView;
  /** Steps from the value that holds it, as it is stored. */
  steps: readonly string[];
  /** Reaches it in JavaScript from what `of` reaches. */
  access(of: string): string;
}

/** A child that steps lead to, and how many of them it takes. */
export interface FoundChild {
  index: number;
  used: number;
}

/** How a value shows itself: on one line, and opened. */
export interface ValueView {
  kind: ValueKind;
  /** One line, already escaped; for what has children the class or an empty text, see `previewValue`. */
  text: string;
  /** What the recorder left out, in words: `12 more fields not recorded`. */
  cut?: string;
  /** How long a long text is, in words. */
  length?: string;
  /** Number of children. */
  size: number;
  /** Children `from` to `to` (exclusive). */
  children(from: number, to: number): ValueChild[];
  /** The child that a path leads through; undefined where it leads nowhere. */
  find(steps: readonly string[]): FoundChild | undefined;
  /** A text too long for one line; opened, it shows all of this. */
  block?: string;
  /** Steps to `block`, where that is not the value itself. */
  blockSteps?: readonly string[];
  /** Path of the object that is the same as this one. */
  target?: string;
  /** Brackets around a preview of the children. */
  brackets: '{}' | '[]' | '';
}

/** Where the children of a view are stored. */
export interface Stored {
  /** Steps to what holds them. */
  under?: readonly string[];
  /** Paths say nothing of these steps. */
  isSilent?: boolean;
}

export function leaf(kind: ValueKind, text: string): ValueView {
  return { kind, text, size: 0, children: () => [], find: () => undefined, brackets: '' };
}

/** A view of the own fields of an object. */
export function fieldsView(text: string, value: unknown, stored: Stored = {}): ValueView {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const keys = Object.keys(fields);
  const { under = [] } = stored;
  return {
    kind: 'object',
    text,
    size: keys.length,
    children: (from, to) =>
      keys.slice(from, to).map((key) => ({
        key: isIdentifier(key) ? key : JSON.stringify(key),
        value: fields[key],
        steps: [...under, key],
        access: (of) => `${of}${isIdentifier(key) ? `.${key}` : `[${JSON.stringify(key)}]`}`,
      })),
    find: (steps) => findBehind(stored, steps, (step) => keys.indexOf(step)),
    brackets: '{}',
  };
}

/** A view of values counted from 0. */
export function itemsView(
  text: string,
  values: ArrayLike<unknown>,
  stored: Stored & { isSpread?: boolean } = {},
): ValueView {
  const { under = [], isSpread = false } = stored;
  return {
    kind: 'object',
    text,
    size: values.length,
    children: (from, to) =>
      Array.from({ length: Math.max(0, Math.min(to, values.length) - from) }, (_, step) => ({
        key: String(from + step),
        value: values[from + step],
        steps: [...under, String(from + step)],
        access: (of) => (isSpread ? `[...${named(of)}][${from + step}]` : `${of}[${from + step}]`),
      })),
    find: (steps) => findBehind(stored, steps, (step) => indexOf(step, values.length)),
    brackets: '[]',
  };
}

/** Looks for a child by the first step behind those that lead to all of them. */
export function findBehind(
  { under = [], isSilent = false }: Stored,
  steps: readonly string[],
  indexOfStep: (step: string) => number,
): FoundChild | undefined {
  const at = isSilent ? 0 : under.length;
  if (!isSilent && under.some((step, index) => steps[index] !== step)) return undefined;
  const step = steps[at];
  const index = step === undefined ? -1 : indexOfStep(step);
  return index < 0 ? undefined : { index, used: at + 1 };
}

/** What stands in the midst of an expression: the whole value is called `value`. */
export function named(of: string): string {
  return of.replace(/^\./, '') || 'value';
}

/** The position that a step names in a list; -1 where it names none. */
export function indexOf(step: string, length: number): number {
  return /^\d{1,15}$/.test(step) && Number(step) < length ? Number(step) : -1;
}

function isIdentifier(key: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key);
}
