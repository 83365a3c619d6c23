/**
 * Puts a text on the clipboard, where the page may; a page without that right copies what is selected in a hidden
 * field. Call it in the task of a press: the browser asks for one.
 * @param near - in whose tree the field may stand for a moment
 * @returns whether it is there now
 */
export async function copyText(text: string, near: Element | ShadowRoot): Promise<boolean> {
  try {
    // In a window of its own, the panel has the focus there.
    await (near.ownerDocument.defaultView ?? window).navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text, near);
  }
}

function copySelected(text: string, near: Element | ShadowRoot): boolean {
  const root = near instanceof ShadowRoot ? near : (near.shadowRoot ?? near);
  const { activeElement } = near.getRootNode() as Document | ShadowRoot;
  const inside = root instanceof ShadowRoot ? root.activeElement : null;
  const field = near.ownerDocument.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.setAttribute('aria-hidden', 'true');
  // By script: a strict CSP refuses style attributes.
  Object.assign(field.style, { position: 'fixed', top: '0', width: '1px', height: '1px', opacity: '0' });
  root.append(field);
  try {
    field.select();
    // There is no other way in a page that is not allowed to use navigator.clipboard.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return near.ownerDocument.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    const before = inside ?? activeElement;
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}
