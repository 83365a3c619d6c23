import { refuse } from './refusal.ts';

/**
 * Does what may follow a link or send a form; where the app leaves that to the browser, it would end this page, and is
 * prevented.
 * @param root of the shadow tree or document in which it happens: `submit` does not leave it
 * @throws Refusal after it was prevented
 */
export function stayOnPage(root: Node, dispatch: () => void): void {
  let address: string | undefined;
  const guard = (event: Event): void => {
    if (event.defaultPrevented) return;
    const left = event.type === 'submit' ? addressOfForm(event) : addressOfLink(event);
    if (left === undefined) return;
    event.preventDefault();
    address = left;
  };
  // The last ones to hear: what the app does about it is done.
  const places: [Node | Window, string][] = [
    [window, 'click'],
    [root, 'submit'],
  ];
  for (const [place, type] of places) place.addEventListener(type, guard);
  try {
    dispatch();
  } finally {
    for (const [place, type] of places) place.removeEventListener(type, guard);
  }
  if (address !== undefined)
    refuse('not-possible', `it leaves the page for ${address.slice(0, 200) || 'another one'}`);
}

/** Where a click leads to, unless that is in this page. */
function addressOfLink(event: Event): string | undefined {
  const link = event
    .composedPath()
    .find((node) => node instanceof HTMLAnchorElement || node instanceof HTMLAreaElement);
  if (!link?.hasAttribute('href')) return undefined;
  const { href, protocol } = link;
  if (protocol === 'javascript:') return undefined;
  const isHere = href.includes('#') && withoutHash(href) === withoutHash(location.href);
  return isHere && !link.hasAttribute('download') ? undefined : href;
}

function withoutHash(address: string): string {
  return address.split('#', 1)[0]!;
}

function addressOfForm(event: Event): string | undefined {
  const { target: form } = event;
  if (!(form instanceof Element)) return undefined;
  const { submitter } = event as SubmitEvent;
  const read = (name: string): string | null =>
    submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name);
  return read('method')?.toLowerCase() === 'dialog' ? undefined : (read('action') ?? '');
}
