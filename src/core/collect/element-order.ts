import { movedPlaces } from '../model/moved-places.ts';
import { queueMicrotask } from '../model/native.ts';
import type { CollectorContext } from '../record/types.ts';
import { attempt } from './attempt.ts';
import { precedes, wantedBehind } from './composed-order.ts';

/** Where the records have an element that is a component of its own: in the list of its parent's children. */
interface Place {
  readonly element: WeakRef<Element>;
  readonly id: string;
  readonly parentId: string | undefined;
  readonly context: CollectorContext;
  former: Place | undefined;
  next: Place | undefined;
  /** Whether it may stand elsewhere in the page, while that is found out. */
  isOpen: boolean;
}

/** What stands between two elements that stay, in the order of the page. */
interface Gap {
  places: Place[];
  next: Place | undefined;
}

/** Rounds until all is in order: what has moved without a word would else be sought for ever. */
const MAX_ROUNDS = 100;

const places = new WeakMap<Element, Place>();
/** The last of each parent's children. */
const lasts = new Map<string | undefined, Place>();
let open = new Set<Place>();
let isScheduled = false;

/**
 * Takes an element that is to be recorded as mounted, or as moved to another parent. Where it stands, if it is neither
 * right before another one nor the last, is found by `arrangeSoon`.
 *
 * @returns the `beforeId` of the record: the sibling that it stands right before
 */
export function placeElement(
  element: Element,
  { id, parentId, context }: Pick<Place, 'id' | 'parentId' | 'context'>,
): string | undefined {
  removeElement(element);
  const links = { former: undefined, next: undefined, isOpen: false };
  const place: Place = { element: new WeakRef(element), id, parentId, context, ...links };
  const { nextElementSibling } = element;
  const beside = nextElementSibling ? places.get(nextElementSibling) : undefined;
  const next = beside?.parentId === parentId ? beside : undefined;
  places.set(element, place);
  link(place, next);
  if (place.former && (!next || open.has(next))) open.add(place);
  else openBefore(place);
  return next?.id;
}

/** An element that was put somewhere else in the page, or into the same place again, under the same parent. */
export function elementMoved(element: Element): void {
  const place = places.get(element);
  if (place && (place.former ?? place.next)) open.add(place);
}

/** An element that is no component any more. */
export function removeElement(element: Element): void {
  const place = places.get(element);
  if (!place) return;
  places.delete(element);
  open.delete(place);
  // What was put right before it, while nobody had said that it moved, may be wrong now.
  if (place.former && place.next) open.add(place.former);
  unlink(place);
}

function link(place: Place, next: Place | undefined): void {
  const former = next ? next.former : lasts.get(place.parentId);
  place.former = former;
  place.next = next;
  if (former) former.next = place;
  if (next) next.former = place;
  else lasts.set(place.parentId, place);
}

function unlink({ parentId, former, next }: Place): void {
  if (former) former.next = next;
  if (next) next.former = former;
  else if (former) lasts.set(parentId, former);
  else lasts.delete(parentId);
}

/** Records what stands elsewhere than the records have it, when the code that runs is done. */
export function arrangeSoon(): void {
  if (isScheduled || open.size === 0) return;
  isScheduled = true;
  queueMicrotask(() => {
    isScheduled = false;
    attempt(arrange);
  });
}

function arrange(): void {
  for (let round = 0; round < MAX_ROUNDS && open.size > 0; round += 1) {
    const lists = byParent(open);
    open = new Set();
    for (const list of lists) {
      const there = list.filter(isThere);
      for (const place of there) place.isOpen = true;
      if (!there.every(isInOrder)) arrangeIn(there);
      for (const place of there) place.isOpen = false;
    }
  }
  open.clear();
}

/** What was taken out of the page may come back in the same task, or is still to be recorded as gone. */
function isThere({ element }: Place): boolean {
  return element.deref()?.isConnected === true;
}

function byParent(among: Iterable<Place>): Iterable<Place[]> {
  const lists = new Map<string | undefined, Place[]>();
  for (const place of among) {
    const list = lists.get(place.parentId);
    if (list) list.push(place);
    else lists.set(place.parentId, [place]);
  }
  return lists.values();
}

/** Whether a place is right as far as its neighbours tell; an open one behind it is asked by itself. */
function isInOrder(place: Place): boolean {
  let { former, next } = place;
  while (former && !isThere(former)) former = former.former;
  while (next && !isThere(next)) next = next.next;
  return isBehind(former, place) && (next?.isOpen === true || isBehind(place, next));
}

function isBehind(former: Place | undefined, next: Place | undefined): boolean {
  const [one, other] = [former?.element.deref(), next?.element.deref()];
  return !one || !other || precedes(one, other);
}

function arrangeIn(list: readonly Place[]): void {
  for (const { places: inPage, next } of gapsOf(list)) {
    const before = placesBefore(next, inPage[0]!.parentId);
    const known = inPage.filter((place) => before.has(place));
    const moved = movedPlaces(known.map((place) => before.get(place)!));
    const staying = new Set(known.filter((_, at) => !moved.has(at)));
    let beside = next;
    for (const place of [...inPage].reverse()) {
      if (!staying.has(place)) moveBefore(place, beside);
      beside = place;
    }
    openBefore(inPage[0]!);
  }
}

function moveBefore(place: Place, next: Place | undefined): void {
  const { id, parentId, next: left, context } = place;
  unlink(place);
  if (left) openBefore(left);
  link(place, next);
  context.recordComponent({
    op: 'move',
    id,
    ...(parentId !== undefined && { parentId }),
    ...(next && { beforeId: next.id }),
  });
}

/**
 * Opens what the records have before a place and the page behind it: either it has moved and nobody has said so yet, or
 * what it was put right before has.
 */
function openBefore(place: Place): void {
  for (let { former } = place; former; { former } = former) {
    if (former.isOpen || !isThere(former)) continue;
    if (open.has(former) || isBehind(former, place)) return;
    open.add(former);
  }
}

/** Open places with what stands behind them; each is passed once, however many there are. */
function gapsOf(list: readonly Place[]): Set<Gap> {
  const gaps = new Map<Place, Gap>();
  for (const first of list) {
    if (gaps.has(first)) continue;
    const passed = [first];
    let gap: Gap | undefined;
    for (const place of behind(first)) {
      gap = place.isOpen ? gaps.get(place) : { places: [], next: place };
      if (gap) break;
      passed.push(place);
    }
    gap ??= { places: [], next: undefined };
    gap.places = [...passed, ...gap.places];
    for (const place of passed) gaps.set(place, gap);
  }
  return new Set(gaps.values());
}

function* behind({ element, parentId, context }: Place): Generator<Place> {
  const isSibling = (at: Element): boolean => {
    const place = places.get(at);
    return place !== undefined && place.parentId === parentId;
  };
  const found = wantedBehind(element.deref()!, {
    isWanted: isSibling,
    isEnd: (at) => parentId !== undefined && places.get(at)?.id === parentId,
    isPassed: (at) => context.isOwnNode(at),
  });
  for (const at of found) yield places.get(at)!;
}

/** The open places right before one that stays, in the order of the records. */
function placesBefore(next: Place | undefined, parentId: string | undefined): Map<Place, number> {
  const before = new Map<Place, number>();
  let place = next ? next.former : lasts.get(parentId);
  for (; place && (place.isOpen || !isThere(place)); place = place.former)
    before.set(place, -before.size);
  return before;
}
