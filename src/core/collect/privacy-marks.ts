/**
 * What the page's author asked of recorders: `block` records nothing inside, `ignore` nothing that is typed
 * or chosen inside, `mask` neither values nor texts.
 */
export type PrivacyMark = 'block' | 'ignore' | 'mask';

/** Our own marks, then those of rrweb, Sentry, PostHog, Datadog, FullStory, LogRocket, Hotjar and Clarity. */
const SELECTORS: Record<PrivacyMark, string> = {
  block:
    '[data-devtools-block],.rr-block,[data-sentry-block],.sentry-block,.ph-no-capture,[data-dd-privacy=hidden],.fs-exclude',
  ignore: '[data-devtools-ignore],.rr-ignore,[data-sentry-ignore],.sentry-ignore',
  mask: '[data-devtools-mask],.rr-mask,[data-sentry-mask],.sentry-mask,.ph-mask,[data-dd-privacy^=mask],.fs-mask,[data-private],[data-hj-suppress],[data-clarity-mask]',
};

/** Most elements have none, which one look tells. */
const ANY = Object.values(SELECTORS).join();

const BY_STRENGTH = Object.entries(SELECTORS) as [PrivacyMark, string][];

/** What matches the elements that carry a mark. */
export function markedBy(mark: PrivacyMark): string {
  return SELECTORS[mark];
}

/** Called from the prototype: a form's field named `matches` hides the form's own method. */
function isMatch(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

/** The strongest mark that one of `elements` carries. */
export function privacyMark(elements: readonly Element[]): PrivacyMark | undefined {
  const marked = elements.filter((element) => isMatch(element, ANY));
  if (marked.length === 0) return undefined;
  return BY_STRENGTH.find(([, selector]) => marked.some((element) => isMatch(element, selector)))?.[0];
}
