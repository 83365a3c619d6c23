/** One step of a list or of an object's fields, in order. Keys of lists are their places among the steps. */
export type DiffEntry =
  | { op: 'add'; key: string; value: unknown }
  | { op: 'remove'; key: string; value: unknown }
  | { op: 'change'; key: string; diff: ValueDiff }
  /** Fields or elements that are the same in both. */
  | { op: 'same'; count: number };

/** How one stored value differs from another; what is the same is only counted. */
export type ValueDiff =
  | { kind: 'same' }
  | { kind: 'changed'; before: unknown; after: unknown }
  /** A long text of which only the middle differs: `start` and `end` units on both sides stay, of which a part is told. */
  | {
      kind: 'text';
      start: number;
      end: number;
      removed: string;
      added: string;
      lead: string;
      tail: string;
    }
  | { kind: 'fields'; entries: DiffEntry[] }
  | { kind: 'list'; entries: DiffEntry[] };
