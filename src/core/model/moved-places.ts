const NONE: ReadonlySet<number> = new Set();

/**
 * Which elements of a list were moved, as few as can be: all others keep their order.
 *
 * @param places - the place of each element before, in the order of now; no two are the same
 * @returns indexes of now
 * @see https://en.wikipedia.org/wiki/Longest_increasing_subsequence
 */
export function movedPlaces(places: readonly number[]): ReadonlySet<number> {
  if (places.every((place, i) => i === 0 || places[i - 1]! < place)) return NONE;
  /** For each length, the index of the lowest place that ends an ascending run of it. */
  const ends: number[] = [];
  const former: (number | undefined)[] = [];
  for (const [i, place] of places.entries()) {
    let length = 0;
    for (let high = ends.length; length < high;) {
      const middle = (length + high) >> 1;
      if (places[ends[middle]!]! < place) length = middle + 1;
      else high = middle;
    }
    former[i] = ends[length - 1];
    ends[length] = i;
  }
  const moved = new Set(places.keys());
  for (let i = ends.at(-1); i !== undefined; i = former[i]) moved.delete(i);
  return moved;
}
