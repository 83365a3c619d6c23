import type { EventRecord } from '../model/records.ts';
import { setField } from '../model/set-field.ts';

/** Fields whose values are others in each run, by their names. */
const RANDOM_FIELD =
  /^(?:seq|x|y|(?:client|page|screen|offset)[XY]|time|time[sS]tamp|duration|elapsed|started?At|ended?At|startTime|endTime|\w+Ms|componentId|uuid|guid|nonce|(?:request|session|trace|span|correlation)Id)$/;

const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi;
const ISO_TIME = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g;
/** Epoch milliseconds from 2001 to 2096, by themselves. */
const EPOCH_TEXT = /(?<!\d)[1-3]\d{12}(?!\d)/g;
const EPOCH = { from: 1e12, to: 4e12 };

/** Levels looked into. */
const MAX_DEPTH = 100;

/** A stored value with marks in the place of what is another one in each run; what holds none of it is a copy. */
export function withoutRandom(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') {
    return value.replace(UUID, '<id>').replace(ISO_TIME, '<time>').replace(EPOCH_TEXT, '<time>');
  }
  if (typeof value === 'number') return value >= EPOCH.from && value < EPOCH.to ? '<time>' : value;
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((one) => withoutRandom(one, depth + 1));
  const fields: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) {
    setField(fields, name, RANDOM_FIELD.test(name) ? '<any>' : withoutRandom(field, depth + 1));
  }
  return fields;
}

/** What an event is aligned by, and what is compared of it then, each as a number. */
export function hashesOf(
  { category, name, source, target, payload }: EventRecord,
  ignoresRandom: boolean,
): { key: number; payload: number } {
  const read = ignoresRandom ? withoutRandom : (value: unknown): unknown => value;
  return {
    key: hashOf(JSON.stringify(read([category, name, source, target]))),
    payload: payload === undefined ? 0 : hashOf(JSON.stringify(sorted(read(payload)))),
  };
}

/** Whether two stored values are the same but for what is another one in each run. */
export function isAlike(one: unknown, other: unknown): boolean {
  return textOf(one) === textOf(other);
}

function textOf(value: unknown): string | undefined {
  return JSON.stringify(sorted(withoutRandom(value)));
}

/** Order of fields says nothing. */
function sorted(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((one) => sorted(one, depth + 1));
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, field]) => [name, sorted(field, depth + 1)]);
}

/** 53 bits of a text (two FNV-1a of 32 bits): a million events have less than one pair in 10,000 that meets. */
function hashOf(text: string): number {
  let [low, high] = [0x811c9dc5, 0xc9dc5118];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ (unit + 0x9e37), 0x01000193);
  }
  return (low >>> 0) * 2 ** 21 + (high >>> 11);
}
