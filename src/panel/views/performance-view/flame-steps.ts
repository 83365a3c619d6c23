import { xOf } from './flame-layout.ts';
import type { BoxPlace, FlameLayout } from './flame-layout.ts';

/** The boxes that are to be seen, of a track's row, from left to right. */
function rowOf(layout: FlameLayout, track: number, row: number): BoxPlace[] {
  const { boxes } = layout.tracks[track]!;
  const found: BoxPlace[] = [];
  for (let box = 0; box < boxes.row.length; box += 1) {
    if (boxes.row[box] !== row) continue;
    if (xOf(layout, boxes.end[box]!) < 0 || xOf(layout, boxes.start[box]!) > layout.width) continue;
    found.push({ track, box });
  }
  return found.sort((a, b) => boxes.start[a.box]! - boxes.start[b.box]!);
}

/** All rows with boxes to be seen, from top to bottom. */
function* rowsOf(layout: FlameLayout): Generator<BoxPlace[]> {
  for (const [track, { boxes }] of layout.tracks.entries()) {
    for (let row = 0; row < boxes.rows; row += 1) {
      const found = rowOf(layout, track, row);
      if (found.length > 0) yield found;
    }
  }
}

function distance(layout: FlameLayout, { track, box }: BoxPlace, from: number, to: number): number {
  const { start, end } = layout.tracks[track]!.boxes;
  return Math.max(0, start[box]! - to, from - end[box]!);
}

/** The box to which a key leads from another; from none, to the first. */
export function stepFrom(
  layout: FlameLayout,
  current: BoxPlace | undefined,
  key: string,
): BoxPlace | undefined {
  const rows = [...rowsOf(layout)];
  if (!['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key))
    return undefined;
  const at = rows.findIndex((row) =>
    row.some(({ track, box }) => track === current?.track && box === current.box),
  );
  if (!current || at < 0) return rows[0]?.[0];
  const row = rows[at]!;
  const place = row.findIndex(({ box }) => box === current.box);
  if (key === 'Home') return row[0];
  if (key === 'End') return row.at(-1);
  if (key === 'ArrowLeft') return row[Math.max(0, place - 1)];
  if (key === 'ArrowRight') return row[Math.min(row.length - 1, place + 1)];
  const { start, end } = layout.tracks[current.track]!.boxes;
  const other = rows[key === 'ArrowUp' ? at - 1 : at + 1];
  // What it lies in or holds, else the nearest.
  const far = (one: BoxPlace): number => distance(layout, one, start[current.box]!, end[current.box]!);
  return other?.reduce((best, one) => (far(one) < far(best) ? one : best)) ?? current;
}

/** The next box, from left to right and top to bottom, with a span that is looked for; after the last, the first. */
export function nextMatch(layout: FlameLayout, current: BoxPlace | undefined): BoxPlace | undefined {
  const places = [...rowsOf(layout)].flat();
  const isFound = ({ track, box }: BoxPlace): boolean => layout.tracks[track]!.boxes.matches[box]! > 0;
  const at = places.findIndex(({ track, box }) => track === current?.track && box === current.box);
  return places.slice(at + 1).find(isFound) ?? places.find(isFound);
}
