import { isSecretValue, REDACTED } from '../sanitize/secret-keys.ts';
import { createChangesLog, type ChangesLog, type StateFields } from './changes-log.ts';
import { boundedCopy, snapshot } from './snapshot.ts';
import type { SnapshotOptions } from './snapshot-options.ts';
import type { StateInput } from './types.ts';

/**
 * Decides for each change of state whether its whole value or only its changed paths are recorded. What finds the paths
 * comes with what records state: see `bringStateChanges`.
 */
export class StateLog {
  #changes: ChangesLog | undefined;

  /** Fields ready for `JSON.stringify`. */
  fieldsOf(input: StateInput, options: SnapshotOptions): StateFields {
    this.#changes ??= createChangesLog();
    const changes = this.#changes?.changesOf(input, options);
    if (changes !== undefined) return { changes };
    return this.#wholeFieldsOf(input, options, snapshot);
  }

  /** The whole value, cut to the limits: for fields that turned out to be too long. */
  boundedFieldsOf(input: StateInput, options: SnapshotOptions): StateFields {
    return this.#wholeFieldsOf(input, options, boundedCopy);
  }

  #wholeFieldsOf(input: StateInput, options: SnapshotOptions, copy: typeof snapshot): StateFields {
    const safe = (value: unknown): unknown =>
      options.redactKeys && isSecretValue(input.name, value) ? REDACTED : copy(value, options);
    const newValue = safe(input.newValue);
    // The old value of an object stands in the log already; only a simple one is worth saying twice.
    const isSimple = typeof input.oldValue !== 'object' || input.oldValue === null;
    return isSimple && 'oldValue' in input ? { oldValue: safe(input.oldValue), newValue } : { newValue };
  }

  /** Takes note of what was recorded. */
  recorded(input: StateInput, fields: StateFields, chars: number): void {
    this.#changes?.recorded(input, fields, chars);
  }
}
