import { Signal, computed, effect, signal, untracked } from '@preact/signals-core';
import { createSignalsCollector } from '../core/collect/signals.ts';
import type { SignalsApi } from '../core/collect/signals-library.ts';

/**
 * Records the signals of an app that is built with `@preact/signals-core`, or with a library on top of it:
 *
 * - signals as refs and computed values, whenever they change, named as the app named them
 * - a span for each run of an effect, with phase `effect`
 *
 * A computed value is recorded when the app reads it, and never evaluated. Signals that were made before the
 * recording are told when an effect that depends on them runs, or when the app calls a method of theirs.
 *
 * @param api the app's own, where a bundle holds a copy of the library besides
 */
export function signalsCollector(api: SignalsApi = { Signal, computed, effect, signal, untracked }) {
  return createSignalsCollector(api);
}
