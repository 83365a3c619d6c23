import { isOwnNode } from './own-node.ts';

type IsOwn = (event: KeyboardEvent) => boolean;

const claims = new Set<IsOwn>();

/** Keeps key presses of the panel, such as its hotkey, out of the recording. @returns takes it back */
export function claimKeys(isOwn: IsOwn): () => void {
  claims.add(isOwn);
  return () => void claims.delete(isOwn);
}

/** Whether an event happened in the panel, or was meant for it. */
export function isOwnEvent(event: Event): boolean {
  if (isOwnNode(event.composedPath()[0])) return true;
  return event instanceof KeyboardEvent && [...claims].some((isOwn) => isOwn(event));
}
