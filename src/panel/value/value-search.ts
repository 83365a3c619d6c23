import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { searchValue } from './search-value.ts';
import type { ValueMatch } from './search-value.ts';

/** Longest time that a search takes at once, ms: half a frame. */
const SLICE_MS = 8;

/** Matches that are kept; what is found beyond them is not looked for. */
const MAX_MATCHES = 1_000;

/** Searches a value in slices, so that a large one never holds up the page. */
export class ValueSearch implements ReactiveController {
  matches: readonly ValueMatch[] = [];
  /** Position of the match that was gone to; -1 before there is one. */
  current = -1;
  isRunning = false;

  readonly #host: ReactiveControllerHost;
  readonly #show: (match: ValueMatch) => void;
  #run = 0;

  constructor(host: ReactiveControllerHost, show: (match: ValueMatch) => void) {
    this.#host = host;
    this.#show = show;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#run += 1;
    this.isRunning = false;
  }

  /** Whether there may be more matches than are kept. */
  get isFull(): boolean {
    return this.matches.length >= MAX_MATCHES;
  }

  /** Looks for another text, or in another value. @param goes - whether the first match is gone to */
  async start(value: unknown, text: string, goes: boolean): Promise<void> {
    this.#run += 1;
    const run = this.#run;
    const steps = text === '' ? undefined : searchValue(value, text);
    const found: ValueMatch[] = [];
    this.matches = found;
    this.current = -1;
    this.isRunning = steps !== undefined;
    this.#host.requestUpdate();
    while (steps !== undefined && run === this.#run && this.isRunning) {
      const hadNone = found.length === 0;
      this.isRunning = takeSlice(steps, found);
      this.#host.requestUpdate();
      if (goes && hadNone && found.length > 0) this.go(1);
      if (this.isRunning) await new Promise((resolve) => setTimeout(resolve));
    }
  }

  /** Goes to the next match, or the one before, around the end. */
  go(by: 1 | -1): void {
    const { length } = this.matches;
    if (length === 0) return;
    this.current = this.current < 0 && by < 0 ? length - 1 : (this.current + by + length) % length;
    this.#show(this.matches[this.current]!);
    this.#host.requestUpdate();
  }
}

/** @returns whether there is more to look at */
function takeSlice(steps: Generator<ValueMatch | undefined, undefined>, found: ValueMatch[]): boolean {
  const end = performance.now() + SLICE_MS;
  while (performance.now() < end) {
    const { done, value } = steps.next();
    if (done) return false;
    if (value !== undefined) found.push(value);
    if (found.length >= MAX_MATCHES) return false;
  }
  return true;
}
