/** What ran in a long frame, as its record says it: what called it, a function and the script's address. */
export interface ScriptName {
  /** With files by their names alone. */
  short: string;
  /** With whole addresses, each once. */
  full: string;
  /** Whether it is code of this panel, not of the app. */
  isPanel: boolean;
}

const ADDRESS = /^[a-z][a-z\d+.-]*:/i;

/**
 * The panel's elements as a listener's place names them, the package's own folder or entry, and files that bundlers call
 * after the panel's parts.
 */
const OF_PANEL =
  /^DEVTOOLS-|\/node_modules\/devtools-panel\/|\/devtools-panel(?:_\w+)?\.js\b|\/devtools-(?:components-view|events-view|export-dialog|frame|grid|palette|performance-view|picture|player|sanitize-preview|sessions-view|state-view)\b/;

/** Reads it; a script that was not called by anything but its loading has its address for that, too. */
export function readScriptName(what: string): ScriptName {
  const parts = what.split(' ');
  const named = parts.filter((part, index) => !ADDRESS.test(part) || parts.indexOf(part) === index);
  return {
    short: named.map(shorten).join(' '),
    full: named.join(' '),
    isPanel: named.some((part) => OF_PANEL.test(part)),
  };
}

function shorten(part: string): string {
  if (!ADDRESS.test(part)) return part;
  const [path = ''] = part.split(/[?#]/, 1);
  return path.slice(path.lastIndexOf('/') + 1) || path.replace(/^[^/]*\/\//, '');
}
