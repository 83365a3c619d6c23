/** One row of the app under measurement. */
export interface Row {
  readonly id: number;
  readonly label: string;
}

/** Rows that `create` makes. */
const ROW_COUNT = 1_000;

/** Every so many rows, `update` changes one. */
const UPDATE_STEP = 10;

const SIZES = ['narrow', 'wide', 'tall', 'flat', 'round', 'square', 'heavy'];
const MATERIALS = ['oak', 'steel', 'glass', 'paper', 'clay', 'wool', 'cork', 'brass', 'linen'];
const THINGS = [
  'lamp',
  'shelf',
  'bowl',
  'stool',
  'clock',
  'frame',
  'vase',
  'tray',
  'hook',
  'box',
  'mat',
];

let lastId = 0;

/** New rows, whose labels follow from their ids. */
export function makeRows(): Row[] {
  return Array.from({ length: ROW_COUNT }, () => {
    lastId += 1;
    const words = [SIZES, MATERIALS, THINGS].map((list) => list[lastId % list.length]);
    return { id: lastId, label: words.join(' ') };
  });
}

/** Every tenth row has a new label; the others are the same objects. */
export function updateRows(rows: readonly Row[]): Row[] {
  return rows.map((row, i) => (i % UPDATE_STEP === 0 ? { ...row, label: `${row.label}, used` } : row));
}

/** The second row and the last but one have changed places. */
export function swapRows(rows: readonly Row[]): Row[] {
  const swapped = [...rows];
  [swapped[1], swapped[rows.length - 2]] = [rows[rows.length - 2]!, rows[1]!];
  return swapped;
}

export function removeRow(rows: readonly Row[], id: number): Row[] {
  return rows.filter((row) => row.id !== id);
}
