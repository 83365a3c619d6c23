import type { SectionName } from '../../model/records.ts';
import { Fields, type Place } from './fields.ts';

/** A record that has no `seq` yet. */
export interface Draft {
  section: SectionName;
  /** Epoch ms; undefined where the file says none. */
  time: number | undefined;
  /** All other fields. */
  record: Record<string, unknown>;
}

/** The change's own number is kept as `changeId`, and its source, a component or a function, as `source`. */
export function toState(struct: unknown, place: Place): Draft {
  const fields = new Fields(struct, place);
  const id = fields.required('refid', 'RefID');
  const name = fields.text('refname');
  const record = {
    id,
    ...(name === undefined ? {} : { name }),
    oldValue: fields.take('oldvalue') ?? null,
    newValue: fields.take('newvalue') ?? null,
    ...own({ source: fields.text('source'), changeId: fields.integer('id') }),
  };
  return { section: 'state', time: fields.time('timestamp'), record: fields.keepRest(record) };
}

/** The event's id and number are kept as `id` and `seqId`, what its handler took as `duration`, in ms. */
export function toEvent(struct: unknown, place: Place): Draft {
  const fields = new Fields(struct, place);
  const name = fields.required('name', 'Name');
  const record = {
    name,
    ...own({
      source: fields.text('sourceid'),
      target: fields.text('targetid'),
      payload: fields.take('payload'),
      id: fields.text('id'),
      seqId: fields.integer('seqid'),
      duration: fields.duration('duration'),
    }),
  };
  return { section: 'events', time: fields.time('timestamp'), record: fields.keepRest(record) };
}

/** A command becomes an event of the category `command`, of the moment in which it was made; `executed` is epoch ms. */
export function toCommand(struct: unknown, place: Place): Draft {
  const fields = new Fields(struct, place);
  const name = fields.required('type', 'Type');
  const time = fields.time('generated');
  const executed = fields.time('executed');
  const record = {
    category: 'command',
    name,
    ...own({
      source: fields.text('source'),
      id: fields.text('id'),
      seqId: fields.integer('seqid'),
      executed,
      duration: fields.duration('duration'),
    }),
  };
  return { section: 'events', time: time ?? executed, record: fields.keepRest(record) };
}

/**
 * All renders of one component become one record of the phase `aggregate`, of the moment of the last:
 * `duration` is their sum, `count` how many they were, `min`, `max` and `mean` how long one took. When
 * each began is not known, so there is no `startTime`.
 * @param key - under which it stands, where that is a map
 */
export function toPerformance(struct: unknown, place: Place, key = ''): Draft {
  const fields = new Fields(struct, place);
  const componentId = fields.text('componentid') ?? key;
  const record = {
    name: fields.text('componentname') ?? componentId,
    componentId,
    phase: 'aggregate',
    ...own({
      duration: fields.duration('totalrendertime'),
      count: fields.integer('rendercount'),
      min: fields.duration('minrendertime'),
      max: fields.duration('maxrendertime'),
      mean: fields.duration('avgrendertime'),
      memoryUsage: fields.take('memoryusage'),
    }),
  };
  return { section: 'performance', time: fields.time('lastupdate'), record: fields.keepRest(record) };
}

/** The fields that are there. */
function own(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
