/** A value as the language has it: bare where it is one word, else in quotes. */
export function quoteFilterValue(value: string): string {
  if (/^[^\s",/*\\][^\s",*]*$/.test(value)) return value;
  // A field takes one line: what breaks it is matched by anything.
  const line = value.replace(/["\\]/g, String.raw`\$&`).replace(/\p{Cc}+/gu, '*');
  return `"${line}"`;
}
