/** An app that goes on removing the panel is left to win. */
const MAX_RETURNS = 20;

/**
 * Keeps the panel that nobody placed in the page: an app that clears its body, or puts another in its place, did not
 * mean it. Who takes out the panel alone does.
 *
 * @param make - a panel; one that was in a document that is written anew has lost its listeners
 */
export function stayInPage(make: () => HTMLElement): void {
  let panel = make();
  let root = document.documentElement;
  let returns = 0;
  const observer = new MutationObserver((changes) => {
    watch();
    const isChosen = changes.length === 1 && isRemovalOf(panel, changes[0]!);
    if (isChosen) observer.disconnect();
    if (isChosen || panel.isConnected || !(document.body instanceof HTMLElement)) return;
    if (document.querySelector(panel.localName) !== null || returns === MAX_RETURNS) return;
    returns += 1;
    if (root !== document.documentElement) panel = make();
    root = document.documentElement;
    document.body.append(panel);
  });
  const watch = (): void => {
    for (const node of [document, document.documentElement, document.body] as (Node | null)[])
      if (node) observer.observe(node, { childList: true });
  };
  document.body.append(panel);
  watch();
}

function isRemovalOf(panel: Node, { addedNodes, removedNodes, target }: MutationRecord): boolean {
  return (
    addedNodes.length === 0 &&
    removedNodes.length === 1 &&
    removedNodes[0] === panel &&
    target.isConnected &&
    target.hasChildNodes()
  );
}
