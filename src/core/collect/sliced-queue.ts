import { now, setTimeout } from '../model/native.ts';
import { attempt } from './attempt.ts';

/** ms of the app's thread that are taken at a time. */
const SLICE_MS = 4;

interface Scheduling {
  scheduler?: { yield?(): Promise<void> };
}

/** Lets the app's own work and the page's rendering go first. */
function yieldToPage(): Promise<void> {
  const { scheduler } = globalThis as Scheduling;
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}

/** Work that is done in the order in which it came, a few milliseconds at a time. */
export class SlicedQueue {
  #jobs: (() => void)[] = [];
  #isRunning = false;
  #isStopped = false;
  readonly #onDone: () => void;

  /** @param onDone - called whenever nothing waits any more */
  constructor(onDone: () => void) {
    this.#onDone = onDone;
  }

  /** Work that comes while some is waiting is done behind that. */
  add(jobs: Iterable<() => void>): void {
    for (const job of jobs) this.#jobs.push(job);
  }

  /** Begins where nothing has begun yet. */
  async run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    while (this.#jobs.length > 0 && !this.#isStopped) {
      const jobs = this.#jobs;
      this.#jobs = [];
      await this.#runAll(jobs);
    }
    this.#isRunning = false;
    this.#onDone();
  }

  stop(): void {
    this.#isStopped = true;
    this.#jobs = [];
  }

  async #runAll(jobs: readonly (() => void)[]): Promise<void> {
    let end = now() + SLICE_MS;
    for (const job of jobs) {
      if (now() >= end) {
        await yieldToPage();
        if (this.#isStopped) return;
        end = now() + SLICE_MS;
      }
      attempt(job);
    }
  }
}
