import { SessionError } from './model/errors.ts';
import type { RefusedValue, RestoreResult } from './model/restore.ts';
import { reviveValue, UnrevivableError } from './model/revive-value.ts';
import type { Collector, EventInput } from './record/types.ts';

/** See `DevTools.restoreState`: what cannot be made whole is told first, the rest is offered to each collector. */
export function restoreState(
  values: ReadonlyMap<string, unknown>,
  collectors: Iterable<Collector>,
  recordEvent: (event: EventInput) => void,
): RestoreResult {
  const given: unknown = values;
  if (!(given instanceof Map))
    throw new SessionError('invalid-argument', 'The values to be restored are no Map.');
  const refused: RefusedValue[] = [];
  const revived = new Map<string, unknown>();
  for (const [id, stored] of values) {
    try {
      revived.set(id, reviveValue(stored));
    } catch (error) {
      refused.push({ id, ...describe(error) });
    }
  }
  const ids = [...revived.keys()];
  if (ids.length > 0) recordEvent({ category: 'state', name: 'restore', payload: { ids } });
  const setters = [...collectors];
  const restored = ids.filter((id) => {
    try {
      if (setters.some((collector) => collector.restore?.(id, revived.get(id)) === true)) return true;
      refused.push({ id, reason: 'nothing in the app takes it: it is computed, or no longer there' });
    } catch (error) {
      refused.push({ id, reason: `the app failed: ${wordsOf(error)}` });
    }
    return false;
  });
  if (refused.length > 0)
    recordEvent({ category: 'state', name: 'restore/refused', payload: { refused } });
  return { restored, refused };
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
