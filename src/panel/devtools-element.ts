import { LitElement } from 'lit';
import type { CSSResult, CSSResultGroup, CSSResultOrNative } from 'lit';

/** A constructed style sheet belongs to the document that it was made for, so each document has its own. */
const sheetsByDocument = new WeakMap<Document, Map<CSSResult, CSSStyleSheet>>();

/**
 * What the panel's elements extend in place of `LitElement`: they keep their styles when they are moved into
 * another window, and have them when they are made there.
 */
export abstract class DevtoolsElement extends LitElement {
  /** What `styles` holds, in its order. */
  private static ownStyles: CSSResult[];

  /** Gives Lit none: it knows the sheets of one document only. */
  protected static override finalizeStyles(styles?: CSSResultGroup): CSSResultOrNative[] {
    this.ownStyles = super.finalizeStyles(styles) as CSSResult[];
    return [];
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.#adoptStyles();
    return root;
  }

  /** What moves to another document loses its sheets on the way. */
  adoptedCallback(): void {
    this.#adoptStyles();
  }

  #adoptStyles(): void {
    const { shadowRoot, ownerDocument } = this;
    const { ownStyles } = this.constructor as typeof DevtoolsElement;
    if (!shadowRoot || !ownerDocument.defaultView) return;
    shadowRoot.adoptedStyleSheets = ownStyles.map((style) => sheetOf(style, ownerDocument));
  }
}

function sheetOf(style: CSSResult, owner: Document): CSSStyleSheet {
  const sheets = sheetsByDocument.get(owner) ?? new Map<CSSResult, CSSStyleSheet>();
  sheetsByDocument.set(owner, sheets);
  let sheet = sheets.get(style);
  if (!sheet) {
    sheet = new owner.defaultView!.CSSStyleSheet();
    sheet.replaceSync(style.cssText);
    sheets.set(style, sheet);
  }
  return sheet;
}
