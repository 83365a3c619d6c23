import { keepChoice } from './list-choice.ts';
import type { PictureSheets } from './picture-sheets.ts';
import { STYLE_TAG } from './picture-sheets.ts';
import { listOf, NODE, recordOf, stringOf, type SerializedNode } from './serialized-node.ts';
import { setAttribute } from './set-attribute.ts';

/** A document inside the page, which is shown where its frame stands. */
const FRAME_TAG = 'picture-frame';

/** What would fetch, run or hold something: it is left out, or something harmless stands for it. */
const STANDINS: Readonly<Record<string, string | undefined>> = {
  style: STYLE_TAG,
  link: STYLE_TAG,
  iframe: FRAME_TAG,
  frame: FRAME_TAG,
  frameset: FRAME_TAG,
  object: FRAME_TAG,
  embed: FRAME_TAG,
  applet: FRAME_TAG,
  portal: FRAME_TAG,
  fencedframe: FRAME_TAG,
};
const LEFT_OUT = new Set([
  ...['script', 'base', 'meta', 'noscript', 'title', 'template'],
  // They would set attributes by themselves, and move what stands still.
  ...['animate', 'animatecolor', 'animatemotion', 'animatetransform', 'discard', 'set'],
]);

const SVG = 'http://www.w3.org/2000/svg';

/** Between the texts of one style element that rrweb tells together. */
const CSS_SPLIT = '/* rr_split */';

/** The nodes of a picture by the numbers that rrweb gave them. */
export class PictureNodes {
  readonly #document: Document;
  readonly #window: Window & typeof globalThis;
  readonly #sheets: PictureSheets;
  readonly #nodes = new Map<number, Node>();
  readonly #ids = new WeakMap<Node, number>();

  constructor(document: Document, sheets: PictureSheets) {
    this.#document = document;
    this.#window = document.defaultView!;
    this.#sheets = sheets;
  }

  get(id: unknown): Node | undefined {
    return typeof id === 'number' ? this.#nodes.get(id) : undefined;
  }

  clear(): void {
    this.#nodes.clear();
  }

  /** Knows a node by a number that its parts have no part in: the document's. */
  set(id: unknown, node: Node): void {
    if (typeof id !== 'number') return;
    this.#nodes.set(id, node);
    this.#ids.set(node, id);
  }

  /** Makes a node with all in it; undefined for what a picture does not show. */
  build(serialized: SerializedNode): Node | undefined {
    const node = this.#create(serialized);
    if (node === undefined) return undefined;
    this.set(serialized.id, node);
    if (!(node instanceof this.#window.Element)) return node;
    const attributes = recordOf(serialized.attributes);
    for (const child of listOf(serialized.childNodes)) this.append(node, child);
    // A list's choice is one of its options, which are there now.
    for (const [name, value] of Object.entries(attributes)) setAttribute(node, name, value);
    this.#setNotes(node, attributes);
    return node;
  }

  /** Puts a new node into its parent, or into the shadow of it. */
  append(parent: Node, serialized: SerializedNode, before: Node | null = null): void {
    if (serialized.type === NODE.document) {
      const root = this.shadowOf(parent);
      if (root === undefined) return;
      this.set(serialized.id, root);
      for (const child of listOf(serialized.childNodes)) this.append(root, child);
      return;
    }
    const place = serialized.isShadow === true ? this.shadowOf(parent) : parent;
    // What was left out keeps its place, and takes nothing in.
    if (place === undefined || !this.#canHold(place)) return;
    const node = this.build(serialized);
    if (node === undefined) return;
    const insert = (): void => {
      place.insertBefore(node, before?.parentNode === place ? before : null);
    };
    const list = place instanceof this.#window.Element ? place.closest('select') : null;
    if (list === null) insert();
    else keepChoice(list, insert);
    if (this.#isStyle(place)) this.#sheets.changed(place as Element);
  }

  /** The shadow of an element, made where there is none; undefined for what cannot have one. */
  shadowOf(parent: Node): ShadowRoot | undefined {
    if (!(parent instanceof this.#window.Element)) return undefined;
    try {
      if (parent.shadowRoot !== null) return parent.shadowRoot;
      const shadow = parent.attachShadow({ mode: 'open' });
      this.#sheets.rootChanged(shadow);
      return shadow;
    } catch {
      return undefined;
    }
  }

  /** Takes a node away, and forgets it with all in it. */
  remove(node: Node): void {
    const { parentNode } = node;
    if (node instanceof this.#window.Element && this.#holdsStyle(node))
      this.#sheets.rootChanged(node.getRootNode());
    parentNode?.removeChild(node);
    this.#forget(node);
    if (this.#isStyle(parentNode)) this.#sheets.changed(parentNode as Element);
  }

  setText(node: Node, text: unknown): void {
    if (node instanceof this.#window.Element) return;
    node.nodeValue = stringOf(text);
    if (this.#isStyle(node.parentNode)) this.#sheets.changed(node.parentNode as Element);
  }

  setAttributes(element: Element, attributes: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
    this.#setNotes(element, attributes);
  }

  #canHold(node: Node): boolean {
    return node instanceof this.#window.Element || node instanceof this.#window.DocumentFragment;
  }

  #holdsStyle(element: Element): boolean {
    return this.#isStyle(element) || element.querySelector(STYLE_TAG) !== null;
  }

  #isStyle(node: Node | null | undefined): boolean {
    return node instanceof this.#window.Element && node.localName === STYLE_TAG;
  }

  #create({ type, tagName, textContent, isSVG }: SerializedNode): Node | undefined {
    if (type === NODE.text) return this.#document.createTextNode(stringOf(textContent));
    if (type === NODE.cdata) return this.#document.createTextNode('');
    if (type === NODE.comment) return this.#placeHolder();
    if (type !== NODE.element) return undefined;
    const qualified = stringOf(tagName).toLowerCase();
    const tag = qualified.slice(qualified.lastIndexOf(':') + 1);
    // The panel's own elements, in a picture of elsewhere too.
    if (LEFT_OUT.has(tag) || tag.startsWith('devtools-')) return this.#placeHolder();
    try {
      const standIn = Object.hasOwn(STANDINS, tag) ? STANDINS[tag] : undefined;
      if (standIn !== undefined) return this.#document.createElement(standIn);
      return isSVG === true
        ? this.#document.createElementNS(SVG, stringOf(tagName))
        : this.#document.createElement(qualified);
    } catch {
      return this.#document.createElement('div');
    }
  }

  /** What others stand before keeps its place. */
  #placeHolder(): Comment {
    return this.#document.createComment('');
  }

  /** What rrweb notes beside the attributes: images, sizes of what is blocked, places of scroll bars, style sheets. */
  #setNotes(element: Element, notes: Record<string, unknown>): void {
    const { _cssText: css, rr_dataURL: image, rr_width: width, rr_height: height } = notes;
    if (typeof css === 'string' && this.#isStyle(element)) this.#setCss(element, css);
    if (typeof image === 'string') setAttribute(element, 'src', image);
    if (typeof width === 'string' && typeof height === 'string') {
      setAttribute(element, 'style', { width, height, 'box-sizing': 'border-box' });
      setAttribute(element, 'data-picture-blocked', true);
    }
    if (notes.rr_open_mode !== undefined) setAttribute(element, 'open', true);
    this.#sheets.noteScroll(element, notes);
    if (this.#isStyle(element)) this.#sheets.changed(element);
  }

  /** Each text of a style element has its part, so that it can change by itself. */
  #setCss(element: Element, css: string): void {
    const texts = [...element.childNodes].filter((node) => node.nodeType === 3);
    if (texts.length === 0) {
      element.replaceChildren(css);
      return;
    }
    const parts = css.split(CSS_SPLIT);
    texts.forEach((text, at) => {
      text.nodeValue = at < texts.length - 1 ? (parts[at] ?? '') : parts.slice(at).join('');
    });
  }

  #forget(node: Node): void {
    const id = this.#ids.get(node);
    if (id !== undefined && this.#nodes.get(id) === node) this.#nodes.delete(id);
    for (const child of node.childNodes) this.#forget(child);
    if (node instanceof this.#window.Element && node.shadowRoot) this.#forget(node.shadowRoot);
  }
}
