import type { LookedPart, PartLooker, PartTask } from './part-looker.ts';

/** Parts that a helper has at a time: the next one is there when it is done with one. */
const PARTS_OF_HELPER = 4;

/** So many keep a helper busy while this thread works at one of its own, and hands out no other. */
const PARTS_BEFORE_OWN = 3;

/** What this thread does alone: one is inflated by the platform while another is looked at. */
const OWN_PARTS = 2;

/** Parts under way for each thread, those included that wait for a thread or for their turn to be written. */
const PARTS_AHEAD = 8;

interface Lane {
  look: PartLooker;
  /** Parts that it has not given back. */
  running: number;
}

/** Shares out parts among the export's own worker and those that help it. */
export class PartLookers {
  readonly #own: Lane;
  readonly #helpers: Lane[] = [];
  /** Of parts that wait for a thread. */
  readonly #waiting: (() => void)[] = [];

  constructor(own: PartLooker) {
    this.#own = { look: own, running: 0 };
  }

  /** Parts that may be under way. */
  get limit(): number {
    return (1 + this.#helpers.length) * PARTS_AHEAD;
  }

  /** Another thread is ready to help. */
  add(look: PartLooker): void {
    this.#helpers.push({ look, running: 0 });
    for (const proceed of this.#waiting.splice(0)) proceed();
  }

  /** What a helper fails to do is done here. @throws SessionError `storage-corrupt` */
  async look(task: PartTask): Promise<LookedPart> {
    const lane = await this.#takeLane();
    try {
      return await lane.look(task);
    } catch (error) {
      if (lane === this.#own) throw error;
      const at = this.#helpers.indexOf(lane);
      if (at >= 0) this.#helpers.splice(at, 1);
      return await this.#own.look(task);
    } finally {
      lane.running -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** A lane with room, as soon as there is one. */
  async #takeLane(): Promise<Lane> {
    for (;;) {
      const lane = this.#nextLane();
      if (lane !== undefined) {
        lane.running += 1;
        return lane;
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Helpers come first: whoever hands out parts must not be busy when one of them has none. */
  #nextLane(): Lane | undefined {
    const own = this.#own;
    const [first, ...others] = this.#helpers;
    if (first === undefined) return own.running < OWN_PARTS ? own : undefined;
    const helper = others.reduce((least, one) => (one.running < least.running ? one : least), first);
    if (helper.running < PARTS_BEFORE_OWN) return helper;
    if (own.running === 0) return own;
    return helper.running < PARTS_OF_HELPER ? helper : undefined;
  }
}

/** Works at several items at a time, and gives the results in the order of the items. */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  work: (item: T) => Promise<R>,
  limit: () => number,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  for await (const item of items) {
    const result = work(item);
    // A failure is reported when its turn comes.
    result.catch(() => undefined);
    running.push(result);
    while (running.length >= limit()) yield await running.shift()!;
  }
  while (running.length > 0) yield await running.shift()!;
}
