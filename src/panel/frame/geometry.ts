import type { PanelLocation } from '../panel-attributes.ts';

/** A rectangle in the viewport, px. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

/** Smallest panel in which every view still works. */
export const MIN_SIZE: Size = { width: 320, height: 220 };

/** Space between a panel that nobody moved and the edges of the viewport. */
const MARGIN = 12;

/** Where the panel opens until someone moves it. */
export function defaultRect(location: PanelLocation, viewport: Size): Rect {
  const isColumn = location === 'left' || location === 'right';
  const width = Math.min(isColumn ? 420 : 920, viewport.width - 2 * MARGIN);
  const height = Math.min(isColumn ? 900 : 400, viewport.height - 2 * MARGIN);
  const x = location === 'left' ? MARGIN : viewport.width - width - MARGIN;
  const y = location === 'top' ? MARGIN : viewport.height - height - MARGIN;
  return fitRect({ x, y, width, height }, viewport);
}

/** The rectangle moved, and if need be shrunk, into the viewport. */
export function fitRect(rect: Rect, viewport: Size): Rect {
  const width = Math.min(Math.max(rect.width, MIN_SIZE.width), viewport.width);
  const height = Math.min(Math.max(rect.height, MIN_SIZE.height), viewport.height);
  const x = clamp(rect.x, 0, viewport.width - width);
  const y = clamp(rect.y, 0, viewport.height - height);
  return { x, y, width, height };
}

/** Sides of the panel that a drag moves, any of `n`, `e`, `s`, `w`: `se` is the corner below right. */
export type Edges = 'n' | 'e' | 's' | 'w' | 'ne' | 'nw' | 'se' | 'sw';

/** The rectangle with some of its sides moved by (dx, dy); the other sides stay where they are. */
export function resizeRect(rect: Rect, edges: Edges, dx: number, dy: number, viewport: Size): Rect {
  let { x: left, y: top } = rect;
  let right = left + rect.width;
  let bottom = top + rect.height;
  if (edges.includes('w')) left = clamp(left + dx, 0, right - MIN_SIZE.width);
  if (edges.includes('e')) right = clamp(right + dx, left + MIN_SIZE.width, viewport.width);
  if (edges.includes('n')) top = clamp(top + dy, 0, bottom - MIN_SIZE.height);
  if (edges.includes('s')) bottom = clamp(bottom + dy, top + MIN_SIZE.height, viewport.height);
  return fitRect({ x: left, y: top, width: right - left, height: bottom - top }, viewport);
}

/** Px within which a dragged edge goes to the edge of the viewport. */
const SNAP = 16;

/** The rectangle, moved to the edges of the viewport that it is close to. */
export function snapMoved(rect: Rect, viewport: Size): Rect {
  return {
    ...rect,
    x: nearest(rect.x, [0, viewport.width - rect.width]),
    y: nearest(rect.y, [0, viewport.height - rect.height]),
  };
}

/** The rectangle with those of its sides at the edges of the viewport that a drag brought close to them. */
export function snapResized(rect: Rect, edges: Edges, viewport: Size): Rect {
  const right = rect.x + rect.width;
  const bottom = rect.y + rect.height;
  const x = edges.includes('w') ? nearest(rect.x, [0]) : rect.x;
  const y = edges.includes('n') ? nearest(rect.y, [0]) : rect.y;
  const width = (edges.includes('e') ? nearest(right, [viewport.width]) : right) - x;
  const height = (edges.includes('s') ? nearest(bottom, [viewport.height]) : bottom) - y;
  return { x, y, width, height };
}

function nearest(value: number, marks: readonly number[]): number {
  const close = marks.filter((mark) => Math.abs(mark - value) <= SNAP);
  return close.sort((a, b) => Math.abs(a - value) - Math.abs(b - value))[0] ?? value;
}

/** How far a docked panel may go into the page, px. */
export interface DockLimits {
  min: number;
  max: number;
  /** Until someone chooses another. */
  initial: number;
}

/** What a docked panel leaves to the page at least, px. */
const MIN_PAGE = 80;

/** Between which sizes the panel can be docked at a side. */
export function dockLimits(side: PanelLocation, viewport: Size): DockLimits {
  const isColumn = side === 'left' || side === 'right';
  const room = isColumn ? viewport.width : viewport.height;
  const min = Math.min(isColumn ? MIN_SIZE.width : MIN_SIZE.height, room);
  const max = Math.max(min, room - MIN_PAGE);
  return { min, max, initial: clamp(isColumn ? 420 : 320, min, max) };
}

/** The whole of a side of the viewport, as far into it as `size` says. */
export function dockRect(side: PanelLocation, size: number, viewport: Size): Rect {
  const { width, height } = viewport;
  const isColumn = side === 'left' || side === 'right';
  return {
    x: side === 'right' ? width - size : 0,
    y: side === 'bottom' ? height - size : 0,
    width: isColumn ? size : width,
    height: isColumn ? height : size,
  };
}

export function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(max, value));
}
