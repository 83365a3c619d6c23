const ZERO = 0x30;
const NINE = 0x39;
const MINUS = 0x2d;
const POINT = 0x2e;

/** Digits that any whole number of that length is exact with. */
const EXACT_DIGITS = 15;
const POWERS_OF_TEN = Array.from({ length: EXACT_DIGITS + 1 }, (_, i) => 10 ** i);

/**
 * The number that JSON text says, rounded as `Number` rounds, mostly without making a string of it.
 *
 * With at most 15 digits the digits and the power of ten are exact, so that one division rounds
 * once (Clinger, "How to read floating point numbers accurately"). Epoch milliseconds with fractions
 * have more: whole part and fraction are then added. The fraction's error is at most 2^-54, and the
 * decimal is further than that from any midpoint of two doubles, or right on it, where its whole part
 * is not less than 10^(digits of the fraction).
 */
export function parseNumber(json: Uint8Array, start: number, end: number): number {
  const isNegative = json[start] === MINUS;
  let at = isNegative ? start + 1 : start;
  const wholeStart = at;
  let whole = 0;
  let byte = 0;
  for (; at < end && (byte = json[at]!) >= ZERO && byte <= NINE; at += 1) {
    whole = whole * 10 + (byte - ZERO);
  }
  const wholeDigits = at - wholeStart;
  if (wholeDigits > EXACT_DIGITS) return parseText(json, start, end);
  if (at === end) return isNegative ? -whole : whole;
  if (byte !== POINT) return parseText(json, start, end);
  at += 1;
  const fractionStart = at;
  let fraction = 0;
  for (; at < end && (byte = json[at]!) >= ZERO && byte <= NINE; at += 1) {
    fraction = fraction * 10 + (byte - ZERO);
  }
  const digits = at - fractionStart;
  if (at < end || digits > EXACT_DIGITS) return parseText(json, start, end);
  const scale = POWERS_OF_TEN[digits]!;
  if (wholeDigits + digits > EXACT_DIGITS && whole < scale) return parseText(json, start, end);
  const value =
    wholeDigits + digits <= EXACT_DIGITS ? (whole * scale + fraction) / scale : whole + fraction / scale;
  return isNegative ? -value : value;
}

function parseText(json: Uint8Array, start: number, end: number): number {
  let text = '';
  for (let at = start; at < end; at += 1) text += String.fromCharCode(json[at]!);
  return Number(text);
}
