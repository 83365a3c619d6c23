/** Elements of each side that are looked at together. */
const WINDOW = 1_000;

/** A pair of one line in two lists, or an element of one of them. */
export interface Alignment {
  /** By row: place in the list; -1 for none. */
  left: Int32Array;
  right: Int32Array;
}

/**
 * Aligns two lists by their longest common subsequence, a window of 1,000 elements each at a time: the first half of
 * what is found in one stands, the next begins behind it. So time grows with the length, and memory with the answer;
 * what one list has more than 1,000 elements of in a row, which the other has not, may be told as other on both sides.
 */
export function alignSequences(before: ArrayLike<number>, after: ArrayLike<number>): Alignment {
  const rows = new Rows(before.length + after.length);
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      rows.add(i++, j++);
      continue;
    }
    const width = Math.min(WINDOW, before.length - i);
    const height = Math.min(WINDOW, after.length - j);
    const isLast = i + width === before.length && j + height === after.length;
    const pairs = commonPairs(before, after, { i, j, width, height });
    const kept = isLast ? pairs : pairs.slice(0, Math.ceil(pairs.length / 2));
    for (const [left, right] of kept) {
      while (i < left) rows.add(i++, -1);
      while (j < right) rows.add(-1, j++);
      rows.add(i++, j++);
    }
    if (kept.length > 0) continue;
    for (const end = i + width; i < end;) rows.add(i++, -1);
    for (const end = j + height; j < end;) rows.add(-1, j++);
  }
  while (i < before.length) rows.add(i++, -1);
  while (j < after.length) rows.add(-1, j++);
  return rows.end();
}

class Rows {
  readonly #left: Int32Array;
  readonly #right: Int32Array;
  #count = 0;

  constructor(most: number) {
    this.#left = new Int32Array(most);
    this.#right = new Int32Array(most);
  }

  add(left: number, right: number): void {
    this.#left[this.#count] = left;
    this.#right[this.#count] = right;
    this.#count += 1;
  }

  end(): Alignment {
    return { left: this.#left.slice(0, this.#count), right: this.#right.slice(0, this.#count) };
  }
}

interface Part {
  i: number;
  j: number;
  width: number;
  height: number;
}

/** The longest common subsequence of a part of both, as pairs of places. */
function commonPairs(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  { i, j, width, height }: Part,
): [number, number][] {
  const row = height + 1;
  /** Length of the longest one from two places on. */
  const lengths = new Uint16Array((width + 1) * row);
  for (let a = width - 1; a >= 0; a -= 1) {
    for (let b = height - 1; b >= 0; b -= 1) {
      const at = a * row + b;
      lengths[at] =
        before[i + a] === after[j + b]
          ? lengths[at + row + 1]! + 1
          : Math.max(lengths[at + row]!, lengths[at + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  let [a, b] = [0, 0];
  while (a < width && b < height) {
    const at = a * row + b;
    if (before[i + a] === after[j + b]) pairs.push([i + a++, j + b++]);
    else if (lengths[at + row]! >= lengths[at + 1]!) a += 1;
    else b += 1;
  }
  return pairs;
}
