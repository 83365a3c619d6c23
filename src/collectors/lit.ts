import { ReactiveElement } from 'lit';
import { createLitCollector } from '../core/collect/lit.ts';

/**
 * Records the components of an app built with Lit 3; see `createLitCollector` for what.
 *
 * @param base the app's `ReactiveElement`, where a bundle holds a copy of Lit of its own
 */
export function litCollector(base = ReactiveElement) {
  return createLitCollector(base);
}
