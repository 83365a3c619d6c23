/** Where a field, or a component around it, says what it is for. */
export const NAMING = ['name', 'id', 'label', 'aria-label', 'placeholder'];

/** A longer label is a text about something else. */
const MAX_LABEL_LENGTH = 200;

/** Choices are labelled by what is chosen, and `Show password` is no secret. */
const CHOICE = /^(?:checkbox|radio)$/i;

/**
 * What the page around a field calls it, beyond the field's own attributes: its `<label>`s, the targets of
 * `aria-labelledby`, and the attributes of the components whose shadow trees hold it.
 */
export function namesAround(field: Element): string[] {
  const isChoice = CHOICE.test(field.getAttribute('type') ?? '');
  const labels = isChoice ? [] : [...labelsOf(field), ...labelledBy(field)];
  return [
    ...labels.map(({ textContent }) => textContent.trim().slice(0, MAX_LABEL_LENGTH)),
    ...hostsOf(field).flatMap((host) => NAMING.map((name) => host.getAttribute(name) ?? '')),
  ];
}

function labelsOf(field: Element): Iterable<Element> {
  for (const { prototype } of [HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement]) {
    if (!Object.prototype.isPrototypeOf.call(prototype, field)) continue;
    // Hidden fields have none.
    return (Reflect.get(prototype, 'labels', field) as NodeListOf<Element> | null) ?? [];
  }
  return [];
}

function labelledBy(field: Element): Element[] {
  const root = field.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return [];
  const ids = field.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  return ids.map((id) => root.getElementById(id)).filter((label) => label !== null);
}

function hostsOf(field: Element): Element[] {
  const hosts: Element[] = [];
  for (let root = field.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
    hosts.push(root.host);
  }
  return hosts;
}
