/** A key combination by physical key, so that it works on every keyboard layout. */
export interface Hotkey {
  /** `KeyboardEvent.code`. */
  code: string;
  alt: boolean;
  ctrl: boolean;
  meta: boolean;
  shift: boolean;
}

const MODIFIERS: Record<string, 'alt' | 'ctrl' | 'meta' | 'shift'> = {
  alt: 'alt',
  option: 'alt',
  ctrl: 'ctrl',
  control: 'ctrl',
  cmd: 'meta',
  command: 'meta',
  meta: 'meta',
  shift: 'shift',
};

/** Reads `Alt+Shift+D`; the last part is a letter, a digit or a `KeyboardEvent.code`. Undefined if it names no key. */
export function parseHotkey(text: string): Hotkey | undefined {
  const hotkey: Hotkey = { code: '', alt: false, ctrl: false, meta: false, shift: false };
  for (const part of text.split('+').map((word) => word.trim())) {
    const modifier = MODIFIERS[part.toLowerCase()];
    if (modifier) hotkey[modifier] = true;
    else if (/^[a-z]$/i.test(part)) hotkey.code = `Key${part.toUpperCase()}`;
    else if (/^\d$/.test(part)) hotkey.code = `Digit${part}`;
    else hotkey.code = part;
  }
  return hotkey.code ? hotkey : undefined;
}

export function matchesHotkey(hotkey: Hotkey, event: KeyboardEvent): boolean {
  return (
    event.code === hotkey.code &&
    event.altKey === hotkey.alt &&
    event.ctrlKey === hotkey.ctrl &&
    event.metaKey === hotkey.meta &&
    event.shiftKey === hotkey.shift
  );
}
