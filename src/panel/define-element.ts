/**
 * Registers an element unless the page has one of that name: two versions of the package on one page
 * must not throw, so the first to load serves both.
 */
export function defineElement(name: string, constructor: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, constructor);
}
