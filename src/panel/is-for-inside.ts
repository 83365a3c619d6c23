/** Whether Esc is for something inside the panel: a menu that closes by itself, a search field that it empties. */
export function isForInside(event: KeyboardEvent, panel: Element): boolean {
  const path = event.composedPath();
  const [origin] = path;
  if (origin instanceof HTMLInputElement && origin.type === 'search' && origin.value !== '') return true;
  return path.some((node) => node instanceof Element && node !== panel && node.matches(':popover-open'));
}
