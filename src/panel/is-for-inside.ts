/** Whether Esc is for something inside an element: a menu that closes by itself, a search field that it empties. */
export function isForInside(event: KeyboardEvent, around: Element): boolean {
  const path = event.composedPath();
  const [origin] = path;
  if (origin instanceof HTMLInputElement && origin.type === 'search' && origin.value !== '') return true;
  return path
    .slice(0, path.indexOf(around))
    .some((node) => node instanceof Element && node.matches(':popover-open'));
}
