/** Comparisons up to which the longest common subsequence is looked for; beyond, elements are matched by index. */
const MAX_COMPARISONS = 1_000_000;

/** One step from a list to the next: elements that are the same, that stand for each other, or on one side only. */
export type ListStep =
  | { op: 'same'; count: number }
  | { op: 'pair'; before: number; after: number }
  | { op: 'remove'; before: number }
  | { op: 'add'; after: number };

/**
 * Aligns two lists: what both begin and end with is left alone, between that the longest common subsequence is kept,
 * and what lies between two of its elements is matched by its order.
 */
export function alignLists(before: readonly unknown[], after: readonly unknown[]): ListStep[] {
  const names = new Map<string, number>();
  const name = (one: unknown): number => {
    // Stored values are JSON: two that are written alike are the same.
    const text = JSON.stringify(one);
    const known = names.get(text) ?? names.size;
    names.set(text, known);
    return known;
  };
  const isSame = (a: number, b: number): boolean =>
    Object.is(before[a], after[b]) || name(before[a]) === name(after[b]);
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && isSame(start, start)) start += 1;
  let end = 0;
  while (end < shorter - start && isSame(before.length - 1 - end, after.length - 1 - end)) end += 1;

  const steps: ListStep[] = [];
  const keep = (count: number): void => {
    if (count > 0) steps.push({ op: 'same', count });
  };
  keep(start);
  const rows = before.slice(start, before.length - end).map(name);
  const columns = after.slice(start, after.length - end).map(name);
  let [row, column] = [0, 0];
  for (const [nextRow, nextColumn, count] of commonRuns(rows, columns)) {
    addGap(steps, [start + row, start + nextRow], [start + column, start + nextColumn]);
    keep(count);
    row = nextRow + count;
    column = nextColumn + count;
  }
  addGap(steps, [start + row, before.length - end], [start + column, after.length - end]);
  keep(end);
  return steps;
}

type Range = [from: number, to: number];

function addGap(steps: ListStep[], [before, beforeEnd]: Range, [after, afterEnd]: Range): void {
  const paired = Math.min(beforeEnd - before, afterEnd - after);
  for (let i = 0; i < paired; i += 1) steps.push({ op: 'pair', before: before + i, after: after + i });
  for (let i = before + paired; i < beforeEnd; i += 1) steps.push({ op: 'remove', before: i });
  for (let i = after + paired; i < afterEnd; i += 1) steps.push({ op: 'add', after: i });
}

/** Runs of the longest common subsequence: `[row, column, count]`. */
function commonRuns(rows: readonly number[], columns: readonly number[]): [number, number, number][] {
  if (rows.length * columns.length > MAX_COMPARISONS) return [];
  const width = columns.length + 1;
  /** Length of the longest one from a row and a column on. */
  const lengths = new Uint32Array((rows.length + 1) * width);
  for (let row = rows.length - 1; row >= 0; row -= 1) {
    for (let column = columns.length - 1; column >= 0; column -= 1) {
      const at = row * width + column;
      lengths[at] =
        rows[row] === columns[column]
          ? lengths[at + width + 1]! + 1
          : Math.max(lengths[at + width]!, lengths[at + 1]!);
    }
  }
  const runs: [number, number, number][] = [];
  let [row, column] = [0, 0];
  while (row < rows.length && column < columns.length) {
    const at = row * width + column;
    if (rows[row] === columns[column]) {
      const last = runs.at(-1);
      const isNext = last !== undefined && last[0] + last[2] === row && last[1] + last[2] === column;
      if (isNext) last[2] += 1;
      else runs.push([row, column, 1]);
      row += 1;
      column += 1;
    } else if (lengths[at + width]! >= lengths[at + 1]!) row += 1;
    else column += 1;
  }
  return runs;
}
