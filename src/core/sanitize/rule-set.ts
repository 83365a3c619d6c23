import { detachedText } from './detached-text.ts';
import { escapeRegExp } from './escape-regexp.ts';
import type { ExceptionList } from './exception-list.ts';
import type { Rule } from './rule.ts';
import { ABSOLUTE_FILE, CODE_FILE } from './code-file.ts';
import { COUNT_KEYS, isCardPart, wordsOf } from './secret-keys.ts';

/** Keys are few and come again and again; data with endless keys must not fill the memory. */
const MAX_CACHED_KEYS = 5_000;

/**
 * Keys that are values themselves, of which no word is a name: colours, hashes, numbers of products, packages with
 * their versions, addresses, absolute paths of files, files of code.
 */
const NO_NAME = new RegExp(
  `^(?:#[\\da-f]{3,8}|(?=\\D*\\d)[\\da-f]{6,64}|[a-z]{2,4}(?:-\\d{2,}){1,4})$|@\\d+\\.\\d|://|${CODE_FILE.source}|${ABSOLUTE_FILE.source}`,
  'i',
);

/** What the key over a value says of it. */
export interface KeyView {
  key: string;
  /** Rules that the key alone sets off, highest priority first. */
  rules: readonly Rule[];
  /** Rules that the key sets off where another key of its object is one of a person's. */
  beside: readonly Rule[];
  /** Rules that do not look at texts under the key. */
  blocked: readonly Rule[];
}

export const NO_KEY: KeyView = { key: '', rules: [], beside: [], blocked: [] };

/** Rules of one priority. */
export interface RuleLevel {
  rules: ReadonlySet<Rule>;
  /** Those that look at texts. */
  texts: readonly Rule[];
  hasKeys: boolean;
}

/** All rules of a sanitiser in the order in which they run, and what they say of keys. */
export class RuleSet {
  readonly rules: readonly Rule[];
  readonly exceptions: ExceptionList;
  /** Rules of equal priority, the highest first. */
  readonly levels: readonly RuleLevel[];
  /** Whether some rule looks at every text, whatever is in it. */
  readonly looksAtAll: boolean;
  /** Whether some rule looks at texts and numbers of any length. */
  readonly hasUnlimited: boolean;
  /** Features of which a text must have one for any rule to look at it. */
  readonly needs: number;
  /** Finds what texts must have besides for a rule without features to look at them. */
  readonly required: RegExp | undefined;
  /** Rules that look at what stands beside a value. */
  readonly besideRules: readonly Rule[];
  readonly #views = new Map<string, KeyView>();
  readonly #wordViews = new Map<string, KeyView>();
  readonly #namedViews = new Map<string, KeyView>();

  /** @param rules - in the order of addition, which is theirs where priorities are the same */
  constructor(rules: readonly Rule[], exceptions: ExceptionList) {
    this.exceptions = exceptions;
    this.rules = [...rules].sort((a, b) => b.priority - a.priority);
    const levels: Rule[][] = [];
    for (const rule of this.rules) {
      const level = levels.at(-1);
      if (level?.[0]?.priority === rule.priority) level.push(rule);
      else levels.push([rule]);
    }
    this.levels = levels.map((level) => ({
      rules: new Set(level),
      texts: level.filter(({ matcher }) => matcher !== undefined),
      hasKeys: level.some(({ keys }) => keys !== undefined),
    }));
    this.besideRules = rules.filter(({ beside }) => beside !== undefined);
    const unlimited = rules.filter(({ matcher, needs }) => matcher !== undefined && needs === 0);
    this.hasUnlimited = unlimited.length > 0;
    this.looksAtAll = unlimited.some(({ required }) => required === undefined);
    this.required = this.looksAtAll ? undefined : joinRequired(unlimited);
    this.needs = rules.reduce((bits, rule) => bits | rule.needs, 0);
  }

  /** Whether a text, or the key above it, has what such a rule looks for. */
  holdsRequired(text: string, key: string): boolean {
    const { required } = this;
    return required !== undefined && (has(required, text) || has(required, `"${key}":"`));
  }

  viewOf(key: string): KeyView {
    const known = this.#views.get(key);
    if (known !== undefined) return known;
    const named = this.#viewOfWords(wordsOf(key));
    const view = { ...named, key, rules: NO_NAME.test(key) ? [] : named.rules };
    remember(this.#views, key, view);
    return view;
  }

  /** Keys with a number in them, such as ids, are many, and their words few. */
  #viewOfWords(words: string): KeyView {
    const known = this.#wordViews.get(words);
    if (known !== undefined) return known;
    const isCount = COUNT_KEYS.test(words);
    const isBlocked = ({ unless }: Rule): boolean => unless?.test(words) === true;
    const keyed = isCount
      ? []
      : this.rules.filter((rule) => rule.keys?.test(words) === true && !isBlocked(rule));
    const view = {
      key: words,
      rules: keyed.filter(({ beside }) => beside === undefined),
      beside: keyed.filter(({ beside }) => beside !== undefined),
      blocked: this.rules.filter((rule) => rule.matcher !== undefined && isBlocked(rule)),
    };
    remember(this.#wordViews, words, view);
    return view;
  }

  /** A name may be a path, whose last step that is no index says most. */
  viewOfName(name: string): KeyView {
    if (!name.includes('/')) return this.viewOf(name);
    const known = this.#namedViews.get(name);
    if (known !== undefined) return known;
    const steps = name.split('/').filter((step) => !/^\d*$/.test(step));
    const views = steps.map((step) => this.viewOf(step));
    const above = views.slice(0, -1).flatMap(({ rules }) => rules.filter(isWhole));
    const last = views.at(-1) ?? NO_KEY;
    // The field of a card, which as an object would be taken whole.
    const ofCard = steps.slice(1).flatMap((step, at) => {
      const isOnCard = isCardPart(step) && views[at]!.rules.some(({ holds }) => holds === 'card');
      return isOnCard ? this.viewOf(`card ${step}`).rules : [];
    });
    const view = { ...last, rules: [...above, ...ofCard, ...last.rules] };
    remember(this.#namedViews, name, view);
    return view;
  }
}

/** Whether a rule removes whatever stands under its keys. */
export function isWhole({ under, holds }: Rule): boolean {
  return under === undefined && holds === undefined;
}

function remember(views: Map<string, KeyView>, key: string, view: KeyView): void {
  if (views.size >= MAX_CACHED_KEYS) views.clear();
  views.set(detachedText(key), view);
}

function joinRequired(rules: readonly Rule[]): RegExp | undefined {
  const needed = rules.flatMap(({ required }) => required ?? []);
  if (needed.length === 0) return undefined;
  const texts = [...new Set(needed.flatMap((one) => one.texts))];
  const source = texts.map(escapeRegExp).join('|');
  // With `u`, cases are folded as in patterns that have it: K as the sign of Kelvin, too.
  return new RegExp(source, needed.some(({ ignoresCase }) => ignoresCase) ? 'giu' : 'gu');
}

function has(required: RegExp, text: string): boolean {
  required.lastIndex = 0;
  return required.test(text);
}
