import { setField } from '../../model/set-field.ts';
import { Fields, invalid, isMap, type Place } from './fields.ts';

/** How much a snapshot says of its component: as somebody's parent or child it may be a mere mention. */
const RANKS = { parent: 0, child: 1, listed: 2 } as const;
type Role = keyof typeof RANKS;

/** One component as it was seen. */
export interface Snapshot {
  id: string;
  isUpdate: boolean;
  /** The record without `seq`, `time` and `parentId`, as JSON. */
  line: string;
  parentId?: string;
  time: number | undefined;
}

interface Known extends Snapshot {
  role: Role;
  place: Place;
}

/**
 * Makes one mount of every component of a file, however often it is mentioned: the tool lists all of
 * them in no order, each with its parent and its children, and those again may be whole or not. What
 * the list itself says counts more than a mention; a second snapshot in the list is an update.
 */
export class ComponentTree {
  readonly #known = new Map<string, Known>();
  readonly #updates: Snapshot[] = [];
  /** By the child's id: what the lists of children say. */
  readonly #parents = new Map<string, string>();

  /** @returns the characters of JSON that are kept of it @throws SessionError */
  add(struct: unknown, place: Place): number {
    return this.#add(struct, place, 'listed');
  }

  /** Parents before their children. @throws SessionError `invalid-record` where one is its own ancestor */
  snapshots(): Snapshot[] {
    const ordered: Snapshot[] = [];
    const done = new Set<string>();
    for (const { id } of this.#known.values()) {
      const line: Known[] = [];
      const seen = new Set<string>();
      for (let at: string | undefined = id; at !== undefined && !done.has(at); at = this.#parentOf(at)) {
        const known = this.#known.get(at)!;
        if (seen.has(at)) throw invalid(known.place, 'is a component that is its own ancestor');
        seen.add(at);
        line.push(known);
      }
      for (const known of line.reverse()) {
        done.add(known.id);
        const parentId = this.#parentOf(known.id);
        ordered.push({ ...known, ...(parentId === undefined ? {} : { parentId }) });
      }
    }
    return [...ordered, ...this.#updates];
  }

  #parentOf(id: string): string | undefined {
    return this.#known.get(id)!.parentId ?? this.#parents.get(id);
  }

  #add(struct: unknown, place: Place, role: Role): number {
    const fields = new Fields(struct, place);
    const id = fields.required('id', 'ID');
    const parent = fields.take('parent');
    const children = fields.list('children');
    const time = fields.time('timestamp');
    const before = this.#known.get(id);
    const isUpdate = before?.role === 'listed' && role === 'listed';
    const line = JSON.stringify(toRecord(fields, id, isUpdate ? 'update' : 'mount'));
    let size = line.length;
    const parentId = isMap(parent) ? new Fields(parent, fields.placeOf('Parent')).text('id') : undefined;
    if (parentId !== undefined) size += this.#add(parent, fields.placeOf('Parent'), 'parent');
    if (isUpdate) {
      this.#updates.push({ id, isUpdate, line, time });
    } else if (before === undefined || RANKS[role] > RANKS[before.role]) {
      const above = parentId ?? before?.parentId;
      this.#known.set(id, {
        id,
        isUpdate,
        role,
        place,
        line,
        time,
        ...(above === undefined ? {} : { parentId: above }),
      });
    }
    for (const [i, child] of children.entries()) {
      if (child === null) continue;
      const childPlace = fields.placeOf(`Children[${i}]`);
      size += this.#add(child, childPlace, 'child');
      const childId = new Fields(child, childPlace).required('id', 'ID');
      if (!this.#parents.has(childId)) this.#parents.set(childId, id);
    }
    return size;
  }
}

/** Refs are named values of the component's state; what else is said of them goes to `meta`. */
function toRecord(fields: Fields, id: string, op: 'mount' | 'update'): Record<string, unknown> {
  const name = fields.text('name');
  const type = fields.text('type');
  const status = fields.text('status');
  const props = fields.take('props');
  const refs = fields.list('refs').filter((ref) => ref !== null);
  const { state, described } = withRefs(fields.take('state'), refs, fields);
  const meta = {
    ...(type === undefined ? {} : { type }),
    ...(status === undefined ? {} : { status }),
    ...(described.length === 0 ? {} : { refs: described }),
  };
  return fields.keepRest({
    op,
    id,
    ...(name === undefined ? {} : { name }),
    ...(isSaying(props) ? { props } : {}),
    ...(isSaying(state) ? { state } : {}),
    ...(isSaying(meta) ? { meta } : {}),
  });
}

function withRefs(
  given: unknown,
  refs: readonly unknown[],
  fields: Fields,
): { state: unknown; described: object[] } {
  if (refs.length === 0) return { state: given, described: [] };
  const state: Record<string, unknown> = {};
  if (isMap(given)) for (const [key, value] of Object.entries(given)) setField(state, key, value);
  else if (given !== undefined) state.value = given;
  const described = refs.map((struct, i) => {
    const ref = new Fields(struct, fields.placeOf(`Refs[${i}]`));
    const id = ref.text('id');
    const name = ref.text('name') ?? id ?? String(i);
    const type = ref.text('type');
    const watchers = ref.integer('watchers');
    const value = ref.take('value') ?? null;
    // Two refs may have one name.
    const isTaken = Object.hasOwn(state, name);
    if (!isTaken) setField(state, name, value);
    return ref.keepRest({
      ...(id === undefined ? {} : { id }),
      name,
      ...(type === undefined ? {} : { type }),
      ...(watchers === undefined ? {} : { watchers }),
      ...(isTaken ? { value } : {}),
    });
  });
  return { state, described };
}

/** Whether there is anything in a value: Go writes an empty map where nothing was recorded. */
function isSaying(value: unknown): boolean {
  return value !== undefined && !(isMap(value) && Object.keys(value).length === 0);
}
