import type { WebVital } from '../model/query.ts';
import type { PerformanceRecord } from '../model/records.ts';

/** Shifts of the layout so far apart, or from the first of their window, begin another window, ms. */
const SHIFT_GAP_MS = 1_000;
const SHIFT_WINDOW_MS = 5_000;

/** The web vitals of one page, as its records tell them; https://web.dev/articles/vitals */
export class PageVitals {
  #lcp: number | undefined;
  #inp: number | undefined;
  #fcp: number | undefined;
  #ttfb: number | undefined;
  #cls: number | undefined;
  #window = { first: -Infinity, last: -Infinity, sum: 0 };

  add({ name, phase, startTime, duration, value }: PerformanceRecord): void {
    if (phase === 'mark' || phase === 'measure') return;
    if (name === 'largest-contentful-paint') this.#lcp = startTime;
    else if (name === 'paint' && phase === 'first-contentful-paint') this.#fcp = startTime;
    // The worst of all; quick interactions are not recorded, by whose number the few worst would be left out.
    else if (name === 'interaction') this.#inp = Math.max(this.#inp ?? 0, duration);
    else if (name === 'navigation' && Number.isFinite(value)) this.#ttfb = value;
    else if (name === 'layout-shift' && Number.isFinite(value)) this.#addShift(startTime, value!);
  }

  told(): WebVital[] {
    const all: [WebVital['name'], number | undefined][] = [
      ['LCP', this.#lcp],
      ['INP', this.#inp],
      ['CLS', this.#cls],
      ['FCP', this.#fcp],
      ['TTFB', this.#ttfb],
    ];
    return all.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
  }

  /** The largest sum of a window counts; https://web.dev/articles/cls */
  #addShift(time: number, score: number): void {
    const { first, last } = this.#window;
    const isSame = time - last < SHIFT_GAP_MS && time - first < SHIFT_WINDOW_MS;
    this.#window = isSame
      ? { first, last: time, sum: this.#window.sum + score }
      : { first: time, last: time, sum: score };
    this.#cls = Math.max(this.#cls ?? 0, this.#window.sum);
  }
}
