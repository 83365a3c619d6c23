import { parentOf } from './parent-of.ts';
import { privacyMark, type PrivacyMark } from './privacy-marks.ts';
import { isSecretField } from './secret-field.ts';

interface PictureNode {
  type?: unknown;
  textContent?: unknown;
  attributes?: Record<string, unknown>;
  childNodes?: PictureNode[];
}

/** What rrweb tells of a change, as far as it says where. */
interface Change {
  id?: unknown;
  text?: unknown;
  isChecked?: unknown;
  texts?: { id: unknown; value: unknown }[];
  attributes?: { id: unknown; attributes: Record<string, unknown> }[];
  removes?: { parentId: unknown }[];
  adds?: { parentId?: unknown; node?: PictureNode }[];
}

export interface PictureRules {
  /** The node that rrweb means by a number. */
  nodeOf: (id: unknown) => Node | null;
  isOwnNode: (node: unknown) => boolean;
  /** What else is left out: a CSS selector. */
  blockSelector: string | undefined;
}

const TEXT_NODE = 3;

/** Where a step says in one place what it is about. */
const ABOUT_ONE = new Set([
  ...['mouse-interaction', 'scroll', 'input', 'adopted-style-sheet', 'style-sheet-rule'],
  'style-declaration',
]);

/**
 * Leaves out of a step what is inside of the panel or of what is blocked, and masks what marks cover. rrweb looks for
 * both up to the next shadow root alone, and observes what is inside of a blocked element's shadow.
 *
 * @returns whether anything is left to be recorded
 */
export function keepPrivate(name: string, data: unknown, rules: PictureRules): boolean {
  const change = data as Change;
  if (name === 'input') return keepInput(change, rules);
  if (name === 'mutation') return keepMutation(change, rules);
  return !ABOUT_ONE.has(name) || change.id === undefined || !isLeftOut(change.id, rules);
}

function keepInput(change: Change, rules: PictureRules): boolean {
  const node = rules.nodeOf(change.id);
  if (!(node instanceof Element) || isLeftOut(change.id, rules)) return false;
  const mark = markOf(node);
  if (mark === 'ignore') return false;
  if (mark === undefined && !isSecretField(node)) return true;
  change.text = masked(change.text);
  change.isChecked = false;
  return true;
}

function keepMutation(change: Change, rules: PictureRules): boolean {
  const isKept = (id: unknown): boolean => !isLeftOut(id, rules);
  change.texts = change.texts?.filter(({ id }) => isKept(id)) ?? [];
  change.attributes = change.attributes?.filter(({ id }) => isKept(id) || isHost(id, rules)) ?? [];
  change.removes = change.removes?.filter(({ parentId }) => isKept(parentId)) ?? [];
  change.adds = change.adds?.filter(({ parentId }) => isKept(parentId)) ?? [];
  for (const text of change.texts) {
    if (isMasked(rules.nodeOf(text.id))) text.value = masked(text.value);
  }
  for (const { id, attributes } of change.attributes) {
    const node = rules.nodeOf(id);
    if (node instanceof Element && (isSecretField(node) || markOf(node))) maskValues(attributes);
  }
  for (const { parentId, node } of change.adds) {
    if (node && isMasked(rules.nodeOf(parentId))) maskAll(node);
  }
  const { texts, attributes, removes, adds } = change;
  return texts.length + attributes.length + removes.length + adds.length > 0;
}

/** Whether a node is inside of the panel, or of what is blocked; and what is not known is not told of. */
function isLeftOut(id: unknown, { nodeOf, isOwnNode, blockSelector }: PictureRules): boolean {
  const node = nodeOf(id);
  if (node === null || isOwnNode(node)) return true;
  const around = ancestorsOf(node);
  if (privacyMark(around) === 'block') return true;
  return (
    blockSelector !== undefined &&
    around.some((element) => Element.prototype.matches.call(element, blockSelector))
  );
}

/** What is blocked stands in the picture as a box, which may move. */
function isHost(id: unknown, rules: PictureRules): boolean {
  const node = rules.nodeOf(id);
  const parent = node && parentOf(node);
  if (!parent || rules.isOwnNode(node)) return false;
  return privacyMark(ancestorsOf(parent)) !== 'block';
}

/** The mark that holds for a field or a text, in whatever shadow tree it lies. */
export function markOf(node: Node): PrivacyMark | undefined {
  return privacyMark(ancestorsOf(node));
}

function isMasked(node: Node | null): boolean {
  return node !== null && markOf(node) === 'mask';
}

function ancestorsOf(node: Node): Element[] {
  const around: Element[] = [];
  for (let at: Node | null = node; at; at = parentOf(at)) if (at instanceof Element) around.push(at);
  return around;
}

function maskAll(node: PictureNode): void {
  if (node.type === TEXT_NODE) node.textContent = masked(node.textContent);
  if (node.attributes) maskValues(node.attributes);
  for (const child of node.childNodes ?? []) maskAll(child);
}

function maskValues(attributes: Record<string, unknown>): void {
  for (const name of ['value', 'content'])
    if (typeof attributes[name] === 'string') attributes[name] = masked(attributes[name]);
}

/** Lengths and spaces alone. */
function masked(text: unknown): string {
  return typeof text === 'string' ? text.replace(/\S/g, '•') : '';
}
