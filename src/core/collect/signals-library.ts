import { ownValue } from './own-value.ts';
import { patchMethod } from './patch-method.ts';

/** What is used of `@preact/signals-core`, from version 1.8 on. */
export interface SignalsApi {
  readonly Signal: { readonly prototype: object };
  signal(value: unknown): object;
  computed(compute: () => unknown): object;
  effect(run: () => void): () => void;
  untracked<T>(run: () => T): T;
}

/** Dependencies of one effect up to which they are looked at. */
const MAX_SOURCES = 10_000;

/** The method of a prototype that `act` calls first. */
function methodCalledBy(prototype: object, act: () => void): string | undefined {
  const called: string[] = [];
  const undo = Object.keys(prototype).map((name) =>
    patchMethod(prototype, name, (proceed) => {
      called.push(name);
      return proceed();
    }),
  );
  try {
    act();
  } finally {
    for (const each of undo) each();
  }
  return called[0];
}

/**
 * One copy of the library. Its builds shorten the names of its insides, and an accessor that is defined on the
 * prototype cannot be replaced: what is needed is found by a look at what its own functions do.
 */
export class SignalsLibrary {
  /** Prototypes of what it makes. */
  readonly signals: object;
  readonly computeds: object;
  readonly effects: object;
  /** The method that an effect runs by, and the one by which something depends on a signal. */
  readonly runMethod: string | undefined;
  readonly subscribeMethod: string | undefined;
  /** The library's own accessors of `value`. */
  readonly accessors: Readonly<Record<'ref' | 'computed', PropertyDescriptor>>;
  readonly #api: SignalsApi;

  constructor(api: SignalsApi) {
    this.#api = api;
    this.signals = api.Signal.prototype;
    this.computeds = Object.getPrototypeOf(api.computed(() => undefined)) as object;
    const accessorOf = (prototype: object): PropertyDescriptor =>
      Object.getOwnPropertyDescriptor(prototype, 'value') ?? {};
    this.accessors = { ref: accessorOf(this.signals), computed: accessorOf(this.computeds) };
    let effects: object = {};
    const probe = api.signal(0);
    const runEffect = (): void => {
      const dispose = this.untracked(() =>
        api.effect(function (this: unknown) {
          effects = Object.getPrototypeOf(this) as object;
          Reflect.get(probe, 'value');
        }),
      );
      dispose();
    };
    this.subscribeMethod = methodCalledBy(this.signals, runEffect);
    this.effects = effects;
    this.runMethod = methodCalledBy(effects, runEffect);
  }

  /** Nothing that is read in it becomes a dependency of what runs. */
  untracked<T>(run: () => T): T {
    return this.#api.untracked(run);
  }

  isSignal(value: unknown): value is object {
    return typeof value === 'object' && value !== null && this.signals.isPrototypeOf(value);
  }

  isComputed(signal: object): boolean {
    return this.computeds.isPrototypeOf(signal);
  }

  /** What a signal holds; one that is computed would be evaluated by it. */
  valueOf(signal: object): unknown {
    return this.untracked(() => this.accessors.ref.get?.call(signal) as unknown);
  }

  /** What an effect or a computed value read when it ran last, where the library keeps it as all of 1.x do. */
  *sourcesOf(target: object): Generator<object> {
    let node = ownValue(target, 's');
    for (let count = 0; node !== undefined && count < MAX_SOURCES; count += 1) {
      const source = ownValue(node, 'S');
      if (this.isSignal(source)) yield source;
      node = ownValue(node, 'n');
    }
  }

  /** Effects and computed values that read a signal when they ran last. */
  *targetsOf(signal: object): Generator<object> {
    let node = ownValue(signal, 't');
    for (let count = 0; node !== undefined && count < MAX_SOURCES; count += 1) {
      const target = ownValue(node, 't');
      if (typeof target === 'object' && target !== null) yield target;
      node = ownValue(node, 'x');
    }
  }
}
