import type { Watcher } from '../model/watcher.ts';
import type { Collector, CollectorContext } from '../record/types.ts';
import { bringStateChanges } from '../record/state-changes.ts';
import { attempt } from './attempt.ts';
import { offerUntracked } from './untracked.ts';

/** What is used of MobX, from version 6 on. */
export interface MobxApi {
  spy(listener: (event: SpyEvent) => void): () => void;
  /** A plain copy of what is observable. */
  toJS(value: unknown): unknown;
  /** Changes what is observable as strict apps want it: in an action. */
  runInAction(change: () => void): void;
  /** Who depends on an object, or on a property of it; absent in apps that give only a part of MobX. */
  getObserverTree?(thing: object, property?: string): ObserverTree;
  /** Reads without making what is read a dependency of what runs at the moment. */
  untracked(read: () => void): void;
}

/** https://mobx.js.org/analyzing-reactivity.html#getobservertree */
interface ObserverTree {
  readonly name: string;
  readonly observers?: readonly ObserverTree[];
}

/** Lists, maps and sets of MobX. */
interface Replaceable {
  replace(value: unknown): void;
}

interface Box {
  get(): unknown;
  set(value: unknown): void;
}

/** Where the value of one state record stands in the app, which is not kept alive. */
interface Place {
  readonly object: WeakRef<object>;
  /** Of a field of an object. */
  readonly property?: string;
  get(object: object): unknown;
  set(object: object, value: unknown): void;
}

const REPLACEABLE: Omit<Place, 'object'> = {
  get: (object) => object,
  set: (object, value) => (object as Replaceable).replace(value),
};

const BOX: Omit<Place, 'object'> = {
  get: (object) => (object as Box).get(),
  set: (object, value) => (object as Box).set(value),
};

/** https://mobx.js.org/analyzing-reactivity.html#spy; what it has depends on `type` and `observableKind`. */
interface SpyEvent {
  readonly type: string;
  /** A `report-end` follows when it is over. */
  readonly spyReportStart?: boolean;
  readonly observableKind?: string;
  /** `Cart@1` of an object, `Cart@1.items` of what stands in one. */
  readonly debugObjectName?: string;
  readonly object?: unknown;
  /** Of the action, or of the field. */
  readonly name?: unknown;
  readonly newValue?: unknown;
  readonly arguments?: readonly unknown[];
}

/** Elements of a list have one name all together. */
const SHARED_NAME = '[..]';

/** Types of events that tell of a new value. */
const CHANGES = new Set(['create', 'add', 'update', 'delete', 'remove', 'splice']);

class MobxRecording {
  readonly #mobx: MobxApi;
  readonly #context: CollectorContext;
  readonly #numbers = new WeakMap<object, number>();
  readonly #places = new Map<string, Place>();
  /** What was told of and is not over yet: of a map or a set, before its change is made. */
  readonly #running: (() => void)[] = [];
  readonly #dropped = new FinalizationRegistry<string>((id) => {
    if (this.#places.get(id)?.object.deref() === undefined) this.#places.delete(id);
  });
  #lastNumber = 0;

  constructor(mobx: MobxApi, context: CollectorContext) {
    this.#mobx = mobx;
    this.#context = context;
  }

  hear(event: SpyEvent): void {
    if (event.type === 'report-end') {
      this.#running.pop()?.();
      return;
    }
    const { length } = this.#running;
    try {
      this.#take(event);
    } finally {
      if (event.spyReportStart === true && this.#running.length === length)
        this.#running.push(() => undefined);
    }
  }

  #take(event: SpyEvent): void {
    if (event.type === 'action') this.#recordAction(event);
    else if (CHANGES.has(event.type) && event.debugObjectName !== undefined) this.#recordChange(event);
  }

  restore(id: string, value: unknown): boolean {
    const place = this.#places.get(id);
    const object = place?.object.deref();
    if (place === undefined || object === undefined) return false;
    this.#mobx.runInAction(() => place.set(object, value));
    return true;
  }

  liveValueOf(id: string): { value: unknown } | undefined {
    const place = this.#places.get(id);
    const object = place?.object.deref();
    if (place === undefined || object === undefined) return undefined;
    let value: unknown;
    this.#mobx.untracked(() => (value = this.#mobx.toJS(place.get(object))));
    return { value };
  }

  watchersOf(id: string): Watcher[] | undefined {
    const { object, property } = this.#places.get(id) ?? {};
    const target = object?.deref();
    if (target === undefined) return undefined;
    const tree = this.#mobx.getObserverTree?.(target, property);
    return tree && (tree.observers ?? []).map((observer) => watcherOf(observer));
  }

  #recordAction({ name, arguments: given = [] }: SpyEvent): void {
    const payload = given.length === 0 ? {} : { payload: given.map((value) => this.#mobx.toJS(value)) };
    this.#context.recordEvent({
      category: 'state',
      name: typeof name === 'string' ? name : 'action',
      source: 'mobx',
      ...payload,
    });
  }

  #recordChange(event: SpyEvent): void {
    const owner = this.#ownerOf(event);
    const { observableKind, newValue, object } = event;
    const field = String(event.name);
    switch (observableKind) {
      case 'object':
        // A computed value is added without one: it is told when it is known.
        if (event.type === 'add' && newValue === undefined) break;
        this.#record(`${owner}.${field}`, 'ref', newValue, owner);
        this.#place(`${owner}.${field}`, object, {
          property: field,
          get: (fields) => Reflect.get(fields, field) as unknown,
          set: (fields, value) => Reflect.set(fields, field, value),
        });
        break;
      case 'map':
      case 'set':
        if (event.spyReportStart === true)
          this.#running.push(() => this.#record(owner, 'store', object));
        else this.#record(owner, 'store', object);
        this.#place(owner, object, REPLACEABLE);
        break;
      case 'array':
        this.#record(owner, 'store', object);
        this.#place(owner, object, REPLACEABLE);
        break;
      case 'computed':
        this.#record(owner, 'computed', newValue);
        break;
      default:
        this.#record(owner, 'ref', newValue);
        this.#place(owner, object, BOX);
    }
  }

  #record(name: string, kind: 'ref' | 'computed' | 'store', value: unknown, owner?: string): void {
    this.#context.recordState({
      id: idOf(name),
      name,
      kind,
      ...(owner === undefined ? {} : { owner }),
      newValue: this.#mobx.toJS(value),
    });
  }

  #place(name: string, object: unknown, access: Omit<Place, 'object'>): void {
    const id = idOf(name);
    if (typeof object !== 'object' || object === null || this.#places.has(id)) return;
    this.#places.set(id, { ...access, object: new WeakRef(object) });
    this.#dropped.register(object, id);
  }

  #ownerOf({ debugObjectName = '', object }: SpyEvent): string {
    if (!debugObjectName.endsWith(SHARED_NAME) || typeof object !== 'object' || object === null)
      return debugObjectName;
    let number = this.#numbers.get(object);
    if (number === undefined) {
      number = this.#lastNumber += 1;
      this.#numbers.set(object, number);
    }
    return `${debugObjectName.slice(0, -SHARED_NAME.length)}[#${number}]`;
  }
}

/** What is computed is observed itself, or would not run. */
function watcherOf({ name, observers }: ObserverTree): Watcher {
  return observers ? { kind: 'computed', name, id: idOf(name) } : { kind: 'effect', name };
}

function idOf(name: string): string {
  return `mobx:${name}`;
}

/** The collector of an app's MobX; see `mobxCollector`. */
export function createMobxCollector(mobx: MobxApi): Collector {
  bringStateChanges();
  let recording: MobxRecording | undefined;
  return {
    name: 'mobx',
    start(context) {
      const started = new MobxRecording(mobx, context);
      recording = started;
      const withdraw = offerUntracked((work) => mobx.untracked(work));
      const stop = mobx.spy((event) => attempt(() => mobx.untracked(() => started.hear(event))));
      return () => {
        stop();
        withdraw();
        recording = undefined;
      };
    },
    restore: (id, value) => recording?.restore(id, value) ?? false,
    liveValueOf: (id) => recording?.liveValueOf(id),
    watchersOf: (id) => recording?.watchersOf(id),
  };
}
