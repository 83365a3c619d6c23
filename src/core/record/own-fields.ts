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

/** What an error says, without running a getter of its own. */
export function reasonOf(error: unknown): string {
  try {
    return error instanceof Error ? ownText(error, 'message') : typeof error;
  } catch {
    return 'unknown';
  }
}
