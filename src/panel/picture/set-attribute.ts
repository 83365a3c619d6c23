import { cleanCss } from './clean-css.ts';
import { choose } from './list-choice.ts';

/** Attributes that lead elsewhere, run something, or take the focus. */
const REFUSED =
  /^(?:on.*|src|srcset|imagesrcset|srcdoc|poster|background|action|formaction|ping|attributionsrc|data|code|codebase|archive|manifest|profile|cite|longdesc|usemap|autofocus|autoplay|nonce|is|target|download|popovertarget|commandfor|invoketarget|http-equiv)$/;

/** Attributes whose values are styles: they may have addresses in them. */
const STYLED = /^(?:fill|stroke|mask|filter|clip-path|cursor|marker|marker-(?:start|mid|end))$/;

/** HTML elements that are members of their form, or of the document, by their name or id. */
const NAMED = /^(?:button|fieldset|form|img|input|output|select|textarea)$/;

const XLINK = 'http://www.w3.org/1999/xlink';

const IMAGE = /^data:image\//i;

/** rrweb's notes on an element, which are no attributes of it. */
const NOTE = /^(?:rr_|_)/;

/**
 * Sets an attribute as far as it shows something and can do nothing: no address but that of an image in itself, no
 * handler. Values that a person sees are properties too.
 */
export function setAttribute(element: Element, name: string, value: unknown): void {
  const key = name.toLowerCase();
  if (NOTE.test(key)) return;
  if (value === null || value === undefined || value === false) {
    removeAttribute(element, key);
    return;
  }
  if (key === 'style') setStyle(element, value);
  else if (key === 'href' || key === 'xlink:href') setAddress(element, name, textOf(value));
  else if (key === 'src' && isImage(element) && IMAGE.test(textOf(value))) set(element, 'src', value);
  else if (STYLED.test(key)) set(element, name, cleanCss(textOf(value)));
  else if (!REFUSED.test(key) && !hidesMember(element, key, textOf(value))) {
    set(element, name, value);
    setShown(element, key, value);
  }
}

function textOf(value: unknown): string {
  return value === true
    ? ''
    : typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : '';
}

/** A field `name="style"` stands for `form.style`, an image of that name for `document.style`. */
function hidesMember({ localName }: Element, key: string, value: string): boolean {
  if ((key !== 'name' && key !== 'id') || !NAMED.test(localName)) return false;
  return value in Document.prototype || value in HTMLFormElement.prototype;
}

function set(element: Element, name: string, value: unknown): void {
  try {
    if (name.toLowerCase() === 'xlink:href') element.setAttributeNS(XLINK, 'xlink:href', textOf(value));
    else element.setAttribute(name, textOf(value));
  } catch {
    // The page's parser took a name that scripts may not give: it shows nothing.
  }
}

function removeAttribute(element: Element, key: string): void {
  element.removeAttribute(key);
  if (key === 'checked' && isField(element)) element.checked = false;
}

function isImage(element: Element): boolean {
  return element.localName === 'img' || element.localName === 'input';
}

/** A link keeps the looks of one, and leads nowhere; in a drawing, parts of it stand for others. */
function setAddress(element: Element, name: string, address: string): void {
  const { localName } = element;
  if (localName === 'a' || localName === 'area') set(element, 'href', '#');
  else if (address.startsWith('#')) set(element, name, address);
  else if (localName === 'image' && IMAGE.test(address)) set(element, name, address);
}

/** By script, which a strict policy lets pass: the whole text, or the properties that changed. */
function setStyle(element: Element, value: unknown): void {
  const { style } = element as HTMLElement;
  // An element of an unknown namespace has none.
  if ((style as CSSStyleDeclaration | undefined) === undefined) return;
  if (typeof value !== 'object') {
    style.cssText = cleanCss(textOf(value));
    return;
  }
  for (const [property, given] of Object.entries(value as Record<string, unknown>)) {
    const [text, priority] = Array.isArray(given) ? (given as unknown[]) : [given, ''];
    if (typeof text === 'string') style.setProperty(property, cleanCss(text), textOf(priority));
    else style.removeProperty(property);
  }
}

/** What a field shows is no longer what its attribute says, once it was changed. */
function setShown(element: Element, key: string, value: unknown): void {
  if (key === 'value') setValue(element, textOf(value));
  else if (key === 'checked' && isField(element)) element.checked = true;
  else if (key === 'selected' && element.localName === 'option')
    (element as HTMLOptionElement).selected = true;
}

/** By its tag: a form has any property that one of its fields is named by. */
export function isField(element: Element): element is HTMLInputElement {
  return element.localName === 'input';
}

/** What a field shows: a masked choice or number, too, which the field itself would not take. */
export function setValue(element: Element, text: string): void {
  // Progress and list items have numbers; a file is nothing that a script may choose.
  if (!('value' in element) || typeof element.value !== 'string') return;
  if (element.getAttribute('type')?.toLowerCase() === 'file') return;
  if (element.localName === 'select') {
    choose(element as HTMLSelectElement, text);
    return;
  }
  element.value = text;
  if (element.value !== text && element.localName === 'input') {
    element.setAttribute('type', 'text');
    element.value = text;
  }
}
