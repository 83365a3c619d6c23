import { parentOf } from './parent-of.ts';
import { privacyMark, type PrivacyMark } from './privacy-marks.ts';
import type { RrwebNode } from './rrweb.ts';
import { isSecretField } from './secret-field.ts';

/** What rrweb tells of a change, as far as it says where. */
interface Change {
  id?: unknown;
  text?: unknown;
  isChecked?: unknown;
  texts?: { id: unknown; value: unknown }[];
  attributes?: { id: unknown; attributes: Record<string, unknown> }[];
  removes?: { parentId: unknown }[];
  adds?: { parentId?: unknown; node?: RrwebNode }[];
}

/** What holds for a node, by all that is around it in whatever shadow trees. */
interface Standing {
  isOut: boolean;
  mark: PrivacyMark | undefined;
}

const TEXT_NODE = 3;

/** Attributes that hold what somebody typed, or what a page keeps for itself. */
const VALUES = ['value', 'content'];

/** Steps that say in one place what they are about. */
const ABOUT_ONE =
  /^(?:mouse-interaction|scroll|adopted-style-sheet|style-sheet-rule|style-declaration)$/;

/** Nothing is around the document. */
const FREE: Standing = { isOut: false, mark: undefined };

/**
 * Leaves out of the picture what is inside of what is left out, and masks what marks cover. rrweb looks for both up to
 * the next shadow root alone, and observes what is inside of a blocked element's shadow.
 */
export class PicturePrivacy {
  readonly #nodeOf: (id: unknown) => Node | null;
  readonly #leftOut: string;
  /** Of one step: then the page's own code runs. */
  readonly #known = new Map<Node, Standing>();

  /**
   * @param nodeOf gives the node that rrweb means by a number
   * @param leftOut selects what is left out with all in it
   */
  constructor(nodeOf: (id: unknown) => Node | null, leftOut: string) {
    this.#nodeOf = nodeOf;
    this.#leftOut = leftOut;
  }

  /** Takes out of a step what is nobody's business. @returns whether anything is left to be recorded */
  keep(name: string, data: unknown): boolean {
    this.#known.clear();
    const change = data as Change;
    if (name === 'input') return this.#keepInput(change);
    if (name === 'mutation') return this.#keepMutation(change);
    return !ABOUT_ONE.test(name) || change.id === undefined || this.#isKept(change.id);
  }

  #keepInput(change: Change): boolean {
    const node = this.#nodeOf(change.id);
    if (!(node instanceof Element)) return false;
    const { isOut, mark } = this.#standingOf(node);
    if (isOut || mark === 'ignore') return false;
    if (mark === undefined && !isSecretField(node)) return true;
    change.text = masked(change.text);
    change.isChecked = false;
    return true;
  }

  #keepMutation(change: Change): boolean {
    const { texts = [], attributes = [], removes = [], adds = [] } = change;
    change.texts = texts.filter(({ id }) => this.#isKept(id));
    change.attributes = attributes.filter(({ id }) => this.#isKept(id));
    change.removes = removes.filter(({ parentId }) => this.#isKept(parentId));
    change.adds = adds.filter(({ parentId }) => this.#isKept(parentId));
    for (const text of change.texts) if (this.#isMasked(text.id)) text.value = masked(text.value);
    for (const { id, attributes: changed } of change.attributes) {
      if (VALUES.some((key) => key in changed) && this.#isSecret(id)) maskValues(changed);
    }
    for (const { parentId, node } of change.adds) if (node && this.#isMasked(parentId)) maskAll(node);
    return [change.texts, change.attributes, change.removes, change.adds].some(
      ({ length }) => length > 0,
    );
  }

  /** What is not known is not told of. */
  #isKept(id: unknown): boolean {
    const node = this.#nodeOf(id);
    return node !== null && !this.#standingOf(node).isOut;
  }

  #isMasked(id: unknown): boolean {
    const node = this.#nodeOf(id);
    return node !== null && this.#standingOf(node).mark === 'mask';
  }

  #isSecret(id: unknown): boolean {
    const node = this.#nodeOf(id);
    return node instanceof Element && (this.#standingOf(node).mark !== undefined || isSecretField(node));
  }

  #standingOf(node: Node): Standing {
    const path: Node[] = [];
    let at: Node | null = node;
    while (at && !this.#known.has(at)) {
      path.push(at);
      at = parentOf(at);
    }
    let standing = (at && this.#known.get(at)) ?? FREE;
    for (const below of path.reverse()) {
      if (below instanceof Element) standing = this.#within(standing, below);
      this.#known.set(below, standing);
    }
    return standing;
  }

  #within(around: Standing, element: Element): Standing {
    if (around.isOut) return around;
    const own = privacyMark([element]);
    // Called from the prototype: a form's field named `matches` hides the form's own method.
    const isOut = own === 'block' || Element.prototype.matches.call(element, this.#leftOut);
    if (!isOut && own === undefined) return around;
    return { isOut, mark: around.mark === 'ignore' ? around.mark : (own ?? around.mark) };
  }
}

/** The mark that holds for a field, in whatever shadow tree it lies. */
export function markOf(field: Element): PrivacyMark | undefined {
  const around: Element[] = [];
  for (let at: Node | null = field; at; at = parentOf(at)) if (at instanceof Element) around.push(at);
  return privacyMark(around);
}

function maskAll(node: RrwebNode): void {
  if (node.type === TEXT_NODE) node.textContent = masked(node.textContent);
  if (node.attributes) maskValues(node.attributes);
  for (const child of node.childNodes ?? []) maskAll(child);
}

function maskValues(attributes: Record<string, unknown>): void {
  for (const key of VALUES)
    if (typeof attributes[key] === 'string') attributes[key] = masked(attributes[key]);
}

/** Lengths and spaces alone. */
function masked(text: unknown): string {
  return typeof text === 'string' ? text.replace(/\S/g, '•') : '';
}
