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
 * @returns for each of `types` its name, where there is no doubt about it
 */
export function hookNames(
  component: object,
  types: readonly string[],
  isOwn: (hook: string) => boolean,
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
  nameInside(names, between, types, start, types.length - end);
  return names;
}

/** The hooks that each call of one of the app's own stands for, where all calls are of the same one. */
function nameInside(
  names: (string | undefined)[],
  calls: readonly Call[],
  types: readonly string[],
  start: number,
  end: number,
): void {
  const size = (end - start) / calls.length;
  if (!Number.isInteger(size) || calls.some(({ hook }) => hook !== calls[0]!.hook)) return;
  for (let at = start; at < end; at += 1) {
    if (types[at] !== types[start + ((at - start) % size)]) return;
  }
  for (let at = start; at < end; at += 1) names[at] = calls[Math.floor((at - start) / size)]!.name;
}
