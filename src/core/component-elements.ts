import { attempt } from './collect/attempt.ts';
import { ownerOf } from './collect/component-owners.ts';
import { parentOf } from './collect/parent-of.ts';
import { isOwnNode } from './own-node.ts';
import type { Collector } from './record/types.ts';

/** See `DevTools.elementsOf`. */
export function elementsOf(id: string, collectors: Iterable<Collector>): readonly Element[] {
  for (const collector of collectors) {
    let elements: readonly Element[] | undefined;
    attempt(() => (elements = collector.elementsOf?.(id)));
    if (elements) return elements.filter((element) => element.isConnected);
  }
  return [];
}

/** See `DevTools.componentAt`. */
export function componentAt(element: Element, collectors: Iterable<Collector>): string | undefined {
  if (isOwnNode(element)) return undefined;
  const asked = [...collectors].filter((collector) => 'componentAt' in collector);
  for (let node: Node | null = element; node; node = parentOf(node)) {
    if (!(node instanceof Element)) continue;
    const at = node;
    let id = ownerOf([at])?.id;
    for (const collector of asked) attempt(() => (id ??= collector.componentAt?.(at)));
    if (id !== undefined) return id;
  }
  return undefined;
}
