import { NativeMap } from '../model/native.ts';
import type { StateChange } from '../model/records.ts';
import { isSecretKey } from '../sanitize/secret-keys.ts';
import { copySharing } from '../model/copy-sharing.ts';
import { provideChangesLog } from './changes-log.ts';
import type { ChangesLog, StateFields } from './changes-log.ts';
import { snapshot } from './snapshot.ts';
import type { SnapshotOptions } from './snapshot-options.ts';
import { diffByReference, diffStored } from './state-diff.ts';
import type { StateInput } from './types.ts';

/** Changes after which a whole value is recorded again, so that any moment is rebuilt from a few. */
const MAX_CHANGES_BETWEEN_KEYFRAMES = 1_000;

/** Whole values shorter than this are simply recorded again. */
const MIN_DIFF_CHARS = 1_024;

/** Length of all values together of which copies are kept, to find what was edited in place. */
const MAX_COPIED_CHARS = 16 * 1024 ** 2;

/** What was recorded last of one ref; the app's object is not kept alive. */
interface LastValue {
  value: WeakRef<object>;
  /** Length of the last whole value, and of the changes recorded since. */
  wholeChars: number;
  changeChars: number;
  changeCount: number;
  /** It says of an object that it is another one further up: an edit of that would change both. */
  hasReferences: boolean;
  /** The app edits this value in place, or makes all of it anew: a copy is kept of what is recorded. */
  isCopied: boolean;
  copy?: unknown;
}

/** Finds the paths: by reference where the app replaces what changes, else by a copy of what was recorded. */
class StateChanges implements ChangesLog {
  readonly #last = new NativeMap<string, LastValue>();
  #copiedChars = 0;
  /** Of the value that is being written, where it is held against the copy of the last one. */
  #nextCopy: unknown;

  /** Takes note of what was recorded. */
  recorded(input: StateInput, fields: StateFields, chars: number): void {
    const { newValue } = input;
    if (typeof newValue !== 'object' || newValue === null) {
      const last = this.#last.get(input.id);
      if (last !== undefined) this.#dropCopy(last);
      this.#last.delete(input.id);
      return;
    }
    const value = new WeakRef(newValue);
    const last = this.#last.get(input.id);
    if ('changes' in fields && last !== undefined) {
      last.value = value;
      last.changeChars += chars;
      last.changeCount += 1;
      if (this.#nextCopy !== undefined) last.copy = this.#nextCopy;
    } else if ('newValue' in fields) this.#recordedWhole(input.id, value, fields.newValue, chars, last);
  }

  #recordedWhole(
    id: string,
    value: WeakRef<object>,
    stored: unknown,
    chars: number,
    last: LastValue | undefined,
  ): void {
    const hasReferences = stored !== value.deref() && refersToItself(stored);
    const counts = { wholeChars: chars, changeChars: 0, changeCount: 0 };
    if (last?.copy !== undefined) this.#copiedChars -= last.wholeChars;
    const isCopied = last?.isCopied === true && this.#copiedChars + chars <= MAX_COPIED_CHARS;
    if (isCopied) this.#copiedChars += chars;
    const copy = isCopied ? { copy: copySharing(last.copy, stored) } : {};
    this.#last.set(id, { value, ...counts, hasReferences, isCopied, ...copy });
  }

  changesOf(input: StateInput, options: SnapshotOptions): StateChange[] | undefined {
    this.#nextCopy = undefined;
    const last = this.#last.get(input.id);
    if (last === undefined || last.wholeChars < MIN_DIFF_CHARS) return undefined;
    if (options.redactKeys && isSecretKey(input.name)) return undefined;
    const former = last.value.deref();
    const isReplaced = former === input.oldValue && former !== input.newValue;
    if (isReplaced && last.hasReferences) return undefined;
    const isDue =
      last.changeCount >= MAX_CHANGES_BETWEEN_KEYFRAMES || last.changeChars > last.wholeChars;
    if (isReplaced) {
      const changes = isDue ? undefined : changesByReference(input, options);
      // A new root in which nothing is new was made of what had been edited in place.
      if (changes?.length !== 0) {
        this.#dropCopy(last);
        return changes;
      }
    }
    if (!last.isCopied) last.isCopied = true;
    else if (last.copy !== undefined && !isDue) return this.#changesInPlace(last, input, options);
    return undefined;
  }

  /** Holds the value against what was recorded of it last: exact, whatever the app does, at the cost of its size. */
  #changesInPlace(
    last: LastValue,
    { newValue }: StateInput,
    options: SnapshotOptions,
  ): StateChange[] | undefined {
    // Our copies would inherit it.
    if ('toJSON' in Array.prototype) return undefined;
    try {
      const next = copySharing(last.copy, snapshot(newValue, options));
      const changes = diffStored(last.copy, next);
      if (changes !== undefined) this.#nextCopy = next;
      return changes;
    } catch {
      // A Proxy's traps are the app's code: the whole value shows where.
      return undefined;
    }
  }

  #dropCopy(last: LastValue): void {
    if (last.copy !== undefined) this.#copiedChars -= last.wholeChars;
    last.isCopied = false;
    last.copy = undefined;
  }
}

/**
 * Has changes of state recorded by path from now on; without it every value is recorded whole. Called by the collectors that
 * record state, and where an app gets hold of `devtools`: all others load none of this.
 */
export function bringStateChanges(): void {
  provideChangesLog(() => new StateChanges());
}

/** The cost follows the change, as long as the app edits nothing in place. */
function changesByReference(input: StateInput, options: SnapshotOptions): StateChange[] | undefined {
  const changes = diffByReference(input.oldValue, input.newValue, options);
  if (changes === undefined) return undefined;
  for (const change of changes) {
    if (!('value' in change)) continue;
    const value = snapshot(change.value, options);
    // Its references are counted from the change, and lead nowhere once that is part of the value.
    if (value !== change.value && refersToItself(value)) return undefined;
    change.value = value;
  }
  return withoutToJson(changes);
}

function refersToItself(copy: unknown): boolean {
  if (typeof copy !== 'object' || copy === null) return false;
  return (copy as { $type?: unknown }).$type === 'ref' || Object.values(copy).some(refersToItself);
}

/** An app may define `toJSON` on a prototype that these would inherit from. */
function withoutToJson(changes: StateChange[]): StateChange[] {
  if (!('toJSON' in Array.prototype)) return changes;
  for (const change of changes) Object.setPrototypeOf(change, null);
  return Object.setPrototypeOf(changes, null) as StateChange[];
}
