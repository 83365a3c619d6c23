import type { Match } from './regexp-match.ts';
import type { ParsedRegExp, RegExpNode } from './regexp-parser.ts';

/** Steps that a search may take: about a tenth of a second. The same on every machine, as a time would not be. */
const MAX_STEPS = 300_000;

/** Further steps for each character of the text. */
const STEPS_PER_CHARACTER = 20;

/** Rounds of a group inside each other, each of which takes room on the stack. */
const MAX_DEPTH = 1_000;

/** Where a match ends that begins at `at`, or -1. */
type Step = (at: number) => number;

class Exhausted extends Error {}

/**
 * A matcher that backtracks as ECMA-262, 22.2.2 says, and gives up after a number of steps: the engine's own
 * cannot be stopped from inside the same thread.
 */
export function compileBounded(
  parsed: ParsedRegExp,
): (text: string, from: number) => Match | 'stopped' | undefined {
  const run = new Run(parsed);
  return (text, from) => run.search(text, from);
}

class Run {
  readonly #parsed: ParsedRegExp;
  readonly #start: Step;
  readonly #isUnicode: boolean;
  readonly #isMultiline: boolean;
  readonly #ignoresCase: boolean;
  #text = '';
  #groups: (string | undefined)[] = [];
  #stepsLeft = 0;
  #depth = 0;

  constructor(parsed: ParsedRegExp) {
    this.#parsed = parsed;
    this.#isUnicode = parsed.flags.includes('u');
    this.#isMultiline = parsed.flags.includes('m');
    this.#ignoresCase = parsed.flags.includes('i');
    this.#start = this.#compile(parsed.root, (at) => at, false);
  }

  search(text: string, from: number): Match | 'stopped' | undefined {
    this.#text = text;
    this.#stepsLeft = MAX_STEPS + text.length * STEPS_PER_CHARACTER;
    try {
      for (let index = from; index <= text.length; index += 1) {
        this.#groups = new Array<string | undefined>(this.#parsed.groupCount + 1).fill(undefined);
        this.#depth = 0;
        const end = this.#start(index);
        if (end >= 0) return this.#match(index, end);
      }
      return undefined;
    } catch (error) {
      // A thread with a small stack may have no room for that depth.
      if (error instanceof Exhausted || error instanceof RangeError) return 'stopped';
      throw error;
    }
  }

  #match(index: number, end: number): Match {
    this.#groups[0] = this.#text.slice(index, end);
    const names = [...this.#parsed.names].map(([name, group]) => [name, this.#groups[group]] as const);
    return { index, groups: this.#groups, names: Object.fromEntries(names) };
  }

  #spend(): void {
    this.#stepsLeft -= 1;
    if (this.#stepsLeft < 0) throw new Exhausted();
  }

  /** @param isBackward - inside a lookbehind, which reads from its end */
  #compile(node: RegExpNode, next: Step, isBackward: boolean): Step {
    switch (node.type) {
      case 'set':
        return (at) => {
          const character = this.#characterAt(at, isBackward);
          this.#spend();
          if (character === '' || !node.matches(character)) return -1;
          return next(isBackward ? at - character.length : at + character.length);
        };
      case 'assertion':
        return (at) => (this.#holds(node.kind, at) ? next(at) : -1);
      case 'sequence': {
        const parts = isBackward ? node.parts : [...node.parts].reverse();
        return parts.reduce((rest, part) => this.#compile(part, rest, isBackward), next);
      }
      case 'choice': {
        const options = node.options.map((option) => this.#compile(option, next, isBackward));
        return (at) => {
          for (const option of options) {
            const end = option(at);
            if (end >= 0) return end;
          }
          return -1;
        };
      }
      case 'capture':
        return this.#capture(node.index, node.node, next, isBackward);
      case 'look':
        return this.#look(node, next);
      case 'repeat':
        return node.node.type === 'set'
          ? this.#repeatSet(node.node, node, next, isBackward)
          : this.#repeat(node, next, isBackward);
      case 'reference':
        return this.#reference(node.group, next, isBackward);
    }
  }

  #characterAt(at: number, isBackward: boolean): string {
    const text = this.#text;
    if (!isBackward) {
      const isPair = this.#isUnicode && text.codePointAt(at)! > 0xffff;
      return isPair ? text.slice(at, at + 2) : (text[at] ?? '');
    }
    const isPair = this.#isUnicode && at > 1 && text.codePointAt(at - 2)! > 0xffff;
    return isPair ? text.slice(at - 2, at) : (text[at - 1] ?? '');
  }

  #holds(kind: '^' | '$' | '\\b' | '\\B', at: number): boolean {
    const before = this.#text[at - 1];
    const after = this.#text[at];
    const isBreak = (character: string | undefined): boolean =>
      character === undefined || (this.#isMultiline && /[\n\r\u2028\u2029]/.test(character));
    if (kind === '^') return isBreak(before);
    if (kind === '$') return isBreak(after);
    const isWord = (character: string | undefined): boolean =>
      character !== undefined && /\w/.test(character);
    return (isWord(before) !== isWord(after)) === (kind === '\\b');
  }

  #capture(index: number, node: RegExpNode, next: Step, isBackward: boolean): Step {
    const starts: number[] = [];
    const inner = this.#compile(
      node,
      (at) => {
        const start = starts.pop()!;
        const before = this.#groups[index];
        this.#groups[index] = this.#text.slice(Math.min(start, at), Math.max(start, at));
        const end = next(at);
        if (end < 0) this.#groups[index] = before;
        starts.push(start);
        return end;
      },
      isBackward,
    );
    return (at) => {
      starts.push(at);
      const end = inner(at);
      starts.pop();
      return end;
    };
  }

  #look({ isBehind, isNegative, node }: RegExpNode & { type: 'look' }, next: Step): Step {
    const inner = this.#compile(node, (at) => at, isBehind);
    return (at) => {
      const before = [...this.#groups];
      const isFound = inner(at) >= 0;
      if (isNegative || !isFound) this.#groups = before;
      if (isFound === isNegative) return -1;
      const end = next(at);
      if (end < 0) this.#groups = before;
      return end;
    };
  }

  /** A character that repeats needs no room on the stack. */
  #repeatSet(
    set: RegExpNode & { type: 'set' },
    { min, max, isGreedy }: RegExpNode & { type: 'repeat' },
    next: Step,
    isBackward: boolean,
  ): Step {
    const step = this.#compile(set, (at) => at, isBackward);
    return (from) => {
      const ends = [from];
      const grow = (): boolean => {
        if (ends.length > max) return false;
        const end = step(ends.at(-1)!);
        if (end >= 0) ends.push(end);
        return end >= 0;
      };
      while (ends.length <= (isGreedy ? max : min) && grow());
      if (isGreedy) {
        for (let count = ends.length - 1; count >= min; count -= 1) {
          this.#spend();
          const end = next(ends[count]!);
          if (end >= 0) return end;
        }
        return -1;
      }
      if (ends.length <= min) return -1;
      do {
        this.#spend();
        const end = next(ends.at(-1)!);
        if (end >= 0) return end;
      } while (grow());
      return -1;
    };
  }

  #repeat(repeat: RegExpNode & { type: 'repeat' }, next: Step, isBackward: boolean): Step {
    const { node, min, max, isGreedy, firstGroup, endGroup } = repeat;
    const rounds: { count: number; from: number }[] = [];
    const inner = this.#compile(
      node,
      (at) => {
        const round = rounds.pop()!;
        // A round that matches nothing leads nowhere once there are enough.
        const end = at === round.from && round.count >= min ? -1 : again(at, round.count + 1);
        rounds.push(round);
        return end;
      },
      isBackward,
    );
    const again = (at: number, count: number): number => {
      this.#spend();
      if (this.#depth >= MAX_DEPTH) throw new Exhausted();
      const attempt = (): number => {
        if (count >= max) return -1;
        const groups = [...this.#groups];
        this.#groups.fill(undefined, firstGroup, endGroup);
        rounds.push({ count, from: at });
        this.#depth += 1;
        const end = inner(at);
        this.#depth -= 1;
        rounds.pop();
        if (end < 0) this.#groups = groups;
        return end;
      };
      if (count < min) return attempt();
      const first = isGreedy ? attempt() : next(at);
      if (first >= 0) return first;
      return isGreedy ? next(at) : attempt();
    };
    return (at) => again(at, 0);
  }

  #reference(group: number | string, next: Step, isBackward: boolean): Step {
    const index = typeof group === 'number' ? group : (this.#parsed.names.get(group) ?? 0);
    return (at) => {
      const wanted = this.#groups[index] ?? '';
      const start = isBackward ? at - wanted.length : at;
      if (start < 0) return -1;
      const found = this.#text.slice(start, start + wanted.length);
      this.#spend();
      const isSame = this.#ignoresCase ? found.toLowerCase() === wanted.toLowerCase() : found === wanted;
      if (!isSame) return -1;
      return next(isBackward ? start : at + wanted.length);
    };
  }
}
