import type { EventFilter } from './query.ts';

/** Whether a filter lets everything through. */
export function isOpenFilter(filter: EventFilter | undefined): filter is undefined {
  return (
    filter === undefined || Object.values(filter).every((value) => value === undefined || value === '')
  );
}
