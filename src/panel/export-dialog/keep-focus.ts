/** A modal dialog lets the focus out to the browser's own bars: with this on its `keydown`, it goes round. */
export function keepFocus(event: KeyboardEvent, root: ParentNode): void {
  if (event.key !== 'Tab') return;
  const stops = [
    ...root.querySelectorAll<HTMLElement>(
      'button:enabled, input:enabled:not([type=radio]:not(:checked)), select:enabled',
    ),
  ];
  const [first, last] = [stops[0], stops.at(-1)];
  if (event.composedPath()[0] !== (event.shiftKey ? first : last)) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
