import type { PerformanceRecord } from '../model/records.ts';

/** What the clocks of two pages differ by at least, ms. */
const MIN_PAGE_MS = 1_000;

/** How long after a page had begun the one before it may have recorded, ms; less where records come late. */
const OVERLAP_MS = 1_000;
const LATE_OVERLAP_MS = 20;

/**
 * Says where on the clock of the session a span lies. `startTime` counts from the beginning of a page's life, which
 * no record tells, and a session may have several pages. A record is made when its span has ended: a render at once,
 * what the browser observes later, and at the start of a recording all that was before. The least distance seen is
 * the beginning. What would have begun about when the last record was made is of another page.
 */
export class PageClock {
  /** When each page began, epoch ms; it may be found to be earlier by a later record. */
  readonly origins: number[] = [];
  #lastTime = -Infinity;

  /** @returns which of the pages the span belongs to */
  place({ name, componentId, time, startTime, duration }: Omit<PerformanceRecord, 'seq'>): number {
    const { origins } = this;
    const began = Number.isFinite(time) ? time - startTime - duration : (origins.at(-1) ?? 0);
    const current = origins.at(-1);
    const isPrompt = componentId !== undefined || name === 'memory';
    const earliest = this.#lastTime - (isPrompt ? OVERLAP_MS : LATE_OVERLAP_MS);
    if (current === undefined || began > Math.max(current + MIN_PAGE_MS, earliest)) {
      origins.push(began);
    } else {
      // An estimate that came after this moment was of the same page.
      for (let page = origins.length - 1; page >= 0 && origins[page]! > began; page -= 1)
        origins[page] = began;
    }
    if (Number.isFinite(time)) this.#lastTime = time;
    return origins.length - 1;
  }
}
