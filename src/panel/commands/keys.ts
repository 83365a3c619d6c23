const IS_MAC = /Mac|iP(hone|ad|od)/.test(navigator.platform);

/** Fields of these types are not typed in. */
const UNTYPED = new Set(['button', 'checkbox', 'color', 'file', 'radio', 'range', 'reset', 'submit']);

/** Whether a key press is what `keys` of a command say: `/`, `p`, `Shift+C`, `Ctrl+K`. */
export function matchesKeys(keys: string, event: KeyboardEvent): boolean {
  const parts = splitKeys(keys);
  const key = parts.pop()!;
  const ctrl = IS_MAC ? event.metaKey : event.ctrlKey;
  const other = IS_MAC ? event.ctrlKey : event.metaKey;
  if (other || ctrl !== parts.includes('Ctrl') || event.altKey !== parts.includes('Alt')) return false;
  // Which signs and digits need Shift depends on the keyboard.
  const isSign = key.length === 1 && !/[a-z]/i.test(key);
  if (!isSign && event.shiftKey !== parts.includes('Shift')) return false;
  if (event.key.toLowerCase() === key.toLowerCase()) return true;
  // A keyboard of another script has its letters in the same places.
  return /^[^\p{ASCII}]$/u.test(event.key) && event.code === `Key${key.toUpperCase()}`;
}

/** The keys of a command, each as it stands on this machine's keyboard. */
export function nameKeys(keys: string): string[] {
  return splitKeys(keys).map((part) => (part === 'Ctrl' && IS_MAC ? '⌘' : part));
}

/** Whether what is pressed goes into a field, presses a button, or belongs to a dialog or menu that is open. */
export function isTaken(event: KeyboardEvent): boolean {
  const [origin, ...around] = event.composedPath();
  if (origin instanceof HTMLInputElement && !UNTYPED.has(origin.type)) return true;
  if (origin instanceof HTMLTextAreaElement || origin instanceof HTMLSelectElement) return true;
  if (origin instanceof HTMLElement && origin.isContentEditable) return true;
  const isPress = event.key === 'Enter' || event.key === ' ';
  if (isPress && origin instanceof Element && origin.matches('button, a[href], summary')) return true;
  const own = event.currentTarget as Node;
  const inside = around.slice(0, around.indexOf(own));
  return inside.some((node) => node instanceof Element && node.matches('dialog, :popover-open'));
}

/** A plus sign may be the key itself. */
function splitKeys(keys: string): string[] {
  const at = keys.length === 1 ? 0 : keys.lastIndexOf('+', keys.length - 2) + 1;
  return [...keys.slice(0, at).split('+').filter(Boolean), keys.slice(at)];
}
