import { toSessionError } from '../../../core/index.ts';
import type { EventCount, EventFilter, SessionQuery } from '../../../core/index.ts';
import { EventPages } from './event-pages.ts';

/** More rows than a panel of any size shows at once. */
const FIRST_ROWS = 120;

/** What is on screen of the list, and what it does when it grows. */
interface ListPlace {
  first: number;
  end: number;
  isFollowing: boolean;
  tail: boolean;
}

/**
 * What the event log shows of a session, read step by step: a filter on a long log has its first matches soon, and
 * its count grows until all is read. What is shown stays until what comes next is there.
 */
export class EventReading {
  /** What is shown. */
  pages: EventPages | undefined;
  filter: EventFilter = {};
  count = 0;
  /** Whether the whole log was looked at. */
  isWhole = true;
  hasRead = false;
  /** Epoch ms of the first record; 0 until it is known. */
  start = 0;
  /** Why the filter that was asked for is not that of the list, in words. */
  problem: string | undefined;
  /** Whether the list stays at its beginning though more comes at its end: positions there grow too fast to be read. */
  isHeld = false;

  /** `seq` of the last event that the paused list may hold. */
  pausedAt: number | undefined;
  /** Events that came since then. */
  waiting = 0;

  #wanted: EventFilter = {};
  #refused: EventFilter | undefined;
  #newest = -1;

  /** The filter that was asked for last; it is that of the list once it was read. */
  get wanted(): EventFilter {
    return this.#wanted;
  }

  want(filter: EventFilter): void {
    this.#wanted = filter;
  }

  get isPaused(): boolean {
    return this.pausedAt !== undefined;
  }

  /** The list stays as it is; other filters look at what was there at the pause. */
  togglePause(): void {
    this.pausedAt = this.pausedAt === undefined ? this.#newest : undefined;
    this.waiting = 0;
  }

  /** Hides what has been read of until now. */
  clear(): void {
    if (this.#newest >= 0) this.#wanted = { ...this.#wanted, after: this.pausedAt ?? this.#newest };
  }

  /**
   * Reads for as long as an answer may take, and the rows that will then be seen.
   *
   * @param isCurrent - whether the answer is still for the session that is shown
   * @returns whether the rows are others than before; undefined when the answer came too late
   */
  async step(
    session: SessionQuery,
    place: ListPlace,
    isCurrent: () => boolean,
  ): Promise<'same' | 'other' | undefined> {
    const wanted = this.#wanted;
    const revision = await session.revision();
    const isOther = revision !== this.pages?.revision;
    // Positions are others now: there is nothing to hold on to.
    if (isOther && this.pages) this.pausedAt = undefined;
    const { filter, shown, all } = await this.#count(session);
    const isNew = this.pages?.filter !== filter || isOther;
    const isWhole = shown.isWhole && all.isWhole;
    const isHeld = isNew ? place.tail && !isWhole : this.isHeld;
    const pages = isNew ? new EventPages(session, filter, revision, shown.count) : this.pages!;
    if (!isNew && shown.count > this.count) pages.grow(shown.count);
    // The rows that will be seen come before the count that makes room for them: no blank rows.
    const [start] = await Promise.all([
      isOther || this.start === 0 ? session.startTime() : this.start,
      pages.want(
        ...rowsToRead({ ...place, isFirst: isNew || this.count === 0, isHeld, count: shown.count }),
      ),
    ]);
    if (!isCurrent() || wanted !== this.#wanted) return undefined;
    this.pages = pages;
    this.filter = filter;
    this.count = shown.count;
    this.isWhole = isWhole;
    this.isHeld = isHeld;
    if (isWhole) this.waiting = all.count - shown.count;
    this.#newest = all.newest;
    this.start = start;
    this.hasRead = true;
    return isNew ? 'other' : 'same';
  }

  /** By the filter that is wanted; by that of the list while that one cannot be read. */
  async #count(
    session: SessionQuery,
  ): Promise<{ filter: EventFilter; shown: EventCount; all: EventCount }> {
    const wanted = this.#wanted;
    const filter = wanted === this.#refused ? this.filter : wanted;
    try {
      const shown = await session.countEventsSoFar(filter, this.pausedAt);
      const all = this.isPaused ? await session.countEventsSoFar(filter) : shown;
      if (filter === wanted) this.problem = undefined;
      return { filter, shown, all };
    } catch (error) {
      const { path, message } = toSessionError(error, 'worker-failed');
      if (path !== 'filter.query' || filter !== wanted || wanted !== this.#wanted) throw error;
      this.problem = message;
      this.#refused = wanted;
      // A filter that was read until now may fail on a later event.
      if (wanted === this.filter) throw error;
      return this.#count(session);
    }
  }
}

function rowsToRead({
  first,
  end,
  isFollowing,
  tail,
  isFirst,
  isHeld,
  count,
}: ListPlace & {
  /** Nothing was seen of the list before: it has no place. */
  isFirst: boolean;
  isHeld: boolean;
  count: number;
}): [number, number] {
  const atEnd = isFirst ? tail && !isHeld : isFollowing;
  if (atEnd) return [Math.max(0, count - FIRST_ROWS), count];
  return isFirst ? [0, Math.min(FIRST_ROWS, count)] : [first, Math.min(end, count)];
}
