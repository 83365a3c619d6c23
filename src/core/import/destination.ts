import { SessionError } from '../model/errors.ts';
import type { ImportMode } from '../model/options.ts';
import type { Database } from '../store/database.ts';
import type { Destination } from './commit-import.ts';
import { findDeltaTarget } from './delta-target.ts';
import type { ChainFile } from './import-chain.ts';

export interface DestinationRequest {
  database: Database;
  mode: ImportMode;
  /** A file that is no delta is refused. */
  mustBeDelta?: boolean | undefined;
  /** The session that is being recorded. */
  targetId: string;
}

/**
 * Where each chain goes: what begins with a delta to the stored session that ends there, all else as the mode
 * says. Of several that replace a session the first empties it, and the others are merged.
 * @throws SessionError `delta-mismatch`
 */
export async function findDestinations(
  chains: readonly (readonly ChainFile[])[],
  { database, mode, mustBeDelta = false, targetId }: DestinationRequest,
): Promise<Destination[]> {
  const destinations: Destination[] = [];
  let isEmptied = mode !== 'replace';
  for (const [first] of chains) {
    const { name, since, isRead, isLooseDelta } = first!;
    if (since !== undefined) {
      const id = await findDeltaTarget(database, targetId, { since, origin: name });
      destinations.push({ kind: 'existing', id });
    } else if (mustBeDelta && isRead && !isLooseDelta) {
      throw new SessionError('delta-mismatch', `${name} is a full export, not a delta.`, {
        path: 'since',
        file: name,
      });
    } else if (mode === 'open') {
      destinations.push({ kind: 'new' });
    } else {
      destinations.push({ kind: isEmptied ? 'existing' : 'emptied', id: targetId });
      isEmptied = true;
    }
  }
  return destinations;
}
