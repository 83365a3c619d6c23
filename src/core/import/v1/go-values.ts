import { isTagged } from '../../model/tagged-value.ts';

/** RFC 3339, as Go writes a time; other tools put a space for the `T`. */
const TIME = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:\.(\d+))? ?([Zz]|[-+]\d\d:\d\d)$/;
/** A Go struct that has no time says this one. */
const ZERO_TIME = Date.parse('0001-01-01T00:00:00Z');

/** @returns epoch ms with fractions, -Infinity for Go's zero time, undefined for what is no time */
export function readTime(value: unknown): number | undefined {
  const text = isTagged(value) && value.$type === 'date' ? value.value : value;
  const [, date, clock, fraction = '0', zone] =
    (typeof text === 'string' ? TIME.exec(text) : null) ?? [];
  if (zone === undefined) return undefined;
  const whole = Date.parse(`${date!}T${clock!}${zone.toUpperCase()}`);
  if (Number.isNaN(whole)) return undefined;
  // A double has no room for more than microseconds.
  return whole === ZERO_TIME ? -Infinity : whole + Math.round(Number(`0.${fraction}`) * 1e6) / 1e3;
}

/** Milliseconds in each unit of https://pkg.go.dev/time#ParseDuration */
const UNITS: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1e3,
  m: 60e3,
  h: 3600e3,
};
const PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g;
const DURATION = new RegExp(`^[-+]?(?:0|(?:${PART.source})+)$`);

/** A Go duration: nanoseconds, or in YAML a text. @returns ms; undefined for what is none */
export function readDuration(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value / 1e6 : undefined;
  if (isTagged(value) && value.$type === 'bigint') return Number(value.value) / 1e6;
  if (typeof value !== 'string' || !DURATION.test(value)) return undefined;
  let sum = 0;
  for (const [, count, unit] of value.matchAll(PART)) sum += toMs(Number(count), UNITS[unit!]!);
  return value.startsWith('-') ? -sum : sum;
}

/** A division is exact where a multiplication by the inverse is not. */
function toMs(count: number, unit: number): number {
  return unit < 1 ? count / Math.round(1 / unit) : count * unit;
}
