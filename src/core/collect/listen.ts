type Options = AddEventListenerOptions & { signal: AbortSignal };

const kept = new Set<() => void>();
let observer: MutationObserver | undefined;

/**
 * Adds a listener until its signal is aborted. `document.open` takes all listeners from the window and the document:
 * they are added once more when the document is filled anew, which does nothing to those that are there still.
 *
 * @see https://html.spec.whatwg.org/multipage/dynamic-markup-insertion.html#document-open-steps
 */
export function listen(
  target: Window | Document,
  type: string,
  listener: (event: never) => void,
  options: Options,
): void {
  const add = (): void => target.addEventListener(type, listener as EventListener, options);
  add();
  observer ??= new MutationObserver(() => kept.forEach((addAgain) => addAgain()));
  if (kept.size === 0) observer.observe(document, { childList: true });
  kept.add(add);
  options.signal.addEventListener('abort', () => {
    kept.delete(add);
    if (kept.size === 0) observer?.disconnect();
  });
}
