import { fuzzyMatch } from '../../commands/fuzzy.ts';
import type { ComponentOutline } from './component-outline.ts';

type Ranges = readonly (readonly [start: number, end: number])[];

/** What of a component answers a search: letters of its name, or else of its id. */
export interface NodeMatch {
  readonly of: 'name' | 'id';
  readonly ranges: Ranges;
}

/** The components that a search finds, and the rows that show them with all that they lie in. */
export class ComponentSearch {
  readonly matches = new Map<number, NodeMatch>();
  readonly rows: readonly number[];

  constructor(outline: ComponentOutline, text: string) {
    /** Most components share their name with others. */
    const byName = new Map<string, Ranges | undefined>();
    const shown = new Set<number>();
    for (let index = 0; index < outline.size; index += 1) {
      const name = outline.names[index]!;
      if (!byName.has(name)) byName.set(name, fuzzyMatch(text, name)?.ranges);
      const inName = byName.get(name);
      const ranges = inName ?? fuzzyMatch(text, outline.ids[index]!)?.ranges;
      if (!ranges) continue;
      this.matches.set(index, { of: inName ? 'name' : 'id', ranges });
      for (let at = index; at >= 0 && !shown.has(at); at = outline.parentOf(at)) shown.add(at);
    }
    this.rows = [...shown].sort((a, b) => a - b);
  }

  /** The match after or before a node, from the other end where there is none. */
  next(from: number, step: 1 | -1): number | undefined {
    const found = [...this.matches.keys()];
    if (step > 0) return found.find((index) => index > from) ?? found[0];
    const behind = found.findIndex((index) => index >= from);
    return found.at(behind < 0 ? -1 : behind - 1);
  }
}
