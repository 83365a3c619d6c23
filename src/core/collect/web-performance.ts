import { now } from '../model/native.ts';
import type { Collector, CollectorContext, PerformanceInput } from '../record/types.ts';
import { attempt } from './attempt.ts';
import { describeTarget } from './describe-target.ts';
import { listen } from './listen.ts';

/** Shorter interactions are good ones by https://web.dev/articles/inp, and many. */
const MIN_INTERACTION_MS = 40;

/** Between samples of the memory, which Chromium rounds and renews seldom. */
const MEMORY_INTERVAL_MS = 5_000;

interface Interaction extends PerformanceEventTiming {
  /** 0 for events that belong to none, such as moves of a pointer. */
  readonly interactionId: number;
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  /** A shift that somebody asked for is none. */
  readonly hadRecentInput: boolean;
}

interface LargestPaint extends PerformanceEntry {
  readonly element: Element | null;
}

/** What a span says of an entry beside its times; undefined where it is not recorded. */
type Describe = (entry: PerformanceEntry) => Partial<PerformanceInput> | undefined;

/** By entry type; https://w3c.github.io/timing-entrytypes-registry/ */
const KINDS: Readonly<Record<string, Describe>> = {
  paint: ({ name }) => ({ phase: name }),
  'largest-contentful-paint': (entry) => {
    const { element } = entry as LargestPaint;
    return element === null ? {} : { phase: describeTarget(element) };
  },
  'layout-shift': (entry) => {
    const { hadRecentInput, value } = entry as LayoutShift;
    return hadRecentInput ? undefined : { value };
  },
  event: (entry) => {
    const { interactionId, name } = entry as Interaction;
    return interactionId > 0 ? { name: 'interaction', phase: name } : undefined;
  },
  navigation: (entry) => {
    const { responseStart: value, type } = entry as PerformanceNavigationTiming;
    return { phase: type, value };
  },
  mark: ({ name }) => ({ name, phase: 'mark' }),
  // Frameworks draw tracks of their own in the browser's panel by measures: their collectors tell better.
  measure: (entry) => (isTrack(entry) ? undefined : { name: entry.name, phase: 'measure' }),
};

function isTrack(entry: PerformanceEntry): boolean {
  const detail: unknown = (entry as PerformanceMeasure).detail;
  return typeof detail === 'object' && detail !== null && 'devtools' in detail;
}

interface MemoryInfo {
  readonly usedJSHeapSize: number;
}

/** Of which an interaction is made; https://w3c.github.io/event-timing/#sec-events-exposed */
const INTERACTIONS = [
  ...['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'contextmenu'],
  ...['keydown', 'keypress', 'keyup'],
];

/** Events of the panel that may still be told of as slow. */
const MAX_OWN = 200;

/** When the last things were done in the panel: an entry does not say where, if that is in a shadow tree. */
class OwnMoments {
  readonly #context: CollectorContext;
  readonly #times: number[] = [];
  readonly #stop = new AbortController();
  /** The last key that went down was for the panel: those of its hotkey come up in the page. */
  #isOwnKey = false;

  constructor(context: CollectorContext) {
    this.#context = context;
    const options = { capture: true, passive: true, signal: this.#stop.signal };
    for (const type of INTERACTIONS) listen(window, type, this.#note, options);
  }

  /** Whether an entry that began then is of the panel. */
  has(startTime: number): boolean {
    return this.#times.some((time) => Math.abs(time - startTime) < 1);
  }

  stop(): void {
    this.#stop.abort();
  }

  readonly #note = (event: Event): void => {
    const isOwn = this.#context.isOwnEvent(event);
    if (event.type === 'keydown') this.#isOwnKey = isOwn;
    if (!isOwn && !(event.type === 'keyup' && this.#isOwnKey)) return;
    this.#times.push(event.timeStamp);
    if (this.#times.length > MAX_OWN) this.#times.shift();
  };
}

/** What ended before this time was recorded by an earlier run. */
let recordedUntil = 0;

/**
 * Records as spans, those from before the start too: `paint`s, candidates for the `largest-contentful-paint`,
 * `layout-shift`s (`value`: their scores, whose sum in a window is CLS) and `interaction`s of 40 ms and more (the
 * worst is INP), whose `phase` says of what, but for those of the panel; the `navigation` (`value`: ms to the first byte); the app's marks and measures by their own names, with `phase` `mark` or
 * `measure`; and every 5 s, where the browser tells it, `memory` (`value`: bytes of the JavaScript heap).
 */
export function webPerformanceCollector(): Collector {
  return {
    name: 'web-performance',
    start(context) {
      const own = new OwnMoments(context);
      let navigatedAt = -1;
      /** The browser tells of a navigation twice: what it has buffered, and when it is over. */
      const isLeftOut = (type: string, { startTime, duration }: PerformanceEntry): boolean => {
        if (type === 'event') return own.has(startTime);
        if (type !== 'navigation') return false;
        if (duration === 0 || navigatedAt === startTime) return true;
        navigatedAt = startTime;
        return false;
      };
      const observers = Object.entries(KINDS).flatMap(([type, describe]) => {
        if (!PerformanceObserver.supportedEntryTypes.includes(type)) return [];
        const observer = new PerformanceObserver((list) =>
          attempt(() => {
            for (const entry of list.getEntries()) {
              const { startTime, duration } = entry;
              const said = startTime + duration < recordedUntil ? undefined : describe(entry);
              if (said !== undefined && !isLeftOut(type, entry))
                context.recordPerformance({ name: type, startTime, duration, ...said });
            }
          }),
        );
        const options = { type, buffered: true, durationThreshold: MIN_INTERACTION_MS };
        observer.observe(options);
        return [observer];
      });
      const { memory } = performance as Performance & { memory?: MemoryInfo };
      const sample = (): void => {
        const { usedJSHeapSize: value } = (performance as Performance & { memory: MemoryInfo }).memory;
        const startTime = now();
        context.recordPerformance({ name: 'memory', startTime, duration: 0, value });
      };
      const timer =
        memory === undefined ? undefined : setInterval(() => attempt(sample), MEMORY_INTERVAL_MS);
      return () => {
        for (const observer of observers) observer.disconnect();
        own.stop();
        clearInterval(timer);
        recordedUntil = now();
      };
    },
  };
}
