/**
 * What hooks are called in a component's source: `const [query, setQuery] = useState('')` is `query`. React knows
 * them by their order alone. A dev build keeps the source of functions, and the order of calls in it is the order
 * in which they run, by the rules of hooks.
 */

interface Call {
  readonly hook: string;
  /** What its value, or the first part of it, is bound to. */
  readonly name: string | undefined;
}

/** `const x =`, `const [x, …] =`, then the call, as people write it or bundlers do: `(0, react.useState)(`. */
const CALLS =
  /(?:\b(?:const|let|var)\s+(?:\[\s*([\w$]+)[^\]=]*\]|([\w$]+))\s*=\s*)?(?:\(0,\s*)?(?<![\w$])(?:[\w$]+\.)*(use[A-Z]\w*)\)?\s*\(/g;

const COMMENTS = /\/\*[^]*?\*\/|(?<![:\\])\/\/[^\n]*/g;

function callsIn(component: object): Call[] {
  const source = Function.prototype.toString.call(component).replace(COMMENTS, '');
  return Array.from(source.matchAll(CALLS), ([, first, only, hook = '']) => ({
    hook,
    name: first ?? only,
  }));
}

/**
 * @param types the hooks that React saw, those that hooks of the app's called included
 * @param isOwn whether a name is one of React's own hooks
 * @param holdsValue whether a hook of React's gives a value that is recorded
 * @returns for each of `types` its name, where there is no doubt about it
 */
export function hookNames(
  component: object,
  types: readonly string[],
  isOwn: (hook: string) => boolean,
  holdsValue: (hook: string) => boolean,
): readonly (string | undefined)[] {
  const calls = callsIn(component);
  const names: (string | undefined)[] = types.map(() => undefined);
  const isMatch = (call: Call | undefined, type: string | undefined): boolean =>
    call !== undefined && isOwn(call.hook) && call.hook === type;

  let start = 0;
  while (isMatch(calls[start], types[start])) start += 1;
  let end = 0;
  while (
    end < Math.min(calls.length, types.length) - start &&
    isMatch(calls.at(-1 - end), types.at(-1 - end))
  ) {
    end += 1;
  }
  const between = calls.slice(start, calls.length - end);
  // Between those that are certain stand only hooks of the app's; otherwise the text means something else.
  if (between.some(({ hook }) => isOwn(hook)) || (between.length === 0 && calls.length !== types.length))
    return names;
  for (let at = 0; at < start; at += 1) names[at] = calls[at]!.name;
  for (let at = 1; at <= end; at += 1) names[names.length - at] = calls.at(-at)!.name;
  const inside = types.slice(start, types.length - end);
  for (const [at, name] of namesInside(between, inside, holdsValue).entries()) names[start + at] = name;
  return names;
}

/**
 * The names of what calls of the app's own hooks stand for: where all of them have the same hooks of React's inside, as
 * those of one store library do, and they are calls of one hook or give one value each.
 */
function namesInside(
  calls: readonly Call[],
  types: readonly string[],
  holdsValue: (hook: string) => boolean,
): (string | undefined)[] {
  const size = types.length / calls.length;
  if (!Number.isInteger(size) || types.some((type, at) => type !== types[at % size])) return [];
  const isOneHook = calls.every(({ hook }) => hook === calls[0]?.hook);
  if (!isOneHook && types.slice(0, size).filter(holdsValue).length !== 1) return [];
  return types.map((_, at) => calls[Math.floor(at / size)]?.name);
}
