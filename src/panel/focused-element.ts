/** The element of a document that has the focus, in whatever shadow tree; none where it is nowhere in particular. */
export function focusedElement(within: Document): HTMLElement | undefined {
  let element = within.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== within.body ? element : undefined;
}
