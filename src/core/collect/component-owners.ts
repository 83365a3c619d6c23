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

let lookups: readonly OwnerLookup[] = [];

/**
 * Answers from now on which component an element belongs to.
 *
 * @param isComponent whether the elements are components themselves: then it is asked before those who say which
 * component rendered one, since that is around it
 * @returns the end of that
 */
export function answerForOwners(lookup: OwnerLookup, isComponent = false): () => void {
  lookups = isComponent ? [lookup, ...lookups] : [...lookups, lookup];
  return () => {
    lookups = lookups.filter((each) => each !== lookup);
  };
}

/** The first component that is known of one of `elements`, which come from the inside out. */
export function ownerOf(elements: readonly Element[]): ComponentOwner | undefined {
  let owner: ComponentOwner | undefined;
  attempt(() => elements.some((element) => lookups.some((lookup) => (owner = lookup(element)))));
  return owner;
}
