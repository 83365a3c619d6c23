import { attempt } from './attempt.ts';
import type { VueEffect, VueEffectClass, VueInstance } from './vue-types.ts';

const NOTHING = (): void => undefined;

/** In `flags` of an effect: it was not stopped, as the scope in which it was made may do. */
const ACTIVE = 1;

/** Reads for the recorder in an effect of its own, of the app's copy of Vue, which depends on nothing afterwards. */
export class VueReader {
  #Effect: VueEffectClass | undefined;
  #effect: VueEffect | undefined;

  /** Any component leads to the class of effects. */
  learn(instance: VueInstance): void {
    if (this.#Effect !== undefined) return;
    this.#Effect = instance.effect?.constructor as VueEffectClass | undefined;
    // One for all, and at once: each new one is kept by the component that is being set up.
    if (this.#Effect !== undefined) this.#effect = create(this.#Effect);
  }

  run(work: () => void): void {
    if (this.#Effect === undefined || this.#effect === undefined) {
      work();
      return;
    }
    if (((this.#effect.flags ?? ACTIVE) & ACTIVE) === 0) this.#effect = create(this.#Effect);
    const effect = this.#effect;
    const failures: unknown[] = [];
    effect.fn = () => {
      try {
        work();
      } catch (error) {
        failures.push(error);
      }
    };
    effect.run();
    effect.fn = NOTHING;
    // Another run lets go of all that was read.
    effect.run();
    if (failures.length > 0) throw failures[0];
  }

  stop(): void {
    attempt(() => this.#effect?.stop());
    this.#effect = undefined;
    this.#Effect = undefined;
  }
}

function create(Effect: VueEffectClass): VueEffect {
  const effect = new Effect(NOTHING, NOTHING);
  effect.scheduler = NOTHING;
  return effect;
}
