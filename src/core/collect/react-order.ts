import { movedPlaces } from '../model/moved-places.ts';
import { childrenOf } from './react-fiber.ts';
import type { Fiber } from './react-fiber.ts';

const NONE: ReadonlySet<Fiber> = new Set();

/**
 * The children of a fiber that React put elsewhere among those that were there before, as few as can be. Each was gone
 * through, so that its other version has the place of before.
 */
export function movedChildren(fiber: Fiber): ReadonlySet<Fiber> {
  let last = -1;
  for (const { alternate } of childrenOf(fiber)) {
    if (!alternate) continue;
    if (alternate.index < last) return fewestMoved(fiber);
    last = alternate.index;
  }
  return NONE;
}

function fewestMoved(fiber: Fiber): ReadonlySet<Fiber> {
  const kept = [...childrenOf(fiber)].filter(({ alternate }) => alternate);
  const moved = movedPlaces(kept.map(({ alternate }) => alternate!.index));
  return new Set(kept.filter((_, at) => moved.has(at)));
}

/** A component that comes to stand before another one, its next sibling among those that stay. */
export interface ReactPlacement {
  beforeId?: string;
}

/**
 * The components inside of one, as they are passed in the order of the page: those that come wait until one is passed
 * that stays, which they are to stand before.
 */
export class ReactSiblings {
  #waiting: ReactPlacement[] = [];

  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  come(): ReactPlacement {
    const placement: ReactPlacement = {};
    this.#waiting.push(placement);
    return placement;
  }

  stay(id: string): void {
    for (const placement of this.#waiting) placement.beforeId = id;
    if (this.#waiting.length > 0) this.#waiting = [];
  }
}
