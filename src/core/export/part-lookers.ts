import type { LookedPart, PartLooker, PartTask } from './part-looker.ts';

/** Parts that a helper has at a time: the next one is there when it is done with one. */
const PARTS_OF_HELPER = 4;

/** The same here: what waits in a busy thread keeps all behind it from being written. */
const OWN_PARTS = 2;

/** Parts under way for each thread, those included that wait for a thread or for their turn to be written. */
const PARTS_AHEAD = 8;

interface Lane {
  look: PartLooker;
  /** Parts that it has not given back. */
  running: number;
  maxRunning: number;
}

/** Shares out parts among the export's own worker and those that help it. */
export class PartLookers {
  readonly #own: Lane;
  readonly #lanes: Lane[];
  /** Of parts that wait for a thread. */
  readonly #waiting: (() => void)[] = [];

  constructor(own: PartLooker) {
    this.#own = { look: own, running: 0, maxRunning: OWN_PARTS };
    this.#lanes = [this.#own];
  }

  /** Parts that may be under way. */
  get limit(): number {
    return this.#lanes.length * PARTS_AHEAD;
  }

  /** Another thread is ready to help. */
  add(look: PartLooker): void {
    this.#lanes.push({ look, running: 0, maxRunning: PARTS_OF_HELPER });
    for (const proceed of this.#waiting.splice(0)) proceed();
  }

  /** What a helper fails to do is done here. @throws SessionError `storage-corrupt` */
  async look(task: PartTask): Promise<LookedPart> {
    const lane = await this.#takeLane();
    try {
      return await lane.look(task);
    } catch (error) {
      if (lane === this.#own) throw error;
      const at = this.#lanes.indexOf(lane);
      if (at >= 0) this.#lanes.splice(at, 1);
      return await this.#own.look(task);
    } finally {
      lane.running -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** The lane with most room, as soon as one has any. */
  async #takeLane(): Promise<Lane> {
    for (;;) {
      const [first, ...others] = this.#lanes;
      const lane = others.reduce((most, one) => (roomOf(one) > roomOf(most) ? one : most), first!);
      if (roomOf(lane) > 0) {
        lane.running += 1;
        return lane;
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }
}

function roomOf({ running, maxRunning }: Lane): number {
  return maxRunning - running;
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
