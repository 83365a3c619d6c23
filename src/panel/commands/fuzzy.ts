/** How a text answers a query: better ones have a higher score, and `ranges` of the text are what was matched. */
export interface FuzzyMatch {
  score: number;
  /** `[start, end)` in UTF-16 units, ascending and apart. */
  ranges: [start: number, end: number][];
}

/** A name may be of any length; what is looked for stands in its beginning. */
const MAX_TEXT = 512;

const HIT = 1;
/** For a letter right behind the one before it. */
const RUN = 5;
/** For a letter that begins a word: behind a sign, or a capital in `camelCase`. */
const WORD_START = 6;
/** Once for each gap between matched letters, whatever its length. */
const GAP = 2;
/** For a letter of the text that nobody asked for: the shorter of two texts comes first. */
const REST = 0.01;

/**
 * Looks for the letters of `query` in `text`, in their order, with anything between them: `dlr` finds
 * "Dock left". Case and spaces of the query do not matter. Of several ways to match, the best is told.
 *
 * @returns undefined where a letter is missing; an empty query matches everything alike
 */
export function fuzzyMatch(query: string, text: string): FuzzyMatch | undefined {
  const wanted = fold(query.replaceAll(/\s/g, ''));
  const shown = text.slice(0, MAX_TEXT);
  const given = fold(shown);
  const rest = (shown.length - wanted.length) * REST;
  if (wanted === '') return { score: 0, ranges: [] };
  if (!holdsInOrder(wanted, given)) return undefined;

  const width = given.length;
  /** Where the letter before stands in the best way to match up to here: by letter and place. */
  const from = new Int16Array(wanted.length * width);
  let best = new Float64Array(width).fill(-Infinity);
  for (let letter = 0; letter < wanted.length; letter += 1) {
    const next = new Float64Array(width).fill(-Infinity);
    let reach = letter === 0 ? 0 : -Infinity;
    let reachAt = -1;
    for (let at = letter; at < width; at += 1) {
      // What ends two places before leaves a gap.
      if (letter > 0 && at > 1 && best[at - 2]! - GAP > reach) {
        reach = best[at - 2]! - GAP;
        reachAt = at - 2;
      }
      if (given[at] !== wanted[letter]) continue;
      const run = letter > 0 && at > 0 ? best[at - 1]! + RUN : -Infinity;
      next[at] = Math.max(run, reach) + HIT + (isWordStart(shown, at) ? WORD_START : 0);
      from[letter * width + at] = run > reach ? at - 1 : reachAt;
    }
    best = next;
  }
  const score = Math.max(...best);
  return { score: score - rest, ranges: trace(from, wanted.length, width, best.indexOf(score)) };
}

/** Lower case of the same length, the same for a letter wherever it stands: a Greek sigma ends words in a form of its own. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  const fitting = lower.length === text.length ? lower : text.replaceAll(/./gsu, foldLetter);
  return fitting.replaceAll('ς', 'σ');
}

function foldLetter(letter: string): string {
  const lower = letter.toLowerCase();
  return lower.length === letter.length ? lower : letter;
}

function holdsInOrder(wanted: string, given: string): boolean {
  let at = -1;
  for (const letter of wanted.split('')) {
    at = given.indexOf(letter, at + 1);
    if (at === -1) return false;
  }
  return true;
}

function isWordStart(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text[at - 1]!;
  const isSign = !/[\p{L}\p{N}]/u.test(before);
  return isSign || (/\p{Ll}|\p{N}/u.test(before) && /\p{Lu}/u.test(text[at]!));
}

function trace(from: Int16Array, letters: number, width: number, last: number): [number, number][] {
  const ranges: [number, number][] = [];
  let at = last;
  for (let letter = letters - 1; letter >= 0; letter -= 1) {
    const first = ranges[0];
    if (first?.[0] === at + 1) first[0] = at;
    else ranges.unshift([at, at + 1]);
    at = from[letter * width + at]!;
  }
  return ranges;
}
