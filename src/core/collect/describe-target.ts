import { joined } from '../model/native.ts';

function describe(element: Element): string {
  const id = element.getAttribute('id');
  if (id) return `${element.localName}#${id}`;
  for (const attribute of ['data-testid', 'name']) {
    const value = element.getAttribute(attribute);
    if (value) return `${element.localName}[${attribute}="${value}"]`;
  }
  return joined([element.localName, ...[...element.classList].slice(0, 2)], '.');
}

/**
 * A short name for where something happened, for people and for finding it again: `button#buy`, or with the
 * component whose shadow tree holds it, `film-card >> button.add`.
 */
export function describeTarget(target: unknown): string {
  if (!(target instanceof Element)) return target instanceof Document ? 'document' : 'window';
  const root = target.getRootNode();
  const inner = describe(target);
  return root instanceof ShadowRoot ? `${describe(root.host)} >> ${inner}` : inner;
}
