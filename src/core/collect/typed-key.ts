const MODIFIERS = /^(?:Control|Alt|Shift|Meta|Fn|Hyper|Super|AltGraph|.*Lock)$/;

/** Keys that a field does not take as text, so that they tell nothing about it. */
const COMMANDS = /^(?:Enter|Escape|Tab|F\d+)$/;

/** Moving in a list or a text; deleting is left out, since it is a part of typing. */
const MOVES = /^(?:Arrow|Page)[A-Z]\w+$/;

/** Named keys as UI Events writes them; a typed character is never one. `Dead` and `Process` precede a character. */
const NAMED = /^(?!Dead$|Process$|Unidentified$)[A-Z][A-Za-z\d]+$/;

/** What the key went into: a field whose value is a secret, another one, or no field. */
export type KeyPlace = 'secret' | 'field' | 'page';

/**
 * The key of a `keydown` as it may be recorded, such as `Enter` or `Ctrl+Shift+K`: named keys and shortcuts,
 * never a character typed into a field. `undefined` for all others, for repeats and for bare modifiers.
 */
export function commandKey(event: KeyboardEvent, place: KeyPlace): string | undefined {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (event.repeat || event.isComposing || MODIFIERS.test(key)) return undefined;
  // Ctrl with Alt is AltGr on Windows, and Alt alone types characters on a Mac.
  const isShortcut =
    key.length === 1 && (metaKey || (ctrlKey && !altKey) || (altKey && place === 'page'));
  const isCommand =
    COMMANDS.test(key) ||
    (place !== 'secret' && (isShortcut || MOVES.test(key))) ||
    (place === 'page' && NAMED.test(key));
  if (!isCommand) return undefined;
  return [ctrlKey && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift', metaKey && 'Meta', key]
    .filter(Boolean)
    .join('+');
}
