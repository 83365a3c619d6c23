import type { PanelLocation } from '../panel-attributes.ts';
import { measureFullHeights, shrinkFullHeights } from './full-heights.ts';
import type { FullHeight } from './full-heights.ts';

/** What the page itself has at the side where room is made. */
interface PageSide {
  /** Computed lengths. */
  margin: string;
  scrollPadding: string;
  fullHeights: readonly FullHeight[];
}

/**
 * Makes room for the docked panel by a margin of the document's root. A style sheet of its own does it, so
 * nothing of the page is written to, and all is as before once that sheet is gone.
 */
export class PageRoom {
  #sheet: CSSStyleSheet | undefined;
  #side: PanelLocation | undefined;
  #page: PageSide | undefined;

  /** Keeps so many px free at a side. */
  make(side: PanelLocation, size: number): void {
    if (!this.#sheet) {
      this.#sheet = new CSSStyleSheet();
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    }
    if (side !== this.#side) this.measureAgain();
    this.#side = side;
    this.#page ??= this.#measure(this.#sheet, side);
    const { margin, scrollPadding, fullHeights } = this.#page;
    // Doubled, to win over what a page says of `*` with `!important`.
    this.#sheet.replaceSync(`:root:root {
      margin-${side}: calc(${margin} + ${size}px) !important;
      scroll-padding-${side}: calc(${scrollPadding} + ${size}px) !important;
    } ${side === 'top' || side === 'bottom' ? shrinkFullHeights(fullHeights, size) : ''}`);
  }

  /** The viewport has changed: the page's own lengths may have, too. */
  measureAgain(): void {
    this.#page = undefined;
  }

  clear(): void {
    const sheet = this.#sheet;
    if (!sheet) return;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    this.#sheet = undefined;
    this.measureAgain();
  }

  #measure(sheet: CSSStyleSheet, side: PanelLocation): PageSide {
    sheet.disabled = true;
    const style = getComputedStyle(document.documentElement);
    const scrollPadding = style.getPropertyValue(`scroll-padding-${side}`);
    const measured = {
      margin: style.getPropertyValue(`margin-${side}`),
      scrollPadding: scrollPadding === 'auto' ? '0px' : scrollPadding,
      fullHeights: measureFullHeights(),
    };
    sheet.disabled = false;
    return measured;
  }
}
