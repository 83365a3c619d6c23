const lastNumbers = new Map<string, number>();

/** Name and number (`film-card-17`), which no other component of the page has. */
export function nextComponentId(name: string): string {
  const number = (lastNumbers.get(name) ?? 0) + 1;
  lastNumbers.set(name, number);
  return `${name}-${number}`;
}
