import { composedElements } from '../collect/composed-elements.ts';
import { describeTarget } from '../collect/describe-target.ts';
import { labelOf } from '../collect/dom-payload.ts';
import type { EventRecord } from '../model/records.ts';
import { payloadOf } from './payload.ts';

/** What is asked about elements of the page. */
export interface PageElements {
  /** Whether a node belongs to the panel, to which nothing is sent. */
  isOwnNode(node: unknown): boolean;
  /** Id of the component that an element belongs to. */
  componentAt(element: Element): string | undefined;
}

/**
 * What an event was recorded of: the elements of the page that would be described as its target is. The description
 * is compared as a text, and never run as a selector. Of several, those are left that have its label, its component
 * and its place.
 */
export function findTargets(event: EventRecord, page: PageElements): EventTarget[] {
  const { target, componentId } = event;
  if (target === 'document') return [document];
  if (target === 'window') return [window];
  const { text, x, y } = payloadOf(event);
  const found = [...composedElements(document)].filter(
    (element) => isDescribed(element, target) && !page.isOwnNode(element),
  );
  const tests: ((element: Element) => boolean)[] = [
    (element) => typeof text === 'string' && labelOf(element) === text,
    (element) => componentId !== undefined && page.componentAt(element) === componentId,
    (element) => typeof x === 'number' && typeof y === 'number' && covers(element, x, y),
  ];
  return tests.reduce((left, test) => {
    if (left.length < 2) return left;
    const fitting = left.filter(test);
    return fitting.length > 0 ? fitting : left;
  }, found);
}

/** Whether an element is one that the collector would describe so. */
export function isDescribed(node: unknown, target: string | undefined): boolean {
  try {
    return describeTarget(node) === target;
  } catch {
    // A form whose fields hide what is asked of it.
    return false;
  }
}

function covers(element: Element, x: number, y: number): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return x >= left && x <= right && y >= top && y <= bottom;
}
