/** The part of a text of the filter language that someone is writing. */
export interface FilterTerm {
  /** Where it begins, its minus left out, and where it ends. */
  start: number;
  end: number;
  /** Of a term that has come as far: its field, and the operator behind it. */
  field?: string;
  operator?: string;
  /** What stands behind them up to the caret, without quotes and escapes. */
  typed: string;
  /** What a list of values begins with: `dom,` of `category:dom,net`. */
  list: string;
}

const FIELD = /^(?<field>[\p{L}_$][\p{L}\p{N}_$.-]*)(?<operator>:|[<>]=?|=)/u;

/** Finds the term around the caret; between two terms, an empty one. */
export function termAt(text: string, caret: number): FilterTerm {
  let start = 0;
  let end = text.length;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (isQuoted && character === '\\') at += 1;
    else if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && /\s/.test(character)) {
      if (at >= caret) {
        end = at;
        break;
      }
      start = at + 1;
    }
  }
  if (text[start] === '-' && start < caret) start += 1;
  const written = text.slice(start, caret);
  const groups = FIELD.exec(written)?.groups;
  const value = written.slice((groups?.field ?? '').length + (groups?.operator ?? '').length);
  // A quote holds commas; a list of words is written one after the other.
  const comma = value.startsWith('"') ? 0 : value.lastIndexOf(',') + 1;
  return {
    start,
    end,
    ...(groups === undefined ? {} : { field: groups.field!, operator: groups.operator! }),
    typed: value.slice(comma).replace(/^"|\\(?=.)/g, ''),
    list: value.slice(0, comma),
  };
}
