/** A height of the page's root or body that is the viewport's. */
export interface FullHeight {
  selector: string;
  property: 'height' | 'min-height';
  /** Its content is longer than that. */
  isOverflown: boolean;
}

/** Finds what has the height of the viewport, in percent or `vh`; what is deeper in the page is not looked at. */
export function measureFullHeights(): FullHeight[] {
  const { documentElement: root, body } = document;
  const isOverflown = root.scrollHeight > innerHeight + 1;
  return [root, body].flatMap((element) =>
    (['height', 'min-height'] as const)
      .filter((property) => isFull(element, property))
      .map((property) => ({
        selector: element === root ? ':root:root' : ':root:root > body',
        property,
        isOverflown,
      })),
  );
}

/** Rules that make them shorter by so many px. */
export function shrinkFullHeights(fullHeights: readonly FullHeight[], size: number): string {
  const rest = `calc(100vh - ${size}px) !important`;
  return fullHeights
    .map(({ selector, property, isOverflown }) =>
      property === 'height' && isOverflown
        ? // A margin comes behind a box, not behind what overflows it: the end would lie under the panel.
          `${selector} { height: auto !important; min-height: ${rest} }`
        : `${selector} { ${property}: ${rest} }`,
    )
    .join('');
}

function isFull(element: HTMLElement, property: 'height' | 'min-height'): boolean {
  // Tells percentages from lengths, which getComputedStyle does not; not in every browser.
  if (!('computedStyleMap' in element)) return false;
  const length = element.computedStyleMap().get(property);
  if (!(length instanceof CSSUnitValue)) return false;
  // The body's percentages follow from the root's.
  if (length.unit === 'percent') return element === document.documentElement && length.value === 100;
  return length.unit === 'px' && Math.abs(length.value - innerHeight) <= 1;
}
