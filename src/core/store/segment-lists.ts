import type { IDBPObjectStore } from 'idb';
import type { SectionName } from '../model/records.ts';
import type { SegmentRow, StoreSchema } from './schema.ts';
import { sectionRange } from './segments.ts';

type SegmentStore = IDBPObjectStore<StoreSchema, ('sessions' | 'segments')[], 'segments'>;

/**
 * The segments of shards, remembered as far as they stay what they are: a shard grows at its end, and only its raw
 * segments are replaced. Who asks again reads what came since: a list of 2,000 takes some 20 ms.
 */
export class SegmentLists {
  readonly #known = new Map<string, readonly SegmentRow[]>();

  /** All of one section, ascending by `seq`. */
  async read(store: SegmentStore, shard: string, section: SectionName): Promise<SegmentRow[]> {
    const key = `${shard}/${section}`;
    const known = this.#known.get(key) ?? [];
    const last = known.at(-1)?.firstSeq;
    const [count, rest] = await Promise.all([
      last === undefined ? 0 : store.count(sectionRange(shard, section, { to: last })),
      store.getAll(sectionRange(shard, section, { from: last === undefined ? last : last + 1 })),
    ]);
    if (count !== known.length) {
      this.#known.delete(key);
      return this.read(store, shard, section);
    }
    const all = [...known, ...rest];
    const raw = all.findIndex(({ encoding }) => encoding === 'raw');
    this.#known.set(key, raw < 0 ? all : all.slice(0, raw));
    return all;
  }
}
