/** A regular expression as a tree; ECMAScript's syntax (ECMA-262, 22.2.1) without the `v` flag. */
export type RegExpNode =
  /** One character that a pattern for one character matches; `character` where it is one that stands for itself. */
  | { type: 'set'; matches: (character: string) => boolean; character?: string }
  | { type: 'assertion'; kind: '^' | '$' | '\\b' | '\\B' }
  | { type: 'sequence'; parts: RegExpNode[] }
  | { type: 'choice'; options: RegExpNode[] }
  | { type: 'capture'; index: number; node: RegExpNode }
  | { type: 'look'; isBehind: boolean; isNegative: boolean; node: RegExpNode }
  /** `firstGroup` up to `endGroup`: what it captures, which each round forgets. */
  | {
      type: 'repeat';
      node: RegExpNode;
      min: number;
      max: number;
      isGreedy: boolean;
      firstGroup: number;
      endGroup: number;
    }
  | { type: 'reference'; group: number | string };

export interface ParsedRegExp {
  root: RegExpNode;
  flags: string;
  groupCount: number;
  names: ReadonlyMap<string, number>;
}

/** Reads what the engine has accepted already. @returns undefined for syntax that it does not know */
export function parseRegExpTree(source: string, flags: string): ParsedRegExp | undefined {
  return flags.includes('v') ? undefined : new Parser(source, flags).parse();
}

const GROUP_START = /\((?:\?(?::|=|!|<=|<!|<([^>=!][^>]*)>))?/y;
const CLASS = /\[(?:\\[^]|[^\]\\])*\]/y;
const ESCAPE =
  /\\(?:u\{[\dA-Fa-f]+\}|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|c[A-Za-z]|[pP]\{[^}]*\}|k<[^>]+>|[1-9]\d*|[^])/y;
const QUANTIFIER = /([*+?]|\{(\d+)(?:(,)(\d*))?\})(\??)/y;

class Parser {
  readonly #source: string;
  readonly #flags: string;
  readonly #names = new Map<string, number>();
  #at = 0;
  #groupCount = 0;
  #isKnown = true;

  constructor(source: string, flags: string) {
    this.#source = source;
    this.#flags = flags;
  }

  parse(): ParsedRegExp | undefined {
    const root = this.#choice();
    if (!this.#isKnown || this.#at < this.#source.length) return undefined;
    return { root, flags: this.#flags, groupCount: this.#groupCount, names: this.#names };
  }

  #choice(): RegExpNode {
    const options = [this.#sequence()];
    while (this.#source[this.#at] === '|') {
      this.#at += 1;
      options.push(this.#sequence());
    }
    return options.length === 1 ? options[0]! : { type: 'choice', options };
  }

  #sequence(): RegExpNode {
    const parts: RegExpNode[] = [];
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at]!)) {
      const firstGroup = this.#groupCount + 1;
      const part = this.#term();
      if (!this.#isKnown) break;
      parts.push(this.#quantified(part, firstGroup));
    }
    return parts.length === 1 ? parts[0]! : { type: 'sequence', parts };
  }

  #quantified(node: RegExpNode, firstGroup: number): RegExpNode {
    const found = this.#take(QUANTIFIER);
    if (found === null) return node;
    const [, sign, least, comma, most] = found;
    const min = least === undefined ? (sign === '+' ? 1 : 0) : Number(least);
    let max = sign === '?' ? 1 : Infinity;
    if (least !== undefined) max = comma === undefined ? min : most === '' ? Infinity : Number(most);
    const endGroup = this.#groupCount + 1;
    return { type: 'repeat', node, min, max, isGreedy: found[5] === '', firstGroup, endGroup };
  }

  #term(): RegExpNode {
    const character = this.#source[this.#at]!;
    if (character === '(') return this.#group();
    if (character === '[') return this.#set(this.#take(CLASS)?.[0]);
    if (character === '\\') return this.#escape(this.#take(ESCAPE)?.[0] ?? '');
    if (character === '^' || character === '$') {
      this.#at += 1;
      return { type: 'assertion', kind: character };
    }
    const code = this.#flags.includes('u') ? this.#source.codePointAt(this.#at)! : 0;
    const literal = code > 0xffff ? String.fromCodePoint(code) : character;
    this.#at += literal.length;
    if (literal === '.') return this.#set(literal);
    return this.#literal(/[{}\]/]/.test(literal) ? `\\${literal}` : literal, literal);
  }

  #group(): RegExpNode {
    const found = this.#take(GROUP_START);
    const start = found?.[0] ?? '';
    if (start === '(' && this.#source[this.#at] === '?') this.#isKnown = false;
    const name = found?.[1];
    const isCapture = start === '(' || name !== undefined;
    const index = isCapture ? (this.#groupCount += 1) : 0;
    if (name !== undefined) this.#names.set(name, index);
    const node = this.#choice();
    this.#at += 1;
    if (isCapture) return { type: 'capture', index, node };
    if (start === '(?:') return node;
    return { type: 'look', isBehind: start.includes('<'), isNegative: start.endsWith('!'), node };
  }

  #escape(escape: string): RegExpNode {
    if (escape === '\\b' || escape === '\\B') return { type: 'assertion', kind: escape };
    if (/^\\[1-9]/.test(escape)) return { type: 'reference', group: Number(escape.slice(1)) };
    if (escape.startsWith('\\k<')) return { type: 'reference', group: escape.slice(3, -1) };
    return /^\\[^\w\s]$/.test(escape) ? this.#literal(escape, escape[1]!) : this.#set(escape);
  }

  #literal(source: string, character: string): RegExpNode {
    return { ...this.#set(source), character };
  }

  /** The engine itself says which characters a class, an escape or a letter without its case means. */
  #set(source: string | undefined): Extract<RegExpNode, { type: 'set' }> {
    if (source === undefined) this.#isKnown = false;
    const regexp = new RegExp(`^(?:${source ?? ''})$`, this.#flags.replace(/[gym]/g, ''));
    const known = new Map<string, boolean>();
    return {
      type: 'set',
      matches: (character) => {
        const answer = known.get(character);
        if (answer !== undefined) return answer;
        const isMatch = regexp.test(character);
        if (known.size < 1_000) known.set(character, isMatch);
        return isMatch;
      },
    };
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source);
    if (found !== null) this.#at = pattern.lastIndex;
    return found;
  }
}
