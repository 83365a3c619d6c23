import type { EventRecord } from '../model/records.ts';

/** Fields of an event's payload, of which a file may hold anything. */
export function payloadOf({ payload }: EventRecord): Readonly<Record<string, unknown>> {
  return typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {};
}
