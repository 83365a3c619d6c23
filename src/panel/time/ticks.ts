import type { TimeRange } from '../../core/index.ts';

/** Px between two labels of an axis, at least. */
const TICK_DISTANCE = 84;

/** One label of an axis. */
export interface Tick {
  /** Epoch ms. */
  time: number;
  label: string;
}

/** Round times since `start` for an axis so wide, px. */
export function ticksOf(view: TimeRange, start: number, width: number): Tick[] {
  const span = view.to - view.from;
  const count = Math.max(1, Math.floor(width / TICK_DISTANCE));
  const step = roundStep(span / count);
  if (!(step > 0) || !Number.isFinite(span)) return [];
  const ticks: Tick[] = [];
  const first = Math.ceil((view.from - start) / step);
  for (let n = first; n * step <= view.to - start; n += 1) {
    ticks.push({ time: start + n * step, label: describeOffset(n * step, step) });
  }
  return ticks;
}

/** Steps in which people count, ms; below a millisecond by 1, 2 and 5, above by hours. */
const STEPS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 3e4, 6e4, 12e4, 3e5, 6e5, 12e5, 18e5,
  36e5,
];

function roundStep(least: number): number {
  if (least < 1) {
    const power = 10 ** Math.floor(Math.log10(least));
    return power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10);
  }
  const step = STEPS.find((candidate) => candidate >= least);
  return step ?? 36e5 * Math.ceil(least / 36e5);
}

/** `0`, `850 ms`, `12.5 s`, `3:20`, `1:03:20`: as exact as the step between labels. */
function describeOffset(ms: number, step: number): string {
  if (ms === 0) return '0';
  const sign = ms < 0 ? '-' : '';
  const rest = Math.abs(ms);
  if (step < 1000 && rest < 1000) return `${sign}${Number(rest.toFixed(decimalsOf(step)))} ms`;
  const digits = decimalsOf(step / 1000);
  if (rest < 60_000) return `${sign}${(rest / 1000).toFixed(digits)} s`;
  const seconds = ((rest / 1000) % 60).toFixed(digits).padStart(digits > 0 ? digits + 3 : 2, '0');
  const minutes = Math.floor(rest / 60_000) % 60;
  const hours = Math.floor(rest / 3_600_000);
  const clock = hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}` : String(minutes);
  return `${sign}${clock}:${seconds}`;
}

/** Decimals that tell multiples of a step apart. */
function decimalsOf(step: number): number {
  return step >= 1 ? 0 : Math.min(6, Math.ceil(-Math.log10(step) - 1e-9));
}
