import { isOpenFilter } from './model/event-filter.ts';
import type { EventCount, EventFilter, NewestEvents } from './model/query.ts';
import type { EventRecord } from './model/records.ts';

/**
 * Answers to what a list of events asks first, from what was told of the session before the worker for questions is up.
 * All else is that one's, and all that is asked later.
 */
export class EarlyAnswers {
  #newest: NewestEvents | undefined;

  constructor(newest: NewestEvents | undefined) {
    this.#newest = newest;
  }

  /** Leaves all to the worker. */
  end(): void {
    this.#newest = undefined;
  }

  revision(ask: () => Promise<string>): Promise<string> {
    return this.#answer(({ revision }) => revision, ask);
  }

  startTime(ask: () => Promise<number>): Promise<number> {
    return this.#answer(({ startTime }) => startTime, ask);
  }

  count(
    filter: EventFilter | undefined,
    upTo: number | undefined,
    ask: () => Promise<EventCount>,
  ): Promise<EventCount> {
    return this.#answer(
      ({ count, newest }) =>
        isOpenFilter(filter) && upTo === undefined ? { count, newest, isWhole: true } : undefined,
      ask,
    );
  }

  eventsAt(
    { offset, limit, filter }: { offset: number; limit: number; filter?: EventFilter },
    ask: () => Promise<EventRecord[]>,
  ): Promise<EventRecord[]> {
    return this.#answer(({ count, events }) => {
      const start = offset - (count - events.length);
      return isOpenFilter(filter) && start >= 0 ? events.slice(start, start + limit) : undefined;
    }, ask);
  }

  async #answer<T>(
    answerOf: (newest: NewestEvents) => T | undefined,
    ask: () => Promise<T>,
  ): Promise<T> {
    return (this.#newest && answerOf(this.#newest)) ?? ask();
  }
}
