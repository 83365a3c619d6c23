import { Copier } from './copier.ts';
import { tag } from './copy-context.ts';
import { reasonOf } from './own-fields.ts';
import { isPlain } from './plain.ts';
import type { SnapshotOptions } from './snapshot-options.ts';

/**
 * A value that `JSON.stringify` writes safely and exactly: the value itself when it is plain, else a
 * bounded copy in which what JSON cannot say has its tagged form (`model/tagged-value.ts`). It runs
 * no getter and no `toJSON`, and never throws.
 */
export function snapshot(value: unknown, options: SnapshotOptions): unknown {
  try {
    if (isPlain(value, options)) return value;
  } catch {
    // A Proxy's traps are the app's code and may throw anything: the copy shows where.
  }
  return boundedCopy(value, options);
}

/** The copy even where the value is plain: for one whose JSON turned out to be too long, or that was a Proxy. */
export function boundedCopy(value: unknown, options: SnapshotOptions): unknown {
  try {
    return new Copier(options).copy(value, 0, '');
  } catch (error) {
    return tag('unreadable', { reason: reasonOf(error) });
  }
}
