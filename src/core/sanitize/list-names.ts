/** The end of a text that is a name with the words in front of it. */
const NAME = /((?:[\p{L}\d_-]+ ){0,2}[\p{L}\d_-]+)(?:\s*[:=]| is)?\s*["']?$/u;

/** What stands for an argument in a text of the console (Console Standard, section 2.2.1). */
const PLACEHOLDER = /%(?:\.\d+)?[%cdfijOos]/g;

const HEADER_NAME = /^[A-Za-z][\w-]*$/;

/** What the elements of a list call one of them. */
export interface ElementNames {
  names: readonly string[];
  /** Whether they are words of a sentence, which may say something else. */
  isLabel: boolean;
}

/**
 * Names of elements by their index: of entries of forms and maps, of headers one behind the other, and of
 * arguments of the console. A sentence is no name for an object or an error that follows it.
 */
export function namesInList(list: readonly unknown[]): Map<number, ElementNames> {
  const found = new Map<number, ElementNames>();
  const add = (at: number, names: readonly string[], isLabel = false): void => {
    if (names.length > 0 && typeof list[at] !== 'object') found.set(at, { names, isLabel });
  };
  const [first] = list;
  if (typeof first === 'string') {
    if (list.length === 2 && !/\s/.test(first)) add(1, [first]);
    for (const [at, names] of argumentNames(first).entries()) add(at + 1, names, true);
  }
  for (const [at, element] of list.entries())
    if (typeof element === 'string' && at + 1 < list.length) add(at + 1, labelNames(element), true);
  if (isHeaderList(list)) for (let at = 0; at < list.length; at += 2) add(at + 1, [list[at]!]);
  return found;
}

/** All names that an element of a list may give to others. */
export function namesFrom(element: string): string[] {
  return [element, ...labelNames(element), ...argumentNames(element).flat()];
}

/** The name at the end of `the card number:`, with fewer and fewer words. */
function labelNames(text: string): string[] {
  return /[:=]\s*$/.test(text) ? namesAtEnd(text) : [];
}

/** Names in front of the placeholders of a text, in order. */
function argumentNames(text: string): string[][] {
  if (!text.includes('%')) return [];
  return [...text.matchAll(PLACEHOLDER)]
    .filter(([placeholder]) => placeholder !== '%%')
    .map(({ index }) => namesAtEnd(text.slice(0, index)));
}

function namesAtEnd(text: string): string[] {
  const words = NAME.exec(text)?.[1]?.split(' ') ?? [];
  return words.map((_, at) => words.slice(at).join(' '));
}

/** Whether names and values take turns; a list of words is none. */
function isHeaderList(list: readonly unknown[]): list is readonly string[] {
  const isName = (element: unknown): boolean => HEADER_NAME.test(element as string);
  return (
    list.length >= 4 &&
    list.length % 2 === 0 &&
    list.every((element, at) => typeof element === 'string' && (at % 2 === 1 || isName(element))) &&
    !list.every(isName)
  );
}
