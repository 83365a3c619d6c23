import type { Collector, CollectorContext } from '../record/types.ts';
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
 * Records the stores of libraries that speak to the browser extension "Redux DevTools", as Zustand's `devtools`,
 * Redux Toolkit's `configureStore` and others do: each action as an event of category `state`, and what it changed as
 * the state of a store, by the `name` in the library's options.
 *
 * It stands in for the extension, so it is to be started before the libraries are loaded. Where the extension itself is
 * there, it is left alone, and a `gap` event says that its stores are not recorded. `restore` sets a store's state.
 */
export function reduxDevToolsCollector(): Collector {
  const recordings = new Set<StoreRecording>();
  const stops = new Map<StoreRecording, () => void>();
  let context: CollectorContext | undefined;
  const startOne = (recording: StoreRecording): void => {
    if (context) stops.set(recording, recording.start(context));
  };
  const globals = makeGlobals((recording) => {
    recordings.add(recording);
    startOne(recording);
  });
  return {
    name: 'redux-devtools',
    recordsExisting: true,
    start(given) {
      if (EXTENSION in globalThis || COMPOSE in globalThis) {
        given.recordEvent({
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
      context = given;
      const remove = install(globals);
      for (const recording of recordings) {
        if (recording.isGone) recordings.delete(recording);
        else startOne(recording);
      }
      return () => {
        context = undefined;
        remove();
        for (const stop of stops.values()) stop();
        stops.clear();
      };
    },
    restore: (id, value) => [...recordings].some((recording) => recording.restore(id, value)),
  };
}
