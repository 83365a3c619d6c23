import type { Collector } from '../record/types.ts';
import { attempt } from './attempt.ts';
import { ownValue } from './own-value.ts';
import { recordingEnhancer } from './redux-store.ts';
import type { Enhancer } from './redux-store.ts';
import { StoreRecording } from './store-recording.ts';
import type { StateSource } from './store-recording.ts';

const EXTENSION = '__REDUX_DEVTOOLS_EXTENSION__';
const COMPOSE = '__REDUX_DEVTOOLS_EXTENSION_COMPOSE__';

/** What the extension sends to those who subscribe: here always a state to go to. */
interface JumpMessage {
  readonly type: 'DISPATCH';
  readonly payload: { readonly type: 'JUMP_TO_STATE' };
  /** JSON. */
  readonly state: string;
}

type Listener = (message: JumpMessage) => void;

/** What a library that has no Redux store speaks to. */
interface Connection {
  init(state: unknown): void;
  /** @param action an object with a `type`, or its text */
  send(action: unknown, state: unknown): void;
  subscribe(listener: Listener): () => void;
  unsubscribe(): void;
  error(payload: unknown): void;
}

type AnyEnhancer = (createStore: never) => unknown;

interface Extension {
  (options?: unknown): Enhancer;
  connect(options?: unknown): Connection;
  disconnect(): void;
}

function nameIn(options: unknown): string {
  const name = ownValue(options, 'name');
  return typeof name === 'string' && name !== '' ? name : 'store';
}

/** Keeps the last state that a library has sent, as long as the library keeps it. */
class SentState implements StateSource {
  readonly listeners = new Set<Listener>();
  #value: unknown;

  set(value: unknown): void {
    this.#value = typeof value === 'object' && value !== null ? new WeakRef(value) : value;
  }

  getState(): unknown {
    return this.#value instanceof WeakRef ? this.#value.deref() : this.#value;
  }

  setState(value: unknown): boolean {
    const message: JumpMessage = {
      type: 'DISPATCH',
      payload: { type: 'JUMP_TO_STATE' },
      state: JSON.stringify(value),
    };
    for (const listener of this.listeners) listener(message);
    return this.listeners.size > 0;
  }
}

function connect(name: string, offer: (recording: StoreRecording) => void): Connection {
  const sent = new SentState();
  const recording = new StoreRecording(sent, name);
  offer(recording);
  const take = (state: unknown): void => {
    sent.set(state);
    if (recording.isActive) attempt(() => recording.recordState());
  };
  return {
    init: take,
    send(action, state) {
      // Without an action it is the state of the extension itself that is sent.
      if (action === null || action === undefined) return;
      if (recording.isActive) attempt(() => recording.recordAction(action));
      take(state);
    },
    subscribe(listener) {
      sent.listeners.add(listener);
      return () => sent.listeners.delete(listener);
    },
    unsubscribe: () => sent.listeners.clear(),
    error(payload) {
      attempt(() => recording.recordAction({ type: 'error', payload }));
    },
  };
}

function compose(enhancers: readonly AnyEnhancer[]): AnyEnhancer {
  return (createStore) =>
    enhancers.reduceRight<unknown>((create, enhance) => enhance(create as never), createStore);
}

/** The two globals. What an app took of them goes on as if it were not there when nothing is recorded. */
function makeGlobals(offer: (recording: StoreRecording) => void): Record<string, unknown> {
  const enhance = (options?: unknown): Enhancer => recordingEnhancer(nameIn(options), offer);
  const extension: Extension = Object.assign(enhance, {
    connect: (options?: unknown) => connect(nameIn(options), offer),
    disconnect() {
      // Asked of the extension by those who go: what they connected is theirs.
    },
  });
  const composeWith =
    (options: unknown) =>
    (...enhancers: AnyEnhancer[]) =>
      compose([...enhancers, enhance(options)]);
  return {
    [EXTENSION]: extension,
    [COMPOSE]: (...args: unknown[]) =>
      args.length > 0 && args.every((arg) => typeof arg === 'function')
        ? composeWith(undefined)(...(args as AnyEnhancer[]))
        : composeWith(args[0]),
  };
}

function install(globals: Record<string, unknown>): () => void {
  for (const [key, value] of Object.entries(globals))
    Object.defineProperty(globalThis, key, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  return () => {
    for (const [key, value] of Object.entries(globals))
      if (Reflect.get(globalThis, key) === value) Reflect.deleteProperty(globalThis, key);
  };
}

/**
 * Stores that spoke to one of our stand-ins: they ask but once, so a later collector goes on with them. What the page
 * drops is dropped here at the next start.
 */
const recordings = new Set<StoreRecording>();
let startOne: ((recording: StoreRecording) => void) | undefined;

const globals = makeGlobals((recording) => {
  recordings.add(recording);
  startOne?.(recording);
});

/**
 * Records the stores of libraries that speak to the browser extension "Redux DevTools", as Zustand's `devtools`,
 * Redux Toolkit's `configureStore` and others do: each action as an event of category `state`, and what it changed as
 * the state of a store, by the `name` in the library's options.
 *
 * It stands in for the extension, so it is to be started before the libraries are loaded. Where the extension itself is
 * there, it is left alone, and a `gap` event says that its stores are not recorded. `restore` sets a store's state.
 */
export function reduxDevToolsCollector(): Collector {
  return {
    name: 'redux-devtools',
    recordsExisting: true,
    start(context) {
      if (EXTENSION in globalThis || COMPOSE in globalThis) {
        context.recordEvent({
          category: 'devtools',
          name: 'gap',
          source: 'redux-devtools',
          payload: {
            reason:
              'The page has the extension "Redux DevTools" already: the stores that speak to it are not recorded. ' +
              'A Redux store can have `reduxEnhancer`.',
          },
        });
        return () => undefined;
      }
      const remove = install(globals);
      const stops: (() => void)[] = [];
      startOne = (recording) => stops.push(recording.start(context));
      for (const recording of recordings) {
        if (recording.isGone) recordings.delete(recording);
        else startOne(recording);
      }
      return () => {
        startOne = undefined;
        remove();
        for (const stop of stops) stop();
      };
    },
    restore: (id, value) => [...recordings].some((recording) => recording.restore(id, value)),
    liveValueOf: (id) => [...recordings].map((recording) => recording.liveValueOf(id)).find(Boolean),
  };
}
