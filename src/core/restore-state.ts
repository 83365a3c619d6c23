import { livePartAt } from './live-part.ts';
import { SessionError } from './model/errors.ts';
import type { KeptPart, RefusedValue, RestoreOptions, RestoreResult } from './model/restore.ts';
import { reviveValue, UnrevivableError } from './model/revive-value.ts';
import type { Collector, EventInput } from './record/types.ts';

const NOT_TAKEN = 'the app has no such value, or computes it';

/** See `DevTools.restoreState`: what cannot be made is told first, the rest is offered to each collector. */
export function restoreState(
  values: ReadonlyMap<string, unknown>,
  { present = new Map<string, unknown>() }: RestoreOptions,
  collectors: Iterable<Collector>,
  recordEvent: (event: EventInput) => void,
): RestoreResult {
  const given: unknown = values;
  if (!(given instanceof Map))
    throw new SessionError('invalid-argument', 'The values to be restored are no Map.');
  const setters = [...collectors].filter((collector) => collector.restore !== undefined);
  const refused: RefusedValue[] = [];
  const revived = new Map<string, RevivedValue>();
  for (const [id, stored] of values) {
    const live = liveValueOf(id, setters);
    try {
      const known = present.has(id) ? [present.get(id)] : [];
      revived.set(id, { ...reviveWith(stored, live ? [...known, live.value] : known), live });
    } catch (error) {
      const mayBeThere = live !== undefined || setters.some((setter) => !setter.liveValueOf);
      refused.push({ id, ...(mayBeThere ? describe(error) : { reason: NOT_TAKEN }) });
    }
  }
  const ids = [...revived.keys()];
  if (ids.length > 0) recordEvent({ category: 'state', name: 'restore', payload: { ids } });
  const restored = ids.filter((id) => {
    const { value, live } = revived.get(id)!;
    try {
      if (setters.some((collector) => collector.restore?.(id, value) === true)) {
        if (live && !present.has(id)) present.set(id, live.value);
        return true;
      }
      refused.push({ id, reason: NOT_TAKEN });
    } catch (error) {
      refused.push({ id, reason: `the app failed: ${wordsOf(error)}` });
    }
    return false;
  });
  if (refused.length > 0)
    recordEvent({ category: 'state', name: 'restore/refused', payload: { refused } });
  const kept = restored.flatMap((id) => revived.get(id)!.kept.map((part) => ({ id, ...part })));
  return { restored, refused, ...(kept.length > 0 && { kept }) };
}

/** A value as the app will have it, and what it has until then. */
interface RevivedValue {
  readonly value: unknown;
  readonly kept: readonly Omit<KeptPart, 'id'>[];
  readonly live: { readonly value: unknown } | undefined;
}

/** @param sources - live values to take from what cannot be brought back, the first that has it */
function reviveWith(stored: unknown, sources: readonly unknown[]): Omit<RevivedValue, 'live'> {
  const kept: Omit<KeptPart, 'id'>[] = [];
  const value = reviveValue(stored, (error) => {
    const { message: reason, path } = error;
    for (const source of sources) {
      const part = livePartAt(stored, source, path);
      if (part === undefined) continue;
      kept.push({ reason, path });
      return part.value;
    }
    throw error;
  });
  return { value, kept };
}

function liveValueOf(id: string, collectors: readonly Collector[]): { value: unknown } | undefined {
  for (const collector of collectors) {
    try {
      const live = collector.liveValueOf?.(id);
      if (live) return live;
    } catch {
      // The app's own code may throw: then it has nothing to give.
    }
  }
  return undefined;
}

function describe(error: unknown): Omit<RefusedValue, 'id'> {
  if (!(error instanceof UnrevivableError)) return { reason: wordsOf(error) };
  return { reason: error.message, ...(error.path === '' ? {} : { path: error.path }) };
}

/** What an app throws may be anything. */
function wordsOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return 'something without words';
  }
}
