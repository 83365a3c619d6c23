/** Tallest element that every browser lays out exactly: Firefox stops at 17.8 million px. */
const MAX_CANVAS_PX = 15_000_000;

/** Rows drawn above and below the visible ones, so that a small scroll shows no gap. */
const OVERSCAN = 6;

/** What a list of rows of one height needs to be scrolled. All lengths in px. */
export interface RowGeometry {
  count: number;
  rowHeight: number;
  /** Visible height of the part that holds rows. */
  viewport: number;
}

/** The rows to draw, and where. */
export interface RowWindow {
  first: number;
  /** Exclusive. */
  end: number;
  /** Distance of row `first` from the top of the canvas. */
  top: number;
}

export function canvasHeight({ count, rowHeight }: RowGeometry): number {
  return Math.min(count * rowHeight, MAX_CANVAS_PX);
}

/** How many px of rows one px of scrolling stands for: 1 until the rows are taller than a canvas may be. */
function scale(geometry: RowGeometry): number {
  const rows = geometry.count * geometry.rowHeight - geometry.viewport;
  const canvas = canvasHeight(geometry) - geometry.viewport;
  return canvas > 0 && rows > canvas ? rows / canvas : 1;
}

export function rowWindow(geometry: RowGeometry, scrollTop: number): RowWindow {
  const { count, rowHeight, viewport } = geometry;
  const offset = scrollTop * scale(geometry);
  const first = Math.max(0, Math.min(count, Math.floor(offset / rowHeight)) - OVERSCAN);
  const end = Math.min(count, Math.ceil((offset + viewport) / rowHeight) + OVERSCAN);
  return { first, end, top: scrollTop - offset + first * rowHeight };
}

/** The scroll position nearest to the present one at which all of row `index` is visible. */
export function scrollTopFor(geometry: RowGeometry, scrollTop: number, index: number): number {
  const factor = scale(geometry);
  const rowTop = index * geometry.rowHeight;
  const highest = rowTop / factor;
  const lowest = (rowTop + geometry.rowHeight - geometry.viewport) / factor;
  return Math.max(0, Math.max(lowest, Math.min(highest, scrollTop)));
}
