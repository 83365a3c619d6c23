import { attempt } from './attempt.ts';
import { ownValue } from './own-value.ts';
import { StoreRecording } from './store-recording.ts';
import type { StateSource } from './store-recording.ts';

/** The part of a Redux store that is used; any version from 4 has it. */
interface Store {
  dispatch(action: never): unknown;
  readonly getState: () => unknown;
  subscribe(listener: () => void): unknown;
  replaceReducer(reducer: never): unknown;
}

type Reducer = (state: unknown, action: unknown) => unknown;

/** Redux's `StoreEnhancer`, said without its package: what it makes is a store of the same type. */
export type Enhancer = <CreateStore extends (...args: never[]) => Pick<Store, 'dispatch'>>(
  createStore: CreateStore,
) => CreateStore;

const RESTORE = '@@devtools-panel/restore';

/**
 * Each store's source lives as long as the store, whose enhancers make new objects but leave `getState` as it is. And
 * a store that two enhancers of ours were put around is recorded once.
 */
const sources = new WeakMap<Store['getState'], StateSource>();

/** The app's reducer, which a restored state does not go through. */
function restorable(reducer: unknown): unknown {
  if (typeof reducer !== 'function') return reducer;
  const reduce: Reducer = (state, action) =>
    ownValue(action, 'type') === RESTORE
      ? ownValue(action, 'state')
      : (reducer as Reducer)(state, action);
  return reduce;
}

/**
 * An enhancer that records a store.
 *
 * @param offer is given the recording, to have it started
 */
export function recordingEnhancer(name: string, offer: (recording: StoreRecording) => void): Enhancer {
  return (createStore) => {
    const create = (reducer: unknown, ...more: unknown[]): Store => {
      const make = createStore as unknown as (...args: unknown[]) => Store;
      const store = make(restorable(reducer), ...more);
      if (sources.has(store.getState)) return store;
      const source: StateSource = {
        getState: () => store.getState(),
        setState(state) {
          store.dispatch({ type: RESTORE, state } as never);
          return true;
        },
      };
      sources.set(store.getState, source);
      const recording = new StoreRecording(source, name);
      // The first listener: the change stands in the log before whatever other listeners do about it.
      store.subscribe(() => {
        if (recording.isActive) attempt(() => recording.recordState());
      });
      offer(recording);
      return {
        ...store,
        replaceReducer: (next) => store.replaceReducer(restorable(next) as never),
        dispatch(action) {
          if (recording.isActive) attempt(() => recording.recordAction(action));
          return store.dispatch(action);
        },
      };
    };
    return create as unknown as typeof createStore;
  };
}
