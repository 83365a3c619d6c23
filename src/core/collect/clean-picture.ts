import { SessionError } from '../model/errors.ts';
import { MAX_PICTURE_DEPTH } from '../model/limits.ts';
import { redactUrl } from '../sanitize/redact-url.ts';
import { isSecretKey, isSecretValue, REDACTED } from '../sanitize/secret-keys.ts';
import type { RrwebNode } from './rrweb.ts';

/** What rrweb tells of the page: a whole picture, what changed in it, or its address. */
interface PictureData {
  node?: RrwebNode;
  adds?: { node?: RrwebNode; rule?: unknown }[];
  styles?: { rules?: { rule?: unknown }[] }[];
  set?: { value?: unknown };
  attributes?: { attributes: Record<string, unknown> }[];
  href?: unknown;
}

/** Attributes that name an element's value. */
const NAMING = ['name', 'property', 'id', 'itemprop', 'autocomplete'];

/** Attributes whose texts are addresses, with what may stand in those; an image in one is kept. */
const ADDRESSES = /^(?:href|src|rr_src|action|formaction|poster|xlink:href|background|cite|data)$/;

/** Addresses that no picture shows. */
const UNSEEN = ['srcset', 'imagesrcset', 'ping', 'attributionsrc'];

/**
 * Takes what its name calls a secret out of the attributes that a step of the picture tells, in place: what it holds is
 * rrweb's, made for us. Values of fields are masked already, but for hidden ones.
 *
 * @param redactKeys - whether it does; the depth is looked at in any case
 * @throws SessionError `too-deep`
 */
export function cleanPicture(data: unknown, redactKeys: boolean): void {
  const { node, adds = [], attributes = [], styles = [], set, href } = data as PictureData;
  if (redactKeys && typeof href === 'string') (data as PictureData).href = redactUrl(href);
  if (node !== undefined) cleanNode(node, redactKeys, 1);
  // Rules of style sheets are added, too.
  for (const added of adds) if (added.node !== undefined) cleanNode(added.node, redactKeys, 1);
  if (!redactKeys) return;
  for (const change of attributes) cleanAttributes(change.attributes);
  for (const rule of [...adds, ...styles.flatMap(({ rules = [] }) => rules)])
    if (typeof rule.rule === 'string') rule.rule = cleanUrls(rule.rule);
  if (typeof set?.value === 'string') set.value = cleanUrls(set.value);
}

/** Addresses in a style, without what is secret in them. */
function cleanUrls(css: string): string {
  if (!css.includes('url(')) return css;
  return css.replace(
    /url\(\s*(["']?)(?!\s*data:)([^"')]*)\1\s*\)/gi,
    (_, quote: string, url: string) => `url(${quote}${redactUrl(url)}${quote})`,
  );
}

function cleanNode(
  { tagName, attributes, childNodes }: RrwebNode,
  redactKeys: boolean,
  depth: number,
): void {
  if (depth > MAX_PICTURE_DEPTH) {
    throw new SessionError(
      'too-deep',
      `the page has elements inside each other more than ${MAX_PICTURE_DEPTH} deep`,
    );
  }
  if (redactKeys && attributes !== undefined) cleanAttributes(attributes);
  if (childNodes === undefined) return;
  if (redactKeys && tagName === 'style') {
    for (const child of childNodes)
      if (typeof child.textContent === 'string') child.textContent = cleanUrls(child.textContent);
  }
  for (const child of childNodes) cleanNode(child, redactKeys, depth + 1);
}

function cleanAttributes(attributes: Record<string, unknown>): void {
  const isNamedSecret =
    (typeof attributes.type === 'string' && attributes.type.trim().toLowerCase() === 'hidden') ||
    NAMING.some((name) => {
      const text = attributes[name];
      return typeof text === 'string' && isSecretKey(text);
    });
  for (const key of UNSEEN) if (key in attributes) attributes[key] = '';
  for (const key of Object.keys(attributes)) {
    const text = attributes[key];
    if (typeof text !== 'string' || text === '') continue;
    if (ADDRESSES.test(key)) {
      if (!text.startsWith('data:')) attributes[key] = redactUrl(text);
    } else if (isNamedSecret && (key === 'value' || key === 'content')) attributes[key] = REDACTED;
    else if (key === 'style' || key === '_cssText') attributes[key] = cleanUrls(text);
    else if (key.startsWith('data-') && isSecretValue(key, text)) attributes[key] = REDACTED;
  }
}
