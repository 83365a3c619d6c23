import { waitUntil } from '@open-wc/testing';
import { SEGMENT_BYTES } from '../../src/core/model/limits.ts';
import { openDatabase, type Database } from '../../src/core/store/database.ts';
import type { SegmentRow } from '../../src/core/store/schema.ts';

const STORES = ['sessions', 'segments', 'chunks', 'looseShards'] as const;

/** Everything that is stored, comparable with `deep.equal`: each row under its store and key. */
export async function storeRows(): Promise<Record<string, unknown>> {
  const database = await openDatabase();
  try {
    return await readRows(database);
  } finally {
    database.close();
  }
}

/** The rows once the recorder has nothing left to fold: from then on only a test changes them. */
export async function settledRows(): Promise<Record<string, unknown>> {
  let rows: Record<string, unknown> = {};
  await waitUntil(async () => isSettled((rows = await storeRows())), 'the tail is folded', {
    interval: 20,
    timeout: 10_000,
  });
  return rows;
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

async function readRows(database: Database): Promise<Record<string, unknown>> {
  const rows: Record<string, unknown> = {};
  const transaction = database.transaction(STORES);
  for (const store of STORES) {
    const [keys, values] = await Promise.all([
      transaction.objectStore(store).getAllKeys(),
      transaction.objectStore(store).getAll(),
    ]);
    keys.forEach((key, i) => (rows[`${store} ${JSON.stringify(key)}`] = values[i]));
  }
  return rows;
}

/** The recorder's worker folds what fills a segment, and loose shards it deletes. */
function isSettled(rows: Record<string, unknown>): boolean {
  const tails = new Map<string, number>();
  for (const [key, row] of Object.entries(rows)) {
    if (key.startsWith('looseShards')) return false;
    if (!key.startsWith('segments')) continue;
    const { shard, section, encoding, rawLength } = row as SegmentRow;
    const name = `${shard} ${section}`;
    if (encoding === 'raw') tails.set(name, (tails.get(name) ?? 0) + rawLength);
  }
  return [...tails.values()].every((bytes) => bytes < SEGMENT_BYTES);
}
