const BACKSLASH = 0x5c;
const SPACE = 0x20;
const COLON = 0x3a;

/**
 * How many keys a JSON text has, each as often as it stands there. `JSON.parse` keeps the last of
 * two equal ones: what is written of its result has fewer then.
 * @param json - valid
 */
export function countKeys(json: string): number {
  let count = 0;
  for (let open = json.indexOf('"'); open !== -1;) {
    const next = skipSpace(json, endOfString(json, open));
    if (json.charCodeAt(next) === COLON) count += 1;
    open = json.indexOf('"', next);
  }
  return count;
}

/** The first key that stands twice in one object. @param json - valid @returns undefined when there is none */
export function findDuplicateKey(json: string): { key: string; index: number } | undefined {
  const levels: Set<string>[] = [];
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (character === '{' || character === '[') levels.push(new Set());
    else if (character === '}' || character === ']') levels.pop();
    if (character !== '"') continue;
    const end = endOfString(json, at);
    if (json.charCodeAt(skipSpace(json, end)) === COLON) {
      const key = JSON.parse(json.slice(at, end)) as string;
      const keys = levels.at(-1)!;
      if (keys.has(key)) return { key, index: at };
      keys.add(key);
    }
    at = end - 1;
  }
  return undefined;
}

/** Index behind the quote that ends the string. @param open - index of the one that begins it */
function endOfString(json: string, open: number): number {
  let close = json.indexOf('"', open + 1);
  while (isEscaped(json, close)) close = json.indexOf('"', close + 1);
  return close + 1;
}

/** Whether an odd number of backslashes stands in front. */
function isEscaped(json: string, index: number): boolean {
  let at = index;
  while (json.charCodeAt(at - 1) === BACKSLASH) at -= 1;
  return (index - at) % 2 === 1;
}

function skipSpace(json: string, from: number): number {
  let at = from;
  while (json.charCodeAt(at) <= SPACE) at += 1;
  return at;
}
