/** How much of the room the picture takes, percent. */
export const SHARE = { first: 40, min: 15, max: 85, step: 2 } as const;

export function clampShare(share: unknown): number {
  if (typeof share !== 'number' || !Number.isFinite(share)) return SHARE.first;
  return Math.min(SHARE.max, Math.max(SHARE.min, Math.round(share)));
}

/** Whether the picture is above the views, and not beside them. */
export function isStacked(host: Element): boolean {
  const { parentElement } = host;
  return parentElement !== null && getComputedStyle(parentElement).flexDirection.startsWith('column');
}

/** The share at which the picture's border is where the pointer is. */
export function shareAt(host: Element, { clientX, clientY }: PointerEvent): number {
  const room = host.parentElement!.getBoundingClientRect();
  const part = isStacked(host)
    ? (clientY - room.top) / room.height
    : (room.right - clientX) / room.width;
  return clampShare(part * 100);
}

/** The share that a key leads to (window splitter of the ARIA practices); undefined for other keys. */
export function shareForKey(key: string, share: number): number | undefined {
  // Beside the views the picture is at their end: its border goes left as it grows.
  const steps: Partial<Record<string, number>> = {
    ArrowLeft: share + SHARE.step,
    ArrowUp: share - SHARE.step,
    ArrowRight: share - SHARE.step,
    ArrowDown: share + SHARE.step,
    Home: SHARE.min,
    End: SHARE.max,
  };
  const next = steps[key];
  return next === undefined ? undefined : clampShare(next);
}
