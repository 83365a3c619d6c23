import { SessionError } from '../../model/errors.ts';
import { MAX_VERSION_1_BYTES } from '../../model/limits.ts';
import { SECTIONS, type SectionName } from '../../model/records.ts';
import { ComponentTree, type Snapshot } from './component-tree.ts';
import { Fields, invalid, isMap, plainKey, type Place } from './fields.ts';
import { toCommand, toEvent, toPerformance, toState, type Draft } from './records.ts';

/** A record of this version, as its line. */
export interface MigratedRecord {
  section: SectionName;
  seq: number;
  time: number;
  line: string;
}

interface Pending {
  section: SectionName;
  line: string;
  time: number | undefined;
  /** Of a component. */
  snapshot?: Snapshot;
}

/** What the lists of a full export and of a delta hold, by their plain names. */
const LISTS: Record<string, ((struct: unknown, place: Place) => Draft) | 'components'> = {
  components: 'components',
  state: toState,
  events: toEvent,
  performance: toPerformance,
  newstate: toState,
  newevents: toEvent,
  newcommands: toCommand,
};

/** Whether an entry of the file's own map is a list of structs. */
export function isList(key: string): boolean {
  return Object.hasOwn(LISTS, plainKey(key));
}

/**
 * Makes records of this version of what a file of version 1.0 holds. Those have times and no common
 * order, so all are gathered first, as JSON; then `seq` follows the time, across all sections. A record
 * without a time has that of the record before it in its list.
 */
export class Version1Session {
  readonly warnings: string[] = [];
  /** The moment of the export, epoch ms. */
  timestamp: number | undefined;
  isDelta = false;
  recordCount = 0;
  readonly #tree = new ComponentTree();
  readonly #pending: Pending[] = [];
  readonly #seen = new Set<string>();
  #size = 0;

  /** Takes an entry of the file's own map. @throws SessionError with its place */
  addMember(key: string, value: unknown, byteOffset?: number): void {
    const name = this.see(key, byteOffset);
    const place = { path: key, byteOffset };
    if (name === 'timestamp') {
      this.timestamp ??= new Fields({ [key]: value }, { path: '', byteOffset }).time(name);
    } else if (name === 'checkpoint') {
      this.isDelta = true;
      this.timestamp ??= new Fields(value, place).time('timestamp');
    } else if (isList(key)) {
      if (Array.isArray(value)) value.forEach((struct, i) => this.add(key, struct, i, byteOffset));
      else if (name === 'performance' && isMap(value)) this.#addPerformance(value, place);
      else if (value !== null) throw invalid(place, 'must be a list');
    } else if (name !== 'version') {
      this.warnings.push(`The file has "${key}", which version 1.0 does not know: it is left out.`);
    }
  }

  /** A key of the file's own map is read. @throws SessionError `duplicate-key` where it was, in another spelling */
  see(key: string, byteOffset?: number): string {
    const name = plainKey(key);
    if (this.#seen.has(name)) {
      throw new SessionError('duplicate-key', `The file has "${key}" twice, in two spellings.`, {
        path: key,
        byteOffset,
      });
    }
    this.#seen.add(name);
    return name;
  }

  /** Takes one struct of a list. @throws SessionError with its place */
  add(list: string, struct: unknown, index: number, byteOffset?: number): void {
    // A nil pointer in a list says nothing.
    if (struct === null) return;
    const place = { path: `${list}[${index}]`, byteOffset };
    const take = LISTS[plainKey(list)]!;
    this.recordCount += 1;
    if (take === 'components') this.#grow(this.#tree.add(struct, place), place);
    else this.#addDraft(take(struct, place), place);
  }

  /** All records, in the order of their `seq`. @throws SessionError `invalid-record` */
  finish(): MigratedRecord[] {
    const components = this.#tree
      .snapshots()
      .map((snapshot): Pending => ({ ...snapshot, section: 'components', snapshot }));
    return inOrder(this.#timed([...components, ...this.#pending])).map(
      ({ section, line, time, snapshot }, i) => {
        const seq = i + 1;
        const parentId = snapshot?.parentId;
        const parent = parentId === undefined ? '' : `"parentId":${JSON.stringify(parentId)},`;
        return {
          section,
          seq,
          time,
          line: `{"seq":${seq},"time":${time},${parent}${line.slice(1)}`,
        };
      },
    );
  }

  /** The tool's own exports have an empty map here; its type has the components in one. */
  #addPerformance(value: Record<string, unknown>, place: Place): void {
    const inner = new Fields(value, place).take('components');
    const components = isMap(inner) ? inner : value;
    for (const [id, struct] of Object.entries(components)) {
      const at = { ...place, path: `${place.path}.${id}` };
      this.recordCount += 1;
      this.#addDraft(toPerformance(struct, at, id), at);
    }
  }

  #addDraft({ section, time, record }: Draft, place: Place): void {
    const line = JSON.stringify(record);
    this.#pending.push({ section, time, line });
    this.#grow(line.length, place);
  }

  #grow(length: number, place: Place): void {
    this.#size += length;
    if (this.#size <= MAX_VERSION_1_BYTES) return;
    throw new SessionError(
      'too-large',
      `A file of version 1.0 may hold ${MAX_VERSION_1_BYTES} bytes of records: they are put in order in memory.`,
      place,
    );
  }

  #timed(pending: readonly Pending[]): (Pending & { time: number })[] {
    const latest = new Map<SectionName, number>();
    return pending.map((one) => {
      const time = one.time ?? latest.get(one.section) ?? this.timestamp;
      if (time === undefined)
        throw new SessionError('invalid-record', 'Neither the records nor the file say a time.', {
          path: `${one.section}[0]`,
        });
      latest.set(one.section, time);
      return { ...one, time };
    });
  }
}

/** By time; but a component never before its parent, which may have been looked at later. */
function inOrder(pending: readonly (Pending & { time: number })[]): (Pending & { time: number })[] {
  const mounts = new Map<string, number>();
  const placed = pending.map((one, index) => {
    const { snapshot } = one;
    const after = snapshot?.isUpdate === true ? snapshot.id : snapshot?.parentId;
    const earliest = after === undefined ? undefined : mounts.get(after);
    const at = Math.max(one.time, earliest ?? one.time);
    if (snapshot?.isUpdate === false) mounts.set(snapshot.id, at);
    return { one, at, section: SECTIONS.indexOf(one.section), index };
  });
  placed.sort((a, b) => a.at - b.at || a.section - b.section || a.index - b.index);
  return placed.map(({ one }) => one);
}
