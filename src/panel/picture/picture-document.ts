import type { DomRecord } from '../../core/index.ts';
import { changeRules, changeStyle } from './change-rules.ts';
import { PictureNodes } from './picture-nodes.ts';
import { PictureSheets } from './picture-sheets.ts';
import { listOf, NODE, numberOf, recordOf, stringOf } from './serialized-node.ts';
import { isField, setValue } from './set-attribute.ts';

type Fields = Record<string, unknown>;

/** Largest window that is believed, px. */
const MAX_SIZE = 20_000;

/** A page as it was, in a document of a frame in which nothing runs; it is made from records, one after the other. */
export class PictureDocument {
  readonly #document: Document;
  readonly #window: Window & typeof globalThis;
  readonly #nodes: PictureNodes;
  readonly #sheets: PictureSheets;
  /** Of the recorded window, px; 0 before it is known. */
  size = { width: 0, height: 0 };
  /** What the person preferred, whose page it was. */
  scheme: 'dark' | 'light' = 'light';
  /** Where the pointer was last, px in the window. */
  pointer: { x: number; y: number } | undefined;
  /** Whether a page is there. */
  isThere = false;

  /** Of what is shown without scroll bars, px: as wide as the frame, or less. */
  get seenSize(): { width: number; height: number } {
    const { clientWidth, clientHeight } = this.#document.documentElement;
    return { width: clientWidth, height: clientHeight };
  }

  /** @param document - of a frame whose policy refuses everything that is not in it */
  constructor(document: Document) {
    this.#document = document;
    this.#window = document.defaultView!;
    this.#sheets = new PictureSheets(document);
    this.#nodes = new PictureNodes(document, this.#sheets);
    this.clear();
  }

  clear(): void {
    this.#nodes.clear();
    this.#sheets.clear();
    this.#setRoot(this.#document.createElement('html'));
    this.isThere = false;
    this.pointer = undefined;
  }

  /** Goes on by some records. What cannot be read of them is left out. */
  apply(records: readonly DomRecord[]): void {
    for (const { name, data } of records) attempt(() => this.#applyOne(name, recordOf(data)));
    this.#sheets.settle();
  }

  /** Scrolls to where it was, once it is shown in its size. */
  scroll(): void {
    this.#sheets.scroll();
  }

  #applyOne(name: string, data: Fields): void {
    switch (name) {
      case 'meta':
        this.scheme = data.scheme === 'dark' ? 'dark' : 'light';
        this.#resize(data);
        break;
      case 'viewport-resize':
        this.#resize(data);
        break;
      case 'full-snapshot':
        this.#begin(data);
        break;
      case 'mutation':
        this.#mutate(data);
        break;
      case 'scroll':
        this.#scroll(data);
        break;
      case 'input':
        this.#input(data);
        break;
      case 'mouse-move':
      case 'touch-move':
      case 'drag':
        this.#movePointer(listOf(data.positions).at(-1));
        break;
      case 'mouse-interaction':
        this.#movePointer(data);
        break;
      case 'style-sheet-rule':
        changeRules(this.#sheets.find(this.#nodes.get(data.id), data.styleId), data);
        break;
      case 'style-declaration':
        changeStyle(this.#sheets.find(this.#nodes.get(data.id), data.styleId), data);
        break;
      case 'adopted-style-sheet':
        this.#adopt(data);
        break;
    }
  }

  #resize({ width, height, clientWidth }: Fields): void {
    this.#sheets.hideBar(clientWidth !== undefined && clientWidth === width);
    this.size = {
      width: Math.min(numberOf(width), MAX_SIZE),
      height: Math.min(numberOf(height), MAX_SIZE),
    };
  }

  #begin({ node, initialOffset }: Fields): void {
    this.clear();
    const { id, childNodes } = recordOf(node);
    this.#nodes.set(id, this.#document);
    for (const child of listOf(childNodes)) {
      if (child.type !== NODE.element) continue;
      const root = this.#nodes.build(child);
      if (root !== undefined) this.#setRoot(root);
    }
    this.isThere = true;
    this.#sheets.settle();
    const { left, top } = recordOf(initialOffset);
    this.#scrollWindow(numberOf(left), numberOf(top));
  }

  /** A document takes no second element, not even for a moment. */
  #setRoot(root: Node): void {
    (this.#document.documentElement as Element | null)?.remove();
    this.#document.append(root);
  }

  #mutate({ removes, adds, texts, attributes }: Fields): void {
    for (const { id } of listOf(removes)) {
      const node = this.#nodes.get(id);
      if (node !== undefined && node !== this.#document) attempt(() => this.#nodes.remove(node));
    }
    this.#add(listOf(adds));
    for (const { id, value } of listOf(texts)) {
      const node = this.#nodes.get(id);
      if (node !== undefined) attempt(() => this.#nodes.setText(node, value));
    }
    for (const { id, attributes: changed } of listOf(attributes)) {
      const node = this.#nodes.get(id);
      if (node instanceof this.#window.Element)
        attempt(() => this.#nodes.setAttributes(node, recordOf(changed)));
    }
  }

  /** A node may be told before its parent, or before the one that follows it: it waits for that one. */
  #add(adds: readonly Fields[]): void {
    const waiting = new Map<unknown, Fields[]>();
    const added = new Set<Fields>();
    const add = (queue: Fields[], one: Fields): void => {
      if (added.has(one) || !this.#addOne(one)) return;
      added.add(one);
      for (const id of idsIn(recordOf(one.node)))
        for (const other of waiting.get(id) ?? []) queue.push(other);
    };
    const queue = [...adds];
    for (const one of queue) {
      const missing = this.#missingFor(one);
      if (missing === undefined) add(queue, one);
      else if (!waiting.get(missing)?.push(one)) waiting.set(missing, [one]);
    }
    // What they should stand before was left out, or never comes.
    const rest = [...waiting.values()].flat();
    for (const one of rest) add(rest, one);
  }

  /** The number of a node that has to be there before; undefined where all are. */
  #missingFor({ parentId, nextId }: Fields): unknown {
    if (this.#nodes.get(parentId) === undefined) return parentId;
    return typeof nextId === 'number' && this.#nodes.get(nextId) === undefined ? nextId : undefined;
  }

  /** @returns whether its parent is there */
  #addOne({ parentId, nextId, node }: Fields): boolean {
    const parent = this.#nodes.get(parentId);
    if (parent === undefined) return false;
    attempt(() => {
      const serialized = recordOf(node);
      const former = this.#nodes.get(serialized.id);
      if (former !== undefined) this.#nodes.remove(former);
      if (parent !== this.#document)
        this.#nodes.append(parent, serialized, this.#nodes.get(nextId) ?? null);
    });
    return true;
  }

  #scroll({ id, x, y }: Fields): void {
    const node = this.#nodes.get(id);
    if (node === this.#document) this.#scrollWindow(numberOf(x), numberOf(y));
    else if (node instanceof this.#window.Element)
      this.#sheets.noteScroll(node, { rr_scrollLeft: x, rr_scrollTop: y });
  }

  #scrollWindow(left: number, top: number): void {
    const root = this.#document.documentElement as HTMLElement | null;
    if (root !== null) this.#sheets.noteScroll(root, { rr_scrollLeft: left, rr_scrollTop: top });
  }

  #input({ id, text, isChecked }: Fields): void {
    const field = this.#nodes.get(id);
    if (!(field instanceof this.#window.Element)) return;
    if (isField(field)) field.checked = isChecked === true;
    setValue(field, stringOf(text));
  }

  #movePointer(place: Fields | undefined): void {
    if (place === undefined || typeof place.x !== 'number') return;
    this.pointer = { x: numberOf(place.x), y: numberOf(place.y) };
  }

  #adopt(data: Fields): void {
    const host = this.#nodes.get(data.id);
    if (host === undefined) return;
    const root =
      'adoptedStyleSheets' in host ? (host as Document | ShadowRoot) : this.#nodes.shadowOf(host);
    if (root !== undefined) this.#sheets.adopt(root, data);
  }
}

/** The numbers of a node and of all in it. */
function* idsIn({ id, childNodes }: Fields): Generator {
  yield id;
  for (const child of listOf(childNodes)) yield* idsIn(child);
}

/** The file may say anything; what comes after it may be right. */
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // It is left out.
  }
}
