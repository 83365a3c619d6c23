import type { Collector, CollectorContext } from '../record/types.ts';
import { attempt } from './attempt.ts';
import { ownValue } from './own-value.ts';
import { announceCollector } from './registry.ts';

/** The part of a Redux store that is used; any version from 4 has it. */
interface Store {
  dispatch(action: never): unknown;
  getState(): unknown;
  subscribe(listener: () => void): unknown;
}

/** Redux's `StoreEnhancer`, said without its package: what it makes is a store of the same type. */
type Enhancer = <CreateStore extends (...args: never[]) => Store>(
  createStore: CreateStore,
) => CreateStore;

export interface ReduxEnhancerOptions {
  /** Tells several stores of a page apart. @defaultValue `store` */
  name?: string;
}

const usedIds = new Set<string>();

function claimId(name: string): string {
  let id = `redux:${name}`;
  for (let number = 2; usedIds.has(id); number++) id = `redux:${name}-${number}`;
  usedIds.add(id);
  return id;
}

/** The payload of a Flux Standard Action; of any other action, and of one that failed, all of it. */
function actionPayload(action: unknown): unknown {
  const payload = ownValue(action, 'payload');
  const hasMore =
    payload === undefined ? Object.keys(action as object).length > 1 : ownValue(action, 'error');
  return hasMore ? action : payload;
}

/** One store's recording: off until a recorder starts it. */
class StoreRecording implements Collector {
  readonly name: string;
  readonly recordsExisting = true;
  private readonly id: string;
  private readonly source: string;
  private readonly store: WeakRef<Store>;
  private context: CollectorContext | undefined;
  private state: unknown;

  constructor(store: Store, source: string) {
    this.id = claimId(source);
    this.name = this.id;
    this.source = source;
    // The page's list of sources must not keep a store that the app has dropped.
    this.store = new WeakRef(store);
  }

  start(context: CollectorContext): () => void {
    this.context = context;
    attempt(() => this.recordState());
    return () => {
      this.context = undefined;
      this.state = undefined;
    };
  }

  /** To be called before the reducer runs, so that an action which makes it throw is in the log. */
  recordAction(action: unknown): void {
    const type = ownValue(action, 'type');
    // A function is a thunk on its way to middleware: what it dispatches comes by again.
    if (!this.context || typeof type !== 'string') return;
    const payload = actionPayload(action);
    this.context.recordEvent({
      category: 'state',
      name: type,
      source: this.source,
      ...(payload !== undefined && { payload }),
    });
  }

  recordState(): void {
    const newValue = this.store.deref()?.getState();
    if (!this.context || newValue === this.state) return;
    const change = this.state === undefined ? { newValue } : { oldValue: this.state, newValue };
    this.state = newValue;
    this.context.recordState({ id: this.id, name: this.source, kind: 'store', ...change });
  }

  get isActive(): boolean {
    return this.context !== undefined;
  }
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
  return (createStore) => {
    const create = (...args: Parameters<typeof createStore>): Store => {
      const store = createStore(...args);
      const recording = new StoreRecording(store, name);
      // The first listener: the change stands in the log before whatever other listeners do about it.
      store.subscribe(() => {
        if (recording.isActive) attempt(() => recording.recordState());
      });
      announceCollector(recording);
      return {
        ...store,
        dispatch(action) {
          if (recording.isActive) attempt(() => recording.recordAction(action));
          return store.dispatch(action);
        },
      };
    };
    return create as typeof createStore;
  };
}
