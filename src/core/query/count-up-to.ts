/** How many of a list that ascends by `seq` have one up to `seq`, by binary search. */
export function countUpTo<T>(ascending: ArrayLike<T>, seq: number, seqOf: (item: T) => number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (seqOf(ascending[middle]!) <= seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
