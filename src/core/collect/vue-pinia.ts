import type { CollectorContext } from '../record/types.ts';
import { attempt } from './attempt.ts';
import { copyOf, rawOf } from './vue-copy.ts';
import { computedSources, liveFields, replaceFields } from './vue-sources.ts';
import { VueState } from './vue-state.ts';
import type { StateWatching } from './vue-state.ts';
import type { Pinia, PiniaAction, PiniaStore, VueApp, VueEffectClass } from './vue-types.ts';

export function piniaOf(app: VueApp): Pinia | undefined {
  const pinia = app.config?.globalProperties?.$pinia as Pinia | undefined;
  return pinia?._s instanceof Map && Array.isArray(pinia._p) ? pinia : undefined;
}

/** Records one store: its actions at once, its state from when `watch` is first called. */
class StoreRecording {
  /** The store's own state, then its getters. */
  readonly states: VueState[] = [];
  private readonly pinia: Pinia;
  private readonly store: PiniaStore;
  private readonly context: CollectorContext;
  private readonly stopActions: () => void;
  private wasWritten = false;

  constructor(pinia: Pinia, store: PiniaStore, context: CollectorContext) {
    this.pinia = pinia;
    this.store = rawOf(store);
    this.context = context;
    this.stopActions = store.$onAction((action) => attempt(() => this.recordAction(action)), true);
  }

  get id(): string {
    return this.store.$id;
  }

  watch(Effect: VueEffectClass, { changed, partly }: StateWatching): void {
    if (this.states.length > 0) return;
    const { pinia, store, context } = this;
    const { $id } = store;
    const id = `pinia:${$id}`;
    const state = new VueState(
      id,
      undefined,
      {
        name: $id,
        kind: 'store',
        type: 'pinia',
        read: (walk) => walk.ofProperty(stateOf(pinia), $id),
        live: () => liveFields(Reflect.get(stateOf(pinia), $id) as object),
        write(value) {
          if (typeof value !== 'object' || value === null) return false;
          store.$patch((target) => void replaceFields(target, value));
          return true;
        },
      },
      context,
    );
    const getters = computedSources(store).map(
      (source) => new VueState(`${id}.${source.name}`, id, source, context),
    );
    this.states.push(state, ...getters);
    for (const each of this.states) each.record();
    state.watch(Effect, {
      changed: () => {
        this.wasWritten = true;
        changed();
      },
      partly,
    });
  }

  refresh(): void {
    for (const state of this.states) {
      if (state.source.kind === 'computed' || this.wasWritten) state.check();
    }
    this.wasWritten = false;
  }

  stop(): void {
    this.stopActions();
    for (const state of this.states) state.stop();
  }

  private recordAction(action: PiniaAction): void {
    const { name, args } = action;
    const event = { category: 'state', name: `${this.store.$id}/${name}`, source: this.store.$id };
    const payload = copyOf(args.length === 1 ? args[0] : args);
    this.context.recordEvent({ ...event, ...(args.length > 0 && { payload }) });
    action.onError((error) =>
      attempt(() =>
        this.context.recordEvent({ ...event, name: `${event.name}/failed`, payload: copyOf(error) }),
      ),
    );
  }
}

/** The state of all stores, by their ids. */
function stateOf({ state }: Pinia): object {
  return state.value;
}

/** Records the stores of one Pinia, those made later too. */
export class PiniaRecording {
  private readonly pinia: Pinia;
  private readonly context: CollectorContext;
  private readonly watching: StateWatching;
  private readonly stores = new Map<object, StoreRecording>();
  private Effect: VueEffectClass | undefined;

  /** @param watching of the app's writes to a store, which `refresh` is to record later */
  constructor(pinia: Pinia, context: CollectorContext, watching: StateWatching) {
    this.pinia = pinia;
    this.context = context;
    this.watching = watching;
    for (const store of pinia._s.values()) this.add(store);
    pinia._p.push(this.plugin);
  }

  get states(): VueState[] {
    return Array.from(this.stores.values()).flatMap(({ states }) => states);
  }

  /** With an effect of the app's own Vue, the state of the stores is recorded at the next `refresh`. */
  watchWith(Effect: VueEffectClass): void {
    this.Effect ??= Effect;
  }

  refresh(): void {
    for (const [raw, store] of this.stores) {
      const current = this.pinia._s.get(store.id);
      if (current && rawOf(current) === raw) {
        if (this.Effect) store.watch(this.Effect, this.watching);
        store.refresh();
      } else {
        // Disposed of, or replaced by a new version of its module.
        store.stop();
        this.stores.delete(raw);
      }
    }
  }

  stop(): void {
    const index = this.pinia._p.indexOf(this.plugin);
    if (index >= 0) this.pinia._p.splice(index, 1);
    for (const store of this.stores.values()) store.stop();
    this.stores.clear();
  }

  private readonly plugin = ({ store }: { store: PiniaStore }): void =>
    attempt(() => {
      this.add(store);
      this.watching.changed();
    });

  private add(store: PiniaStore): void {
    const raw = rawOf(store);
    if (this.stores.has(raw)) return;
    this.stores.set(raw, new StoreRecording(this.pinia, store, this.context));
  }
}
