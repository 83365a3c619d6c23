import { tagFloat } from '../tag-scalar.ts';

const WORD =
  /^(?:|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const NUMBER = /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+)$/;

/** The value of a plain scalar in the core schema (YAML 1.2.2, section 10.3.2); what JSON cannot say is tagged. */
export function plainValue(text: string): unknown {
  if (NUMBER.test(text)) return tagFloat(Number(text));
  if (!WORD.test(text)) return text;
  const word = text.toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === '' || word === '~' || word === 'null') return null;
  return tagFloat(word === '.nan' ? NaN : word.startsWith('-') ? -Infinity : Infinity);
}
