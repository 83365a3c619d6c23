import { now } from '../model/native.ts';
import type { Watcher } from '../model/watcher.ts';
import type { CollectorContext } from '../record/types.ts';
import { attempt, missed } from './attempt.ts';
import { NameClaims } from './name-claims.ts';
import { ownValue } from './own-value.ts';
import type { SignalsLibrary } from './signals-library.ts';
import { withoutSignals } from './signals-shown.ts';

/** What is known of one copy of the library from one recording to the next. */
export interface KnownSignals {
  readonly library: SignalsLibrary;
  readonly names: WeakMap<object, SignalName>;
  /** Signals and computed values that have a name, by its id: none is kept alive. */
  readonly live: Map<string, WeakRef<object>>;
  /** Takes what is gone out of `live`. */
  readonly gone: FinalizationRegistry<string>;
}

interface SignalName {
  readonly id: string;
  readonly name: string;
}

/** What was recorded last of a signal. */
interface LastValue {
  readonly value: unknown;
  /** The same without signals in it. */
  readonly shown: unknown;
}

/** All copies of the library share them, so that no two signals of a page have one id. */
const claims = new NameClaims();
let lastNumber = 0;

/** By the name that the app gave it, else by what it is and a number. */
function nameFor(target: object, library: SignalsLibrary): SignalName {
  const given = ownValue(target, 'name');
  const isNamed = typeof given === 'string' && given !== '';
  const kind = !library.isSignal(target) ? 'effect' : library.isComputed(target) ? 'computed' : 'signal';
  const own = isNamed ? given : String((lastNumber += 1));
  const name = isNamed ? given : `${kind}-${own}`;
  return { id: kind === 'effect' ? name : `signal:${claims.claim(own)}`, name };
}

/** What one recorder records of the signals, computed values and effects of one copy of the library. */
export class SignalsRecording {
  readonly #known: KnownSignals;
  readonly #context: CollectorContext;
  readonly #last = new WeakMap<object, LastValue>();
  readonly #seen = new WeakSet();
  /** Put on each signal, over the accessor that it inherits, which cannot be replaced. */
  readonly #accessors: SignalsLibrary['accessors'];
  #isRecording = false;

  constructor(known: KnownSignals, context: CollectorContext) {
    this.#known = known;
    this.#context = context;
    const { ref, computed } = known.library.accessors;
    this.#accessors = { ref: this.#accessorOver(ref), computed: this.#accessorOver(computed) };
  }

  /** Records a signal from now on, and what it holds; of one that is computed, what the app reads. */
  see(signal: object): void {
    const { library } = this.#known;
    if (this.#seen.has(signal)) return;
    this.#seen.add(signal);
    const isComputed = library.isComputed(signal);
    // One of its own is another recording's, or the app's.
    if (!Object.hasOwn(signal, 'value')) {
      const accessor = this.#accessors[isComputed ? 'computed' : 'ref'];
      if (!Reflect.defineProperty(signal, 'value', accessor))
        missed(new TypeError('a signal that takes no properties'));
    }
    if (!isComputed) this.note(signal, library.valueOf(signal));
    else this.#nameOf(signal);
  }

  /** Records what a signal holds, where that is not what was recorded last. */
  note(signal: object, value: unknown): void {
    const last = this.#last.get(signal);
    // What a value's own code reads while it is recorded is told another time.
    if ((last && Object.is(last.value, value)) || this.#isRecording) return;
    this.#isRecording = true;
    try {
      this.#known.library.untracked(() => this.#record(signal, value, last));
    } finally {
      this.#isRecording = false;
    }
  }

  /** Records the run of an effect, after the signals that it depends on. */
  run(effect: unknown, proceed: () => unknown): unknown {
    if (typeof effect !== 'object' || effect === null) return proceed();
    if (!this.#seen.has(effect)) {
      this.#seen.add(effect);
      attempt(() => this.#seeSources(effect));
    }
    const startTime = now();
    try {
      return proceed();
    } finally {
      const duration = now() - startTime;
      const { name } = this.#nameOf(effect);
      this.#context.recordPerformance({ name, phase: 'effect', startTime, duration });
    }
  }

  /** Gives a signal back what it had. @returns whether it is there and no other signals were in its value */
  restore(id: string, value: unknown): boolean {
    const signal = this.#known.live.get(id)?.deref();
    if (!signal || this.#known.library.isComputed(signal)) return false;
    const last = this.#last.get(signal);
    if (last && last.value !== last.shown) return false;
    return Reflect.set(signal, 'value', value);
  }

  liveValueOf(id: string): { value: unknown } | undefined {
    const { live, library } = this.#known;
    const signal = live.get(id)?.deref();
    return signal && !library.isComputed(signal) ? { value: library.valueOf(signal) } : undefined;
  }

  watchersOf(id: string): Watcher[] | undefined {
    const { live, library } = this.#known;
    const signal = live.get(id)?.deref();
    if (!signal) return undefined;
    return Array.from(library.targetsOf(signal), (target) => {
      const { id: targetId, name } = this.#nameOf(target);
      return library.isSignal(target)
        ? { kind: 'computed', name, id: targetId }
        : { kind: 'effect', name };
    });
  }

  stop(): void {
    const { ref, computed } = this.#accessors;
    for (const weak of this.#known.live.values()) {
      const signal = weak.deref();
      const own = signal && Object.getOwnPropertyDescriptor(signal, 'value');
      if (signal && own && (own.get === ref.get || own.get === computed.get))
        Reflect.deleteProperty(signal, 'value');
    }
  }

  #accessorOver(own: PropertyDescriptor): PropertyDescriptor {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- in an accessor, `this` is the signal
    const recording = this;
    const accessor: PropertyDescriptor = {
      get(this: object): unknown {
        const value: unknown = own.get?.call(this);
        attempt(() => recording.note(this, value));
        return value;
      },
      enumerable: false,
      configurable: true,
    };
    if (own.set) {
      accessor.set = function (this: object, value: unknown): void {
        // Before the effects that it sets off.
        attempt(() => recording.note(this, value));
        try {
          own.set?.call(this, value);
        } catch (error) {
          attempt(() => recording.note(this, recording.#known.library.valueOf(this)));
          throw error;
        }
      };
    }
    return accessor;
  }

  /** Those that are computed after those that they are computed from. */
  #seeSources(target: object): void {
    for (const source of this.#known.library.sourcesOf(target)) {
      if (this.#seen.has(source)) continue;
      if (this.#known.library.isComputed(source)) this.#seeSources(source);
      this.see(source);
    }
  }

  #record(signal: object, value: unknown, last: LastValue | undefined): void {
    const { library } = this.#known;
    const shown = withoutSignals(value, library, (inner) =>
      library.isComputed(inner) ? this.#last.get(inner)?.shown : library.valueOf(inner),
    );
    this.#last.set(signal, { value, shown });
    this.#context.recordState({
      ...this.#nameOf(signal),
      kind: library.isComputed(signal) ? 'computed' : 'ref',
      ...(last && { oldValue: last.shown }),
      newValue: shown,
    });
  }

  #nameOf(target: object): SignalName {
    const { names, library, live, gone } = this.#known;
    const known = names.get(target);
    if (known) return known;
    const made = nameFor(target, library);
    names.set(target, made);
    if (library.isSignal(target)) {
      live.set(made.id, new WeakRef(target));
      gone.register(target, made.id);
    }
    return made;
  }
}
