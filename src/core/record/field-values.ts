/** @returns the value where it is one of those allowed. @throws TypeError for any other */
export function oneOf<T extends string>(allowed: readonly T[], value: unknown): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new TypeError(`not one of ${allowed.join(', ')}`);
  return found;
}

/** @returns the value where it is a finite number. @throws TypeError for any other */
export function finite(value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new TypeError('not a finite number');
}
