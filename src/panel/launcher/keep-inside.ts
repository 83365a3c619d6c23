/**
 * What the panel keeps to itself. Keys and text so that the app's shortcuts stay quiet, drags so that a
 * dropped file goes to one place, focus so that the app's focus traps leave the panel alone.
 */
// prettier-ignore
const PRIVATE_EVENTS = [
  'keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'compositionstart', 'compositionupdate', 'compositionend',
  'copy', 'cut', 'paste', 'dragenter', 'dragover', 'dragleave', 'drop', 'focusin', 'focusout',
] as const;

/** Ends the way of the panel's own input events at `root`, before any listener of the page that bubbles. */
export function keepInside(root: ShadowRoot): void {
  for (const type of PRIVATE_EVENTS) root.addEventListener(type, (event) => event.stopPropagation());
}
