import { SessionError } from '../model/errors.ts';
import { MAX_PICTURE_DEPTH } from '../model/limits.ts';
import { redactUrl } from '../sanitize/redact-url.ts';
import { isSecretKey, isSecretValue, REDACTED } from '../sanitize/secret-keys.ts';

/** What rrweb tells of a node, as far as it is looked at here. */
interface PictureNode {
  attributes?: Record<string, unknown>;
  childNodes?: PictureNode[];
}

/** What rrweb tells of the page: a whole picture, what changed in it, or its address. */
interface PictureData {
  node?: PictureNode;
  adds?: { node?: PictureNode }[];
  attributes?: { attributes: Record<string, unknown> }[];
  href?: unknown;
}

/** Attributes that name an element's value. */
const NAMING = ['name', 'property', 'id', 'itemprop', 'autocomplete'];

/** Attributes whose texts are addresses, with what may stand in those; an image in one is kept. */
const ADDRESSES = new Set(['href', 'src', 'rr_src', 'action', 'formaction', 'poster', 'xlink:href']);

/**
 * Takes what its name calls a secret out of the attributes that a step of the picture tells, in place: what it holds is
 * rrweb's, made for us. Values of fields are masked already, but for hidden ones.
 *
 * @param redactKeys - whether it does; the depth is looked at in any case
 * @throws SessionError `too-deep`
 */
export function cleanPicture(data: unknown, redactKeys: boolean): void {
  const { node, adds = [], attributes = [], href } = data as PictureData;
  if (redactKeys && typeof href === 'string') (data as PictureData).href = redactUrl(href);
  if (node !== undefined) cleanNode(node, redactKeys, 1);
  // Rules of style sheets are added, too.
  for (const added of adds) if (added.node !== undefined) cleanNode(added.node, redactKeys, 1);
  if (redactKeys) for (const change of attributes) cleanAttributes(change.attributes);
}

function cleanNode({ attributes, childNodes }: PictureNode, redactKeys: boolean, depth: number): void {
  if (depth > MAX_PICTURE_DEPTH) {
    throw new SessionError(
      'too-deep',
      `the page has elements inside each other more than ${MAX_PICTURE_DEPTH} deep`,
    );
  }
  if (redactKeys && attributes !== undefined) cleanAttributes(attributes);
  if (childNodes === undefined) return;
  for (const child of childNodes) cleanNode(child, redactKeys, depth + 1);
}

function cleanAttributes(attributes: Record<string, unknown>): void {
  const isNamedSecret =
    attributes.type === 'hidden' ||
    NAMING.some((name) => {
      const text = attributes[name];
      return typeof text === 'string' && isSecretKey(text);
    });
  for (const key of Object.keys(attributes)) {
    const text = attributes[key];
    if (typeof text !== 'string' || text === '') continue;
    if (ADDRESSES.has(key)) {
      if (!text.startsWith('data:')) attributes[key] = redactUrl(text);
    } else if (isNamedSecret && (key === 'value' || key === 'content')) attributes[key] = REDACTED;
    else if (key.startsWith('data-') && isSecretValue(key, text)) attributes[key] = REDACTED;
  }
}
