import { SessionError } from '../model/errors.ts';
import type { Cascade, CascadeEntry } from '../model/query.ts';
import type {
  ComponentRecord,
  EventRecord,
  PerformanceRecord,
  SectionName,
  StateRecord,
} from '../model/records.ts';
import type { SessionReader, SessionSnapshot } from './session-reader.ts';

/** Records that are looked at behind the event. */
const MAX_SEQS = 2_000;

/** Entries that are told. */
const MAX_ENTRIES = 200;

/** Time between two records from which on they belong to different work, ms: several frames. */
const GAP_MS = 50;

/** Longest that work is taken to be of one event, ms. */
const WINDOW_MS = 1_000;

/** What apps and collectors do while they handle something else; every other event begins work of its own. */
const FOLLOWING = new Set(['component', 'console', 'error', 'navigation', 'state', 'storage']);

type Found =
  | { section: 'events'; record: EventRecord }
  | { section: 'state'; record: StateRecord }
  | { section: 'components'; record: ComponentRecord }
  | { section: 'performance'; record: PerformanceRecord };

/**
 * What an event set off. Events that name it by `cause`, themselves or by others, are linked. No collector records
 * more than that, so all else is inferred: what follows the event in `seq`, up to the next event that begins work
 * of its own (any category but component, console, error, navigation, state and storage), a pause of 50 ms, or a
 * second.
 * Of the components' log that is mounts, moves and unmounts; of performance, what was measured of a component.
 */
export function readCascade(reader: SessionReader, seq: number): Promise<Cascade> {
  const range = { after: seq - 1, to: seq + MAX_SEQS };
  return reader.withSnapshot(async (snapshot) => {
    const found = await readRange(reader, snapshot, range);
    const root = found.find(({ section, record }) => section === 'events' && record.seq === seq);
    if (root === undefined) {
      throw new SessionError('invalid-argument', `The session has no event with the number ${seq}.`);
    }
    const following = found.filter(({ record }) => record.seq > seq);
    const entries = entriesOf(root.record as EventRecord, following);
    return { entries: entries.slice(0, MAX_ENTRIES), isCut: entries.length > MAX_ENTRIES };
  }, range);
}

async function readRange(
  reader: SessionReader,
  snapshot: SessionSnapshot,
  range: { after: number; to: number },
): Promise<Found[]> {
  const found: Found[] = [];
  for (const section of ['events', 'state', 'components', 'performance'] satisfies SectionName[]) {
    for await (const { records } of reader.parts(snapshot, section, range)) {
      for (const record of records) found.push({ section, record } as Found);
    }
  }
  return found.sort((a, b) => a.record.seq - b.record.seq);
}

function entriesOf(root: EventRecord, following: readonly Found[]): CascadeEntry[] {
  /** Depth of each event that belongs to it by `cause`. */
  const linked = new Map([[root.seq, 0]]);
  const entries: CascadeEntry[] = [];
  let isOpen = true;
  let before = root.time;
  let base = 0;
  let stage = 0;
  for (const one of following) {
    const { section, record } = one;
    const cause = section === 'events' ? record.cause : undefined;
    const parent = cause === undefined ? undefined : linked.get(cause);
    const elapsedMs = record.time - root.time;
    if (parent !== undefined) {
      linked.set(record.seq, parent + 1);
      entries.push({ ...describe(one), elapsedMs, depth: parent + 1, isLinked: true });
      base = parent + 1;
      stage = 0;
      continue;
    }
    isOpen &&= !beginsWork(one) && record.time - before <= GAP_MS && elapsedMs <= WINDOW_MS;
    before = Math.max(before, record.time);
    if (!isOpen || cause !== undefined || !isTold(one)) continue;
    stage = section === 'events' ? 1 : Math.min(stage + 1, stageOf(one));
    entries.push({ ...describe(one), elapsedMs, depth: base + stage, isLinked: false });
  }
  return entries;
}

function beginsWork({ section, record }: Found): boolean {
  return section === 'events' && record.cause === undefined && !FOLLOWING.has(record.category ?? '');
}

function isTold({ section, record }: Found): boolean {
  if (section === 'components') return record.op !== 'update';
  return section === 'performance' ? record.componentId !== undefined : true;
}

/** A change may lead to a computed value, and that to a render. */
function stageOf({ section, record }: Found): number {
  if (section === 'events') return 1;
  if (section === 'state') return record.kind === 'computed' ? 2 : 1;
  return 3;
}

function describe({ section, record }: Found): Pick<CascadeEntry, 'section' | 'seq' | 'name' | 'kind'> {
  const place = { section, seq: record.seq };
  switch (section) {
    case 'events':
      return { ...place, name: record.name, kind: record.category ?? 'event' };
    case 'state':
      return { ...place, name: record.name ?? record.id, kind: record.kind ?? 'state' };
    case 'components':
      return { ...place, name: record.name ?? record.id, kind: record.op };
    case 'performance':
      return { ...place, name: record.name, kind: record.phase ?? 'render' };
  }
}
