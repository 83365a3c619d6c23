import { now, setTimeout } from '../model/native.ts';
import type { CollectorContext } from '../record/types.ts';
import { attempt } from './attempt.ts';
import { isSameCopy, VueCopy } from './vue-copy.ts';
import type { StateSource } from './vue-sources.ts';
import type { VueEffect, VueEffectClass } from './vue-types.ts';
import { VueWatch } from './vue-watch.ts';

/** Of the app's time that is spent on looking at one large value again and again. */
const MAX_SHARE = 0.05;

/** Where a state says what is to be done about it. */
export interface StateWatching {
  /** Called whenever the value may have changed, in the app's own write: it is to note it, and no more. */
  changed: () => void;
  /** By id, the states of which not all is watched. */
  partly: Map<string, WeakRef<VueState>>;
}

/** One ref, reactive object or computed value, recorded whenever it has changed. */
export class VueState {
  readonly id: string;
  readonly source: StateSource;
  /** A copy; identical as long as nothing in it has changed. */
  value: unknown;
  private readonly owner: string | undefined;
  private readonly context: CollectorContext;
  private watching: StateWatching | undefined;
  private effect: VueEffect | undefined;
  private suspecting: ReturnType<typeof setTimeout> | undefined;
  /** How long it took to look at it last. */
  private checkMs = 0;
  private isRecorded = false;

  constructor(id: string, owner: string | undefined, source: StateSource, context: CollectorContext) {
    this.id = id;
    this.owner = owner;
    this.source = source;
    this.context = context;
    attempt(() => (this.value = source.read(new VueCopy())));
  }

  /** Has writes noticed from now on; not to what is computed, since that would evaluate it. */
  watch(Effect: VueEffectClass, watching: StateWatching): void {
    if (this.effect || this.source.kind === 'computed') return;
    this.watching = watching;
    this.effect = new Effect(
      () => {
        attempt(() => this.readAsApp(watching));
        attempt(() => this.take(this.source.read(new VueCopy())));
      },
      () => undefined,
    );
    this.effect.scheduler = watching.changed;
    this.effect.run();
  }

  /** Records the value if it differs from what was recorded last. @returns whether it does */
  check(): boolean {
    const before = this.value;
    const begin = now();
    if (this.effect) this.effect.run();
    else attempt(() => this.take(this.source.read(new VueCopy())));
    this.checkMs = now() - begin;
    return !Object.is(before, this.value);
  }

  /** Says that it may have changed, where that is not noticed: as often as looking takes a part of the time. */
  suspectLater(): void {
    this.suspecting ??= setTimeout(() => {
      this.suspecting = undefined;
      if (this.effect) this.watching?.changed();
    }, this.checkMs / MAX_SHARE);
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
    this.effect = undefined;
    this.watching?.partly.delete(this.id);
  }

  private readAsApp({ partly }: StateWatching): void {
    const walk = new VueWatch();
    this.source.read(walk);
    if (walk.isWhole) partly.delete(this.id);
    else if (!partly.has(this.id)) partly.set(this.id, new WeakRef(this));
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
