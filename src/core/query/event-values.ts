import type { EventRecord } from '../model/records.ts';

/** Different values of one field that are counted; what comes later is counted only if it is known. */
const MAX_VALUES = 1_000;

/** Longest value that is kept, UTF-16 units. */
const MAX_LENGTH = 200;

/** Fields of an event whose values are worth offering. */
export const VALUE_FIELDS = ['name', 'source', 'target', 'category', 'component'] as const;

/** How often each value of each field was seen, and the fields of payloads by the type that they had first. */
export interface EventValues {
  fields: Record<(typeof VALUE_FIELDS)[number], Map<string, number>>;
  payload: Map<string, { type: 'number' | 'other'; count: number }>;
}

export function createEventValues(): EventValues {
  return {
    fields: {
      name: new Map(),
      source: new Map(),
      target: new Map(),
      category: new Map(),
      component: new Map(),
    },
    payload: new Map(),
  };
}

/** Counts what one event holds. */
export function addEventValues({ fields, payload }: EventValues, event: EventRecord): void {
  count(fields.name, event.name);
  count(fields.source, event.source);
  count(fields.target, event.target);
  count(fields.category, event.category);
  count(fields.component, event.componentId);
  const held = event.payload;
  if (typeof held !== 'object' || held === null || Array.isArray(held)) return;
  for (const [key, value] of Object.entries(held)) {
    const known = payload.get(key);
    if (known !== undefined) known.count += 1;
    else if (payload.size < MAX_VALUES && isFieldName(key))
      payload.set(key, { type: typeof value === 'number' ? 'number' : 'other', count: 1 });
  }
}

/** Files from elsewhere may hold anything. */
function count(counts: Map<string, number>, value: unknown): void {
  if (typeof value !== 'string' || value === '' || value.length > MAX_LENGTH) return;
  const before = counts.get(value);
  if (before !== undefined || counts.size < MAX_VALUES) counts.set(value, (before ?? 0) + 1);
}

/** Others cannot be written as a field of the filter language. */
function isFieldName(key: string): boolean {
  return key.length <= MAX_LENGTH && /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key);
}
