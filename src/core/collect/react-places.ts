import { parentOf } from './parent-of.ts';
import { privacyMark } from './privacy-marks.ts';
import { isSecretField } from './secret-field.ts';
import type { Fiber } from './react-fiber.ts';
import type { ReactSiblings } from './react-order.ts';

export type ReactMark = 'block' | 'mask';

/** What is known of a place in the tree from all that is above it. */
export interface ReactPlace {
  /** Id of the nearest recorded component. */
  readonly parentId?: string;
  readonly mark?: ReactMark;
  /** Whether that component was rendered in the commit that is looked at. */
  readonly didParentRender: boolean;
  /** What is recorded inside of that component. */
  readonly siblings: ReactSiblings;
  /** Whether React put what is here elsewhere among them. */
  readonly isMoved?: boolean;
}

/** A field's value is typed by its user, or sent by the app. */
const FIELDS = new Set<unknown>(['input', 'textarea', 'select']);

function stronger(outer: ReactMark | undefined, inner: string | undefined): ReactMark | undefined {
  if (outer === 'block' || inner === 'block') return 'block';
  return outer === 'mask' || inner === 'mask' ? 'mask' : undefined;
}

function withMark(place: ReactPlace, inner: string | undefined): ReactPlace {
  const mark = stronger(place.mark, inner);
  return mark === place.mark || mark === undefined ? place : { ...place, mark };
}

/** The marks around the element that a tree, or a portal of one, is rendered into. */
export function placeInside(container: unknown, place: ReactPlace): ReactPlace {
  if (!(container instanceof Node)) return place;
  const around: Element[] = [];
  for (let at: Node | null = container; at; at = parentOf(at)) {
    if (at instanceof Element) around.push(at);
  }
  return withMark(place, privacyMark(around));
}

/** The place inside an element of the page. Marks are classes or attributes: without any, it is not asked. */
export function placeInsideHost({ stateNode, memoizedProps }: Fiber, place: ReactPlace): ReactPlace {
  if (!(stateNode instanceof Element) || typeof memoizedProps !== 'object' || memoizedProps === null)
    return place;
  const canBeMarked = Object.keys(memoizedProps).some(
    (name) => name === 'className' || name.startsWith('data-'),
  );
  return canBeMarked ? withMark(place, privacyMark([stateNode])) : place;
}

/**
 * Adds the text of a secret field whose value the app keeps, now and before: it stands in the app's state under
 * whatever name.
 */
export function collectSecrets(host: Fiber, secrets: Set<string>): void {
  if (!FIELDS.has(host.type) || !(host.stateNode instanceof Element)) return;
  const values = [host, host.alternate].map((fiber) => valueOf(fiber?.memoizedProps));
  if (values.every((value) => value === '') || !isSecretField(host.stateNode)) return;
  for (const value of values) if (value !== '') secrets.add(value);
}

function valueOf(props: unknown): string {
  if (typeof props !== 'object' || props === null) return '';
  const value: unknown = Object.getOwnPropertyDescriptor(props, 'value')?.value;
  return typeof value === 'string' ? value : '';
}
