import { createFilmStore, nextFilmStore } from '../film-store.ts';
import type { Result } from '../result.ts';
import { loadFilms } from '../sample-data.ts';
import { enableRecorder, storedLengths, waitUntilFolded } from '../stored-session.ts';

const CHANGES = 10_000;

/** Changes between two hand-overs that are waited for. */
const SLICE_CHANGES = 500;

/** P11: what many small changes of a large store take in the store, against its value before and after each. */
export async function stateSize(): Promise<Result[]> {
  const films = await loadFilms();
  const devTools = await enableRecorder();
  const store = { id: 'store', name: 'store', kind: 'store' } as const;
  let value = createFilmStore(films);
  const { length: bytes } = new TextEncoder().encode(JSON.stringify(value));
  devTools.recordState({ ...store, newValue: value });
  for (let i = 0; i < CHANGES; i += 1) {
    const next = nextFilmStore(value, films[i % films.length]!.id, i);
    devTools.recordState({ ...store, oldValue: value, newValue: next });
    value = next;
    if (i % SLICE_CHANGES === 0) await devTools.flush();
  }
  await devTools.flush();
  if (devTools.status.droppedCount > 0) throw new Error('Records were dropped.');
  await waitUntilFolded();
  const { stored, raw } = await storedLengths();
  const line: Pick<Result, 'unit' | 'comparison' | 'peer'> = {
    unit: 'KB',
    comparison: 'share',
    peer: [(2 * bytes * CHANGES) / 1_000],
  };
  const what = `${CHANGES.toLocaleString('en')} changes of a store of ${(bytes / 1e6).toFixed(1)} MB, two copies each`;
  return [
    { row: 'P11', what: `${what}: segments as stored`, ours: [stored / 1_000], target: 0.01, ...line },
    { row: '', what: 'the same, uncompressed', ours: [raw / 1_000], ...line },
  ];
}
