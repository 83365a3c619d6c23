import { recordingEnhancer } from './redux-store.ts';
import type { Enhancer } from './redux-store.ts';
import { announceCollector } from './registry.ts';

export interface ReduxEnhancerOptions {
  /** Tells several stores of a page apart. @defaultValue `store` */
  name?: string;
}

/**
 * A store enhancer that records each action as an event of category `state`, and what it changed as the
 * state of a store. It is to be the last enhancer, so that it sees what middleware dispatches:
 *
 *     enhancers: (defaults) => defaults().concat(reduxEnhancer({ name: 'shop' }))
 *
 * The store may be made before or after the recorder; while nothing is recorded, it works as if it were not there.
 */
export function reduxEnhancer({ name = 'store' }: ReduxEnhancerOptions = {}): Enhancer {
  return recordingEnhancer(name, announceCollector);
}
