import type { ExportFilter } from '../model/options.ts';
import type {
  ComponentRecord,
  EventRecord,
  PerformanceRecord,
  SectionName,
  SessionRecord,
  StateRecord,
} from '../model/records.ts';
import { valueAfter } from '../model/state-value.ts';

/** Lets one record through, possibly rewritten, or leaves it out. Records come in the order of the file. */
export type RecordFilter = (section: SectionName, record: SessionRecord) => SessionRecord | undefined;

/**
 * The filter that an export's options describe. `components` names ids or component names; what lies
 * below them in the tree belongs to them, at whatever time it was mounted there.
 * @param subtree - ids of those components; only asked when the filter names some
 */
export function createRecordFilter(filter: ExportFilter, subtree: Subtree | undefined): RecordFilter {
  const states = new RangeStart();
  return (section, record) => {
    if (section === 'state') return states.take(record as StateRecord, isWanted(section, record));
    return isWanted(section, record) ? record : undefined;
  };

  function isWanted(section: SectionName, record: SessionRecord): boolean {
    const { from = -Infinity, to = Infinity, eventNames } = filter;
    if (record.time < from || record.time > to) return false;
    if (section === 'events' && eventNames?.includes((record as EventRecord).name) === false)
      return false;
    return subtree === undefined || subtree.holds(section, record);
  }
}

/**
 * A ref's first record in the file has to hold its whole value: changes by path would stand on
 * records that are left out.
 */
class RangeStart {
  readonly #values = new Map<string, unknown>();
  readonly #begun = new Set<string>();

  take(record: StateRecord, isWanted: boolean): StateRecord | undefined {
    const { id } = record;
    const value = valueAfter(this.#values.get(id), record);
    this.#values.set(id, value);
    if (!isWanted) {
      this.#begun.delete(id);
      return undefined;
    }
    if (this.#begun.has(id)) return record;
    this.#begun.add(id);
    const { changes, ...rest } = record;
    return changes === undefined ? record : { ...rest, newValue: value };
  }
}

/** Components and all that was ever mounted below them. */
export class Subtree {
  readonly #roots: ReadonlySet<string>;
  readonly #names = new Map<string, string>();
  readonly #children = new Map<string, Set<string>>();
  #members: ReadonlySet<string> | undefined;

  /** @param roots - ids or names */
  constructor(roots: readonly string[]) {
    this.#roots = new Set(roots);
  }

  /** Takes note of one step of the tree's life; all of them come before the first question. */
  add({ id, name, parentId }: ComponentRecord): void {
    if (name !== undefined) this.#names.set(id, name);
    if (parentId === undefined) return;
    const siblings = this.#children.get(parentId);
    if (siblings === undefined) this.#children.set(parentId, new Set([id]));
    else siblings.add(id);
  }

  /**
   * State belongs to the component that it names as its owner, an event to that of its `componentId`, or else its
   * source, by id or by name.
   */
  holds(section: SectionName, record: SessionRecord): boolean {
    switch (section) {
      case 'components':
        return this.#has((record as ComponentRecord).id);
      case 'state':
        return this.#has((record as StateRecord).owner);
      case 'events': {
        const { componentId, source } = record as EventRecord;
        return this.#has(componentId ?? source);
      }
      case 'performance':
        return this.#has((record as PerformanceRecord).componentId);
      case 'dom':
        // The picture is of the whole page.
        return false;
    }
  }

  #has(owner: string | undefined): boolean {
    return owner !== undefined && (this.#members ??= this.#collect()).has(owner);
  }

  /** Ids and names of all that belongs to the subtrees. */
  #collect(): ReadonlySet<string> {
    const members = new Set(this.#roots);
    const waiting = [...this.#roots];
    for (const [id, name] of this.#names) if (this.#roots.has(name)) waiting.push(id);
    const seen = new Set<string>();
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      members.add(id);
      const name = this.#names.get(id);
      if (name !== undefined) members.add(name);
      waiting.push(...(this.#children.get(id) ?? []));
    }
    return members;
  }
}
