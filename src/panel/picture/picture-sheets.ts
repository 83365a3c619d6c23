import { cleanCss } from './clean-css.ts';
import { listOf, numberOf, stringOf } from './serialized-node.ts';

/** Stands for `style` and `link`: their rules are in constructed sheets, which a policy against inline styles lets pass. */
export const STYLE_TAG = 'picture-style';

/** What the frame itself needs; nothing moves, since a moment stands still. */
const BASE_RULES = `
  ${STYLE_TAG} { display: none !important; }
  picture-frame { display: inline-block; border: 2px inset; width: 300px; height: 150px; overflow: auto; }
  [data-picture-blocked] { background: repeating-linear-gradient(45deg, #8884 0 6px, #8882 6px 12px); }
  *, ::before, ::after { transition: none !important; caret-color: transparent !important; }
  /* The colours are those of who was recorded, not of who looks. */
  *, ::before, ::after { forced-color-adjust: none !important; }
`;

/** Of a window in which none took room. */
const NO_BAR = ':root { scrollbar-width: none !important; }';

type Root = Document | ShadowRoot;

interface OwnedSheet {
  sheet: CSSStyleSheet;
  css: string;
  media: string;
}

/** The style sheets of a picture, as constructed ones, in the order of the elements that hold them. */
export class PictureSheets {
  readonly #document: Document;
  readonly #window: Window & typeof globalThis;
  readonly #owned = new WeakMap<Element, OwnedSheet>();
  readonly #adopted = new Map<number, CSSStyleSheet>();
  /** Sheets that a root adopted by itself. */
  readonly #adoptedOf = new WeakMap<Node, CSSStyleSheet[]>();
  readonly #base: CSSStyleSheet;
  readonly #bar: CSSStyleSheet;
  readonly #changed = new Set<Element>();
  readonly #roots = new Set<Root>();
  readonly #scrolls = new Map<Element, { left: number; top: number }>();

  constructor(document: Document) {
    this.#document = document;
    this.#window = document.defaultView!;
    this.#base = this.#construct(BASE_RULES);
    this.#bar = this.#construct('');
  }

  clear(): void {
    this.#adopted.clear();
    this.#adoptedOf.delete(this.#document);
    this.#changed.clear();
    this.#scrolls.clear();
    this.#roots.clear();
    this.#roots.add(this.#document);
  }

  /** Whether the page's own scroll bar takes no room. */
  hideBar(isHidden: boolean): void {
    this.#bar.replaceSync(isHidden ? NO_BAR : '');
  }

  /** The text of a style element is another one, or it is in another place. */
  changed(element: Element): void {
    this.#changed.add(element);
  }

  /** A document or shadow has other style elements. */
  rootChanged(root: Node): void {
    if ('adoptedStyleSheets' in root) this.#roots.add(root as Root);
  }

  /** Where an element was scrolled to, once it has its size. */
  noteScroll(element: Element, { rr_scrollLeft, rr_scrollTop }: Record<string, unknown>): void {
    if (rr_scrollLeft === undefined && rr_scrollTop === undefined) return;
    this.#scrolls.set(element, { left: numberOf(rr_scrollLeft), top: numberOf(rr_scrollTop) });
  }

  /** A sheet that scripts made, given to a document or a shadow. */
  adopt(root: Root, { styles, styleIds }: Record<string, unknown>): void {
    for (const { styleId, rules } of listOf(styles)) {
      const css = listOf(rules).map(({ rule }) => stringOf(rule));
      this.#adopted.set(numberOf(styleId), this.#construct(cleanCss(css.join('\n'))));
    }
    const ids = Array.isArray(styleIds) ? (styleIds as unknown[]) : [];
    const sheets = ids.flatMap((id) => this.#adopted.get(numberOf(id)) ?? []);
    this.#adoptedOf.set(root, sheets);
    this.#roots.add(root);
  }

  /** The sheet of a style element, or of a number; undefined where there is none. */
  find(element: Node | undefined, styleId: unknown): CSSStyleSheet | undefined {
    if (element instanceof this.#window.Element) return this.#sheetOf(element);
    return typeof styleId === 'number' ? this.#adopted.get(styleId) : undefined;
  }

  /** Puts all that changed in place. */
  settle(): void {
    for (const element of this.#changed) {
      this.#sheetOf(element);
      this.rootChanged(element.getRootNode());
    }
    this.#changed.clear();
    for (const root of this.#roots) {
      const own = [...root.querySelectorAll(STYLE_TAG)].map((element) => this.#sheetOf(element));
      root.adoptedStyleSheets = [this.#base, this.#bar, ...own, ...(this.#adoptedOf.get(root) ?? [])];
    }
    this.#roots.clear();
  }

  /** Scrolls what was noted to be: only where the document is shown in its size, it has anywhere to go. */
  scroll(): void {
    for (const [element, place] of this.#scrolls) element.scrollTo({ ...place, behavior: 'instant' });
    this.#scrolls.clear();
  }

  #sheetOf(element: Element): CSSStyleSheet {
    const css = element.textContent;
    const owned = this.#owned.get(element);
    const media = element.getAttribute('media') ?? '';
    if (owned?.css === css && owned.media === media) return owned.sheet;
    const sheet = owned?.sheet ?? this.#construct('');
    sheet.media.mediaText = media;
    // Rules that scripts changed are kept where the text is what it was.
    if (owned?.css !== css) sheet.replaceSync(cleanCss(css));
    this.#owned.set(element, { sheet, css, media });
    return sheet;
  }

  #construct(css: string): CSSStyleSheet {
    const sheet = new this.#window.CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  }
}
