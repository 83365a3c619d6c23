import type { CollectorContext } from '../record/types.ts';
import { attempt } from './attempt.ts';
import { VueCopy, isSameCopy } from './vue-copy.ts';
import type { StateSource } from './vue-sources.ts';
import type { VueEffect, VueEffectClass } from './vue-types.ts';

/** One ref, reactive object or computed value, recorded whenever it has changed. */
export class VueState {
  readonly id: string;
  readonly source: StateSource;
  /** A copy; identical as long as nothing in it has changed. */
  value: unknown;
  private readonly owner: string | undefined;
  private readonly context: CollectorContext;
  private effect: VueEffect | undefined;
  private isRecorded = false;

  constructor(id: string, owner: string | undefined, source: StateSource, context: CollectorContext) {
    this.id = id;
    this.owner = owner;
    this.source = source;
    this.context = context;
    attempt(() => (this.value = source.read(new VueCopy({ isWatching: false }))));
  }

  /**
   * Has `changed` called whenever the value may have changed, in the app's own write: it is to note it, and no
   * more. What is computed is never watched, since that would evaluate it.
   */
  watch(Effect: VueEffectClass, changed: () => void): void {
    if (this.effect || this.source.kind === 'computed') return;
    const read = (): unknown => this.source.read(new VueCopy({ isWatching: true }));
    this.effect = new Effect(
      () => attempt(() => this.take(read())),
      () => undefined,
    );
    this.effect.scheduler = changed;
    this.effect.run();
  }

  /** Records the value if it differs from what was recorded last. @returns whether it does */
  check(): boolean {
    const before = this.value;
    if (this.effect) this.effect.run();
    else attempt(() => this.take(this.source.read(new VueCopy({ isWatching: false }))));
    return !Object.is(before, this.value);
  }

  /** Records the value as it was found; a computed one that nobody has asked for yet has none. */
  record(): void {
    if (!this.isUnevaluated) this.write({});
  }

  get isUnevaluated(): boolean {
    return this.source.kind === 'computed' && this.value === undefined && !this.isRecorded;
  }

  /** Sets it in the app. @returns whether it could be set */
  restore(value: unknown): boolean {
    return this.source.write(value);
  }

  /** Whether an effect is that of the recording. */
  isWatchedBy(effect: object): boolean {
    return effect === this.effect;
  }

  /** Whether that is what computes it. */
  isComputedBy(subscriber: object): boolean {
    const { kind, ref } = this.source;
    return kind === 'computed' && (subscriber === ref || subscriber === ref?.effect);
  }

  stop(): void {
    this.effect?.stop();
  }

  private take(value: unknown): void {
    // Computed lists are made anew, often of what they held before.
    if (isSameCopy(this.value, value)) return;
    const oldValue = this.value;
    this.value = value;
    this.write(this.isRecorded ? { oldValue } : {});
  }

  private write(change: { oldValue?: unknown }): void {
    this.isRecorded = true;
    const { name, kind, type } = this.source;
    this.context.recordState({
      id: this.id,
      name,
      ...(this.owner !== undefined && { owner: this.owner }),
      kind,
      ...(type && { type }),
      ...change,
      newValue: this.value,
    });
  }
}
