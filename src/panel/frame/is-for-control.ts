/** Parts of the title bar that are pressed for themselves, not to move the panel. */
const CONTROLS = 'button:not(.grip), select, input, [popover]';

/** Whether a press on the title bar is for one of its controls. */
export function isForControl(event: Event): boolean {
  // By the way that the event takes: what is slotted into a button of another tree does not lie in it.
  const path = event.composedPath();
  return path
    .slice(0, path.indexOf(event.currentTarget!))
    .some((node) => node instanceof Element && node.matches(CONTROLS));
}
