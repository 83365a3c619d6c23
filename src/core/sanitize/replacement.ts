import { SessionError } from '../model/errors.ts';
import type { Match } from './regexp-match.ts';

/** Text for one match. */
export type Replacement = (match: Match) => string;

const REFERENCE = /(\$[$&]|\$\d{1,2}|\$\{\w+\}|\$<\w+>)/;

/**
 * `$1` and `${1}` for groups, `${name}` and `$<name>` for named ones, `$0` and `$&` for the whole match, `$$` for
 * a dollar sign.
 */
export function parseReplacement(text: string): Replacement {
  const parts = text.split(REFERENCE);
  if (parts.length === 1) return () => text;
  return ({ groups, names }) =>
    parts
      .map((part, at) => {
        if (at % 2 === 0) return part;
        if (part === '$$') return '$';
        const name = nameIn(part);
        return (/^\d*$/.test(name) ? groups[Number(name)] : names?.[name]) ?? '';
      })
      .join('');
}

/** @throws SessionError `invalid-argument` where a replacement names a group that its pattern has not */
export function checkReplacement(text: string, pattern: RegExp): void {
  // With an empty alternative, it matches, and tells of its groups.
  const { length, groups = {} } = new RegExp(`${pattern.source}|`, pattern.flags).exec('')!;
  const count = length - 1;
  const refuse = (part: string, what: string): never => {
    const names = Object.keys(groups).map((name) => `"${name}"`);
    const named = names.length === 0 ? '' : `, named ${names.join(', ')}`;
    throw new SessionError(
      'invalid-argument',
      `The replacement has ${part}${what}: the pattern has ${count} group${count === 1 ? '' : 's'}${named}.`,
      { path: 'replacement' },
    );
  };
  text.split(REFERENCE).forEach((part, at) => {
    const name = nameIn(part);
    if (at % 2 === 0) {
      const bare = [...part.matchAll(/\$(\w+)/g)].find(([, word]) => Object.hasOwn(groups, word!));
      if (bare !== undefined) refuse(bare[0], `, which is written \${${bare[1]}}`);
    } else if (/^\d*$/.test(name) ? Number(name) > count : !Object.hasOwn(groups, name))
      refuse(part, '');
  });
}

function nameIn(reference: string): string {
  return reference.replace(/\W/g, '');
}
