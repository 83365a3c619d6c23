/** The workers that a page starts while it is watched, to be ended as a browser ends them: without a word. */
export class WatchedWorkers {
  readonly workers: Worker[] = [];
  /** File names of what they were started with, in that order. */
  readonly scripts: string[] = [];
  readonly #native = globalThis.Worker;

  constructor() {
    const { workers, scripts } = this;
    globalThis.Worker = class extends this.#native {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.push(this);
        scripts.push(String(url).split('/').at(-1)!);
      }
    };
  }

  /** Ends the worker that was started last. */
  killLast(): void {
    this.workers.at(-1)!.terminate();
  }

  stop(): void {
    globalThis.Worker = this.#native;
  }
}
