import type { ComponentOutline } from './component-outline.ts';

interface Reading {
  readonly outline: ComponentOutline | undefined;
  /** How often each component was rendered, by its index in the outline. */
  readonly renders: readonly number[];
}

/** Indexes of the components that were there before and were rendered since. */
export function renderedSince(
  before: Reading,
  now: Reading & { readonly outline: ComponentOutline },
): number[] {
  const former = before.outline;
  if (!former) return [];
  const isSame = former === now.outline;
  return [...now.renders.keys()].filter((index) => {
    const at = isSame ? index : former.indexOf(now.outline.ids[index]);
    return at >= 0 && now.renders[index]! > (before.renders[at] ?? 0);
  });
}
