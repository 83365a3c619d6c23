import type { StateChange } from '../model/records.ts';
import { snapshot } from './snapshot.ts';
import type { SnapshotOptions } from './snapshot-options.ts';
import { diffByReference } from './state-diff.ts';
import type { StateInput } from './types.ts';

/** Changes after which a whole value is recorded again, so that any moment is rebuilt from a few. */
const MAX_CHANGES_BETWEEN_KEYFRAMES = 1_000;

/** Whole values shorter than this are simply recorded again. */
const MIN_DIFF_CHARS = 1_024;

/** What was recorded last of one ref; the app's object is not kept alive. */
interface LastValue {
  value: WeakRef<object>;
  /** Length of the last whole value, and of the changes recorded since. */
  wholeChars: number;
  changeChars: number;
  changeCount: number;
}

/** The part of a state record that says what changed. */
export type StateFields = { oldValue?: unknown; newValue: unknown } | { changes: StateChange[] };

/** Decides for each change of state whether its whole value or only its changed paths are recorded. */
export class StateLog {
  readonly #last = new Map<string, LastValue>();

  /** Fields ready for `JSON.stringify`. */
  fieldsOf(input: StateInput, options: SnapshotOptions): StateFields {
    const changes = this.#changesOf(input, options);
    if (changes !== undefined) return { changes };
    const newValue = snapshot(input.newValue, options);
    // The old value of an object stands in the log already; only a simple one is worth saying twice.
    const isSimple = typeof input.oldValue !== 'object' || input.oldValue === null;
    return isSimple && 'oldValue' in input
      ? { oldValue: snapshot(input.oldValue, options), newValue }
      : { newValue };
  }

  /** Takes note of what was recorded. */
  recorded(input: StateInput, fields: StateFields, chars: number): void {
    const { newValue } = input;
    if (typeof newValue !== 'object' || newValue === null) {
      this.#last.delete(input.id);
      return;
    }
    const value = new WeakRef(newValue);
    const last = this.#last.get(input.id);
    if ('changes' in fields && last !== undefined) {
      last.value = value;
      last.changeChars += chars;
      last.changeCount += 1;
    } else {
      this.#last.set(input.id, { value, wholeChars: chars, changeChars: 0, changeCount: 0 });
    }
  }

  #changesOf(input: StateInput, options: SnapshotOptions): StateChange[] | undefined {
    const last = this.#last.get(input.id);
    if (last === undefined || last.value.deref() !== input.oldValue) return undefined;
    if (last.wholeChars < MIN_DIFF_CHARS) return undefined;
    if (last.changeCount >= MAX_CHANGES_BETWEEN_KEYFRAMES || last.changeChars > last.wholeChars)
      return undefined;
    const changes = diffByReference(input.oldValue, input.newValue, options);
    return changes?.map((change) =>
      'value' in change ? { ...change, value: snapshot(change.value, options) } : change,
    );
  }
}
