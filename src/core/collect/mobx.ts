import type { Collector, CollectorContext } from '../record/types.ts';
import { attempt } from './attempt.ts';

/** What is used of MobX, from version 6 on. */
export interface MobxApi {
  spy(listener: (event: SpyEvent) => void): () => void;
  /** A plain copy of what is observable. */
  toJS(value: unknown): unknown;
}

/** https://mobx.js.org/analyzing-reactivity.html#spy; what it has depends on `type` and `observableKind`. */
interface SpyEvent {
  readonly type: string;
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
  #lastNumber = 0;

  constructor(mobx: MobxApi, context: CollectorContext) {
    this.#mobx = mobx;
    this.#context = context;
  }

  hear(event: SpyEvent): void {
    if (event.type === 'action') this.#recordAction(event);
    else if (CHANGES.has(event.type) && event.debugObjectName !== undefined) this.#recordChange(event);
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
    const { observableKind, newValue } = event;
    const field = String(event.name);
    switch (observableKind) {
      case 'object':
        // A computed value is added without one: it is told when it is known.
        if (event.type !== 'add' || newValue !== undefined)
          this.#record(`${owner}.${field}`, 'ref', newValue, owner);
        break;
      case 'array':
      case 'map':
      case 'set':
        this.#record(owner, 'store', event.object);
        break;
      case 'computed':
        this.#record(owner, 'computed', newValue);
        break;
      default:
        this.#record(owner, 'ref', newValue);
    }
  }

  #record(name: string, kind: 'ref' | 'computed' | 'store', value: unknown, owner?: string): void {
    this.#context.recordState({
      id: `mobx:${name}`,
      name,
      kind,
      ...(owner === undefined ? {} : { owner }),
      newValue: this.#mobx.toJS(value),
    });
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

/** The collector of an app's MobX; see `mobxCollector`. */
export function createMobxCollector(mobx: MobxApi): Collector {
  return {
    name: 'mobx',
    start(context) {
      const recording = new MobxRecording(mobx, context);
      return mobx.spy((event) => attempt(() => recording.hear(event)));
    },
  };
}
