import { describeChild, describeValue } from './describe-value.ts';
import { previewKey } from './preview-value.ts';
import type { ValueChild, ValueView } from './value-view.ts';

/** Children looked at before the next ones are described. */
const PAGE = 100;

/** A key or a value that holds what is searched for. */
export interface ValueMatch {
  /** The position of each child on the way to it. */
  indexes: readonly number[];
  /** Where in the text, if that is shown in pages. */
  offset?: number;
}

interface Level {
  view: ValueView;
  index: number;
  page: readonly ValueChild[];
}

/**
 * Goes through a value from top to bottom and gives for each place in it a match, or undefined: whoever calls may
 * stop and go on later.
 */
export function* searchValue(
  value: unknown,
  text: string,
): Generator<ValueMatch | undefined, undefined> {
  const wanted = text.toLowerCase();
  const root = describeValue(value);
  yield matchOf(undefined, root, wanted, []);
  const levels: Level[] = [{ view: root, index: -1, page: [] }];
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    level.index += 1;
    if (level.index >= level.view.size) {
      levels.pop();
      continue;
    }
    if (level.index % PAGE === 0)
      level.page = level.view.children(level.index, Math.min(level.view.size, level.index + PAGE));
    const child = level.page[level.index % PAGE];
    if (child === undefined) continue;
    const view = describeChild(child);
    const key = level.view.brackets === '[]' ? undefined : previewKey(child);
    yield matchOf(
      key,
      view,
      wanted,
      levels.map(({ index }) => index),
    );
    if (view.size > 0) levels.push({ view, index: -1, page: [] });
  }
}

function matchOf(
  key: string | undefined,
  { block, text, brackets }: ValueView,
  wanted: string,
  indexes: readonly number[],
): ValueMatch | undefined {
  const offset = block === undefined ? -1 : block.toLowerCase().indexOf(wanted);
  if (offset >= 0) return { indexes, offset };
  // The length of a list is no text of it.
  const shown = brackets === '[]' ? '' : text;
  const isFound = [key ?? '', shown].some((part) => part.toLowerCase().includes(wanted));
  return isFound ? { indexes } : undefined;
}
