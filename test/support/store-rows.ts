import { waitUntil } from '@open-wc/testing';
import { SEGMENT_BYTES } from '../../src/core/model/limits.ts';
import { openDatabase, type Database } from '../../src/core/store/database.ts';
import type { SegmentRow, SessionRow } from '../../src/core/store/schema.ts';

/** All but the bytes of the records. */
const LISTS = ['sessions', 'segments', 'looseShards'] as const;
const STORES = [...LISTS, 'chunks'] as const;

/** Everything that is stored, comparable with `deep.equal`: each row under its store and key. */
export function storeRows(): Promise<Record<string, unknown>> {
  return withStore((database) => readRows(database, STORES));
}

/** The rows once the recorder has nothing left to fold: from then on only a test changes them. */
export async function settledRows(): Promise<Record<string, unknown>> {
  await waitUntil(
    () => withStore(async (database) => isSettled(await readRows(database, LISTS))),
    'the tail is folded',
    { interval: 20, timeout: 30_000 },
  );
  return storeRows();
}

/** Keys of rows that were added, removed or changed in any byte; the first ten are enough to look into it. */
export function changedRows(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.filter((key) => !isSame(before[key], after[key])).slice(0, 10);
}

function isSame(one: unknown, other: unknown): boolean {
  if (one instanceof Uint8Array && other instanceof Uint8Array)
    return one.length === other.length && one.every((byte, at) => byte === other[at]);
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Runs work on the store through a connection of its own. */
export async function withStore<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase();
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

async function readRows(
  database: Database,
  stores: readonly (typeof STORES)[number][],
): Promise<Record<string, unknown>> {
  const rows: Record<string, unknown> = {};
  const transaction = database.transaction(stores);
  for (const store of stores) {
    const [keys, values] = await Promise.all([
      transaction.objectStore(store).getAllKeys(),
      transaction.objectStore(store).getAll(),
    ]);
    keys.forEach((key, i) => (rows[`${store} ${JSON.stringify(key)}`] = values[i]));
  }
  return rows;
}

/** Folded is all but the tail of what is being recorded, while that fills no segment; loose shards are deleted. */
function isSettled(rows: Record<string, unknown>): boolean {
  const tails = new Map<string, number>();
  const live = new Set<string>();
  for (const [key, row] of Object.entries(rows)) {
    const { status, shards } = row as SessionRow;
    if (key.startsWith('sessions') && status === 'recording') live.add(shards.at(-1)!.id);
  }
  for (const [key, row] of Object.entries(rows)) {
    if (key.startsWith('looseShards')) return false;
    if (!key.startsWith('segments')) continue;
    const { shard, section, encoding, rawLength } = row as SegmentRow;
    const name = `${shard} ${section}`;
    if (encoding === 'raw' && !live.has(shard)) return false;
    if (encoding === 'raw') tails.set(name, (tails.get(name) ?? 0) + rawLength);
  }
  return [...tails.values()].every((bytes) => bytes < SEGMENT_BYTES);
}
