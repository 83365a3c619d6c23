import type { Match } from './regexp-match.ts';

/** Text for one match. */
export type Replacement = (match: Match) => string;

/** `$1` and `${1}` for groups, `${name}` for named ones, `$0` for the whole match, `$$` for a dollar sign. */
export function parseReplacement(text: string): Replacement {
  const parts = text.split(/(\$\$|\$\d{1,2}|\$\{\w+\})/);
  if (parts.length === 1) return () => text;
  return ({ groups, names }) =>
    parts
      .map((part, at) => {
        if (at % 2 === 0) return part;
        if (part === '$$') return '$';
        const name = part.replace(/\W/g, '');
        return (/^\d+$/.test(name) ? groups[Number(name)] : names?.[name]) ?? '';
      })
      .join('');
}
