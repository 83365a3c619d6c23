/**
 * The next error or rejection that nobody caught, kept from the test runner, which would fail the test for it.
 * Listeners on the window that were there before see it too.
 */
export async function nextUncaught<T extends 'error' | 'unhandledrejection'>(
  type: T,
): Promise<WindowEventMap[T]> {
  const { onerror } = window;
  window.onerror = null;
  const event = await new Promise<WindowEventMap[T]>((resolve) => {
    window.addEventListener(type, resolve, { once: true });
    window.addEventListener(type, (uncaught) => uncaught.preventDefault(), { once: true });
  });
  window.onerror = onerror;
  return event;
}
