import { attempt } from './attempt.ts';

/** A component, as its records call it. */
export interface ComponentOwner {
  readonly id: string;
  readonly name: string;
}

/**
 * Says which recorded component an element is, or was rendered by. It is asked for every element that an event
 * passes, so it looks at that one alone. Of what privacy marks hide it says nothing.
 */
type OwnerLookup = (element: Element) => ComponentOwner | undefined;

/** Elements that are components come first: whoever rendered one is around it. */
const lookups = { itself: new Set<OwnerLookup>(), rendered: new Set<OwnerLookup>() };

/**
 * Answers from now on which components there are.
 *
 * @param kind whether elements are the components, or are rendered by them
 * @returns the end of that
 */
export function answerForOwners(kind: keyof typeof lookups, lookup: OwnerLookup): () => void {
  lookups[kind].add(lookup);
  return () => lookups[kind].delete(lookup);
}

/** The first component that is known of one of `elements`, which come from the inside out. */
export function ownerOf(elements: readonly Element[]): ComponentOwner | undefined {
  let owner: ComponentOwner | undefined;
  const all = [...lookups.itself, ...lookups.rendered];
  for (const element of elements) {
    for (const lookup of all) {
      attempt(() => (owner = lookup(element)));
      if (owner) return owner;
    }
  }
  return undefined;
}
