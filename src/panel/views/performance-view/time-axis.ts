import type { TimeRange } from '../../../core/index.ts';

/** Room that a label of the axis needs, px. */
const TICK_PX = 80;

/** Moments for the labels of an axis, at round distances from the beginning of the range. */
export function ticksOf({ from, to }: TimeRange, width: number): { time: number; label: string }[] {
  const step = roundUp(((to - from) / Math.max(1, width)) * TICK_PX);
  const ticks: { time: number; label: string }[] = [];
  for (let offset = 0; offset <= to - from; offset += step)
    ticks.push({ time: from + offset, label: formatOffset(offset, step) });
  return ticks;
}

/** 1, 2 or 5 times a power of ten. */
function roundUp(ms: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(ms, 1e-3)));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= ms) ?? 10);
}

function formatOffset(ms: number, step: number): string {
  if (ms === 0) return '0';
  const digits = Math.max(0, Math.min(3, -Math.floor(Math.log10(step))));
  if (step < 1_000)
    return `${new Intl.NumberFormat('en', { maximumFractionDigits: digits }).format(ms)} ms`;
  return step < 60_000 ? `${Math.round(ms / 1_000)} s` : `${Math.round(ms / 60_000)} min`;
}
