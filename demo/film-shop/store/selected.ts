import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { store } from './index.ts';
import type { RootState } from './reducer.ts';

/** Ties an element to a part of the store: it renders again when that part changes. */
export class Selected<T> implements ReactiveController {
  value: T;
  readonly #host: ReactiveControllerHost;
  readonly #select: (state: RootState) => T;
  #unsubscribe: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, select: (state: RootState) => T) {
    this.#host = host;
    this.#select = select;
    this.value = select(store.getState());
    host.addController(this);
  }

  hostConnected(): void {
    this.#unsubscribe = store.subscribe(() => this.#check());
    this.#check();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
  }

  #check(): void {
    const value = this.#select(store.getState());
    if (Object.is(value, this.value)) return;
    this.value = value;
    this.#host.requestUpdate();
  }
}
