/** Parts looked at of an element that has no box of its own. */
const MAX_PARTS = 50;

/** Where an element stands in the viewport; of one with `display: contents`, what it holds. None for what is not shown. */
export function elementRect(element: Element): DOMRect | undefined {
  const rect = element.getBoundingClientRect();
  if (rect.width > 0 || rect.height > 0) return rect;
  if (getComputedStyle(element).display !== 'contents') return undefined;
  const parts = [...(element.shadowRoot ?? element).children].slice(0, MAX_PARTS);
  return unionRect(parts.map(elementRect).filter((part) => part !== undefined));
}

/** The smallest that holds all. */
export function unionRect(rects: readonly DOMRect[]): DOMRect | undefined {
  if (rects.length === 0) return undefined;
  const left = Math.min(...rects.map((rect) => rect.left));
  const top = Math.min(...rects.map((rect) => rect.top));
  const right = Math.max(...rects.map((rect) => rect.right));
  const bottom = Math.max(...rects.map((rect) => rect.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}
