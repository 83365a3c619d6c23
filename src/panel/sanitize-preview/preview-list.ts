import { SECTIONS, withoutIndices } from '../../core/index.ts';
import type { SanitizationMatch, SanitizationPreview, SanitizeException } from '../../core/index.ts';

/** One place in which a pattern finds something. */
export interface PreviewItem {
  match: SanitizationMatch;
  /** Its location without indices. */
  path: string;
  /** It stays in the file. */
  isKept: boolean;
}

/** All that one pattern finds. */
export interface PreviewGroup {
  pattern: string;
  /** Values that are removed, listed or not. */
  count: number;
  /** In the order of the file. */
  items: readonly PreviewItem[];
  /** Values that are removed and not listed. */
  omitted: number;
  /** Nothing is left to the pattern: all that it would find stays. */
  isExcluded: boolean;
}

/** A line of the list. */
export type PreviewRow =
  | { kind: 'group'; group: PreviewGroup; isOpen: boolean }
  | { kind: 'match'; group: PreviewGroup; item: PreviewItem }
  | { kind: 'omitted'; group: PreviewGroup };

/**
 * What a preview found, by pattern, with what earlier ones found and is kept: a preview with exceptions does not
 * tell of it any more, and it must be there to be taken back.
 */
export class PreviewList {
  readonly groups: readonly PreviewGroup[];

  constructor(groups: readonly PreviewGroup[] = []) {
    this.groups = groups;
  }

  /** After a new preview. */
  with(
    { matches, byPattern }: SanitizationPreview,
    exceptions: readonly SanitizeException[],
  ): PreviewList {
    const found = matches.map((match) => itemOf(match, exceptions));
    const kept = this.#items(exceptions).filter(({ isKept }) => isKept);
    const items = byPatternOf([...found, ...kept]);
    const names = [...new Set([...Object.keys(byPattern), ...items.keys()])].sort();
    return new PreviewList(
      names.map((pattern) => {
        const own = (items.get(pattern) ?? []).sort(inOrder);
        const count = byPattern[pattern] ?? 0;
        const listed = own.filter(({ isKept }) => !isKept).length;
        return {
          pattern,
          count,
          items: own,
          omitted: count - listed,
          isExcluded: isExcluded(pattern, exceptions),
        };
      }),
    );
  }

  /** At once, until a new preview has counted. */
  expecting(exceptions: readonly SanitizeException[]): PreviewList {
    const items = byPatternOf(this.#items(exceptions));
    return new PreviewList(
      this.groups.map((group) => ({
        ...group,
        items: items.get(group.pattern) ?? [],
        isExcluded: isExcluded(group.pattern, exceptions),
      })),
    );
  }

  rows(closed: ReadonlySet<string>): PreviewRow[] {
    return this.groups.flatMap((group): PreviewRow[] => {
      const isOpen = !closed.has(group.pattern);
      const head: PreviewRow = { kind: 'group', group, isOpen };
      if (!isOpen) return [head];
      const matches = group.items.map((item): PreviewRow => ({ kind: 'match', group, item }));
      const rest: PreviewRow[] =
        group.omitted > 0 && !group.isExcluded ? [{ kind: 'omitted', group }] : [];
      return [head, ...matches, ...rest];
    });
  }

  #items(exceptions: readonly SanitizeException[]): PreviewItem[] {
    return this.groups.flatMap(({ items }) => items.map(({ match }) => itemOf(match, exceptions)));
  }
}

/** What keeps all values that stand where this one does, as far as its pattern finds them. */
export function exceptionFor({ match, path }: PreviewItem): SanitizeException {
  return { pattern: match.pattern, path };
}

function itemOf(match: SanitizationMatch, exceptions: readonly SanitizeException[]): PreviewItem {
  const path = withoutIndices(match.location);
  const isKept = exceptions.some(
    (one) => one.pattern === match.pattern && (one.path === undefined || one.path === path),
  );
  return { match, path, isKept };
}

function byPatternOf(items: readonly PreviewItem[]): Map<string, PreviewItem[]> {
  const groups = new Map<string, PreviewItem[]>();
  for (const item of items) {
    const group = groups.get(item.match.pattern);
    if (group === undefined) groups.set(item.match.pattern, [item]);
    else group.push(item);
  }
  return groups;
}

function isExcluded(name: string, exceptions: readonly SanitizeException[]): boolean {
  return exceptions.some(({ pattern, path }) => pattern === name && path === undefined);
}

function inOrder({ match: a }: PreviewItem, { match: b }: PreviewItem): number {
  const section = (record: SanitizationMatch['record']): number =>
    record === undefined ? -1 : SECTIONS.indexOf(record.section);
  return section(a.record) - section(b.record) || (a.record?.seq ?? 0) - (b.record?.seq ?? 0);
}
