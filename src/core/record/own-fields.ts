const { getOwnPropertyDescriptor, getPrototypeOf } = Object;

/** The constructor's name, read without running a getter. */
export function className(value: object): string {
  for (let at: object | null = value; at !== null; at = getPrototypeOf(at) as object | null) {
    const maker = getOwnPropertyDescriptor(at, 'constructor')?.value as unknown;
    if (typeof maker === 'function') return ownText(maker, 'name');
  }
  return '';
}

/** An own text property, without running a getter. */
export function ownText(value: object, key: string): string {
  const text: unknown = getOwnPropertyDescriptor(value, key)?.value;
  return typeof text === 'string' ? text : '';
}

/** RFC 6901, section 3. */
export function pointerToken(key: string): string {
  return key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}

/** What an error says, without running a getter of its own. */
export function reasonOf(error: unknown): string {
  try {
    return error instanceof Error ? ownText(error, 'message') : typeof error;
  } catch {
    return 'unknown';
  }
}
