import type { LookedPart, PartLooker, PartTask } from './part-looker.ts';

/** Parts that one looker has at a time: the next one is there when it is done with one. */
const PARTS_AHEAD = 4;

interface Lane {
  look: PartLooker;
  /** Parts that it has not given back. */
  running: number;
}

/** Shares out parts among the export's own worker and those that help it. */
export class PartLookers {
  readonly #own: Lane;
  readonly #lanes: Lane[];

  constructor(own: PartLooker) {
    this.#own = { look: own, running: 0 };
    this.#lanes = [this.#own];
  }

  /** Parts that may be under way. */
  get limit(): number {
    return this.#lanes.length * PARTS_AHEAD;
  }

  /** Another thread is ready to help. */
  add(look: PartLooker): void {
    this.#lanes.push({ look, running: 0 });
  }

  /** What a helper fails to do is done here. @throws SessionError `storage-corrupt` */
  async look(task: PartTask): Promise<LookedPart> {
    const lane = this.#lanes.reduce((least, one) => (one.running < least.running ? one : least));
    lane.running += 1;
    try {
      return await lane.look(task);
    } catch (error) {
      if (lane === this.#own) throw error;
      const at = this.#lanes.indexOf(lane);
      if (at >= 0) this.#lanes.splice(at, 1);
      return await this.#own.look(task);
    } finally {
      lane.running -= 1;
    }
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
