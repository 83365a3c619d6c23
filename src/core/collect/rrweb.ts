/** One event of rrweb, as far as it is looked at. */
export interface RrwebEvent {
  type: number;
  data: unknown;
}

/** What rrweb tells of a node, as far as it is looked at. */
export interface RrwebNode {
  type?: unknown;
  tagName?: unknown;
  textContent?: unknown;
  attributes?: Record<string, unknown>;
  childNodes?: RrwebNode[];
}

/** What is used of `@rrweb/record`. */
export interface RrwebRecord {
  (options: RrwebOptions): (() => void) | undefined;
  takeFullSnapshot: (isCheckout?: boolean) => void;
  /** The nodes behind its numbers. */
  readonly mirror: { getNode: (id: number) => Node | null };
}

export interface RrwebOptions {
  emit: (event: RrwebEvent) => void;
  blockSelector: string;
  ignoreSelector: string;
  maskTextSelector: string;
  maskAllInputs: boolean;
  maskInputFn: (text: string, element: HTMLElement) => string;
  slimDOMOptions: 'all';
  inlineImages: boolean;
  recordAfter: 'DOMContentLoaded';
  sampling: {
    mousemove: number;
    mousemoveCallback: number;
    mouseInteraction: Record<string, boolean>;
    scroll: number;
  };
  errorHandler: (error: unknown) => boolean;
}

/** What a change comes from, by rrweb's numbers. */
const SOURCES = [
  ...['mutation', 'mouse-move', 'mouse-interaction', 'scroll', 'viewport-resize', 'input'],
  ...['touch-move', 'media-interaction', 'style-sheet-rule', 'canvas-mutation', 'font', 'log'],
  ...['drag', 'style-declaration', 'selection', 'adopted-style-sheet', 'custom-element'],
] as const;

const FULL_SNAPSHOT = 2;
const INCREMENTAL_SNAPSHOT = 3;
const META = 4;

/** What a picture is made of: neither sound nor canvas, nor what is selected. */
const KEPT = new Set<string>([
  ...['mutation', 'mouse-move', 'mouse-interaction', 'scroll', 'viewport-resize', 'input'],
  ...['touch-move', 'style-sheet-rule', 'drag', 'style-declaration', 'adopted-style-sheet'],
]);

/** The name under which an event is recorded; undefined for one that is not. */
export function nameOfEvent({ type, data }: RrwebEvent): string | undefined {
  if (type === META) return 'meta';
  if (type === FULL_SNAPSHOT) return 'full-snapshot';
  if (type !== INCREMENTAL_SNAPSHOT) return undefined;
  const name = SOURCES[(data as { source: number }).source];
  return name !== undefined && KEPT.has(name) ? name : undefined;
}
