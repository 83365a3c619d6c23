import { clearTimeout, setTimeout } from '../model/native.ts';
import type { CollectorContext } from '../record/types.ts';
import { attempt, missed } from './attempt.ts';
import { cleanPicture } from './clean-picture.ts';
import { markedBy } from './privacy-marks.ts';
import { markOf, PicturePrivacy } from './picture-privacy.ts';
import { nameOfEvent, type RrwebEvent, type RrwebOptions, type RrwebRecord } from './rrweb.ts';
import { isSecretField } from './secret-field.ts';

export interface PictureOptions {
  /** Whether it is recorded where nobody has said otherwise in the panel. @defaultValue false */
  isOn?: boolean;
  /**
   * Shows of what is typed only how long it is; choices of boxes and radio buttons are shown as they are. Secret fields are
   * masked in any case. @defaultValue true
   */
  maskAllInputs?: boolean;
  /** What else is left out, as a box of its size: a CSS selector. */
  blockSelector?: string;
  /** Changes after which the whole page is recorded anew, so that no moment is far from a whole picture. @defaultValue 500 */
  checkoutEvery?: number;
  /** Records images as they are drawn, which costs time and bytes; others are shown as boxes. @defaultValue false */
  inlineImages?: boolean;
}

/** Ours, none of which is an element that pages have. */
const OWN_ELEMENTS = 'devtools-panel,devtools-frame,devtools-highlight';

/** Typed by hand, though no field: `contenteditable`. */
const TYPED_TEXT = '[contenteditable]:not([contenteditable=false i])';

/** Positions of the pointer and of scrolling are told no more often, ms. */
const SAMPLE_MS = 100;

/** Positions of the pointer are handed over together, ms. */
const POINTER_BATCH_MS = 500;

/** What a press of the pointer is told by is its click: the rest of it would show nothing. */
const UNUSED_INTERACTIONS = {
  ...{ MouseUp: false, MouseDown: false, ContextMenu: false, DblClick: false },
  ...{ Focus: false, Blur: false },
};

/** Longest wait for a moment in which the app rests, to record the whole page, ms. */
const IDLE_TIMEOUT_MS = 2_000;

/** Shortest wait for another attempt where the whole page could not be recorded, ms; it doubles. */
const RETRY_MS = 5_000;

/** Records the page from the moment it is made until it is stopped. */
export class PictureRecording {
  readonly #context: CollectorContext;
  readonly #privacy: PicturePrivacy;
  readonly #takeWhole: () => void;
  #isStopped = false;
  readonly #checkoutEvery: number;
  readonly #stop: (() => void) | undefined;
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');
  /** UTF-16 units of the last whole picture; 0 where there is none that others build on. */
  #wholeChars = 0;
  /** Of all since. */
  #chars = 0;
  #count = 0;
  #cancelWhole: (() => void) | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #retryMs = RETRY_MS;

  constructor(record: RrwebRecord, context: CollectorContext, options: PictureOptions) {
    this.#context = context;
    const blocked = [OWN_ELEMENTS, markedBy('block'), options.blockSelector];
    const leftOut = blocked.filter((selector) => selector !== undefined && selector !== '').join();
    this.#privacy = new PicturePrivacy(
      (id) => (typeof id === 'number' ? record.mirror.getNode(id) : null),
      leftOut,
    );
    this.#checkoutEvery = options.checkoutEvery ?? 500;
    this.#takeWhole = () => attempt(() => record.takeFullSnapshot(true));
    this.#stop = record(this.#rrwebOptions(leftOut, options));
    // All that it looks like may be another: what is recorded anew says in which.
    this.#scheme.addEventListener('change', this.#takeWhole);
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancelWhole?.();
    clearTimeout(this.#retry);
    this.#scheme.removeEventListener('change', this.#takeWhole);
    attempt(() => this.#stop?.());
  }

  #rrwebOptions(
    leftOut: string,
    { maskAllInputs = true, inlineImages = false }: PictureOptions,
  ): RrwebOptions {
    return {
      emit: (event) => attempt(() => this.#take(event)),
      blockSelector: leftOut,
      ignoreSelector: markedBy('ignore'),
      maskTextSelector: `${markedBy('mask')},${TYPED_TEXT}`,
      maskAllInputs: true,
      maskInputFn: (text, field) =>
        maskAllInputs || isSecretField(field) || markOf(field) ? '•'.repeat(text.length) : text,
      slimDOMOptions: 'all',
      inlineImages,
      recordAfter: 'DOMContentLoaded',
      sampling: {
        mousemove: SAMPLE_MS,
        mousemoveCallback: POINTER_BATCH_MS,
        mouseInteraction: UNUSED_INTERACTIONS,
        scroll: SAMPLE_MS,
      },
      // What goes wrong in it must not become an error of the app.
      errorHandler: (error) => {
        missed(error);
        return true;
      },
    };
  }

  #take(event: RrwebEvent): void {
    const name = nameOfEvent(event);
    // What rrweb put off may come after its end.
    if (name === undefined || this.#isStopped) return;
    const isChange = name !== 'meta' && name !== 'full-snapshot';
    // Nothing to build on.
    if (isChange && this.#wholeChars === 0) return;
    const data = this.#withView(name, event.data);
    try {
      if (!this.#privacy.keep(name, data)) return;
      cleanPicture(data, this.#context.redactsKeys);
    } catch (error) {
      missed(error);
      this.#lost();
      return;
    }
    const chars = this.#context.recordDom({ name, data });
    if (chars === 0) this.#lost();
    else if (name === 'full-snapshot') this.#begun(chars);
    else if (isChange) this.#changed(chars);
  }

  /** What rrweb tells of the window, with what it leaves out: the page's colours follow what the person prefers. */
  #withView(name: string, data: unknown): unknown {
    if (name !== 'meta' && name !== 'viewport-resize') return data;
    const { clientWidth } = document.documentElement;
    const scheme = this.#scheme.matches ? 'dark' : 'light';
    return { ...(data as object), clientWidth, ...(name === 'meta' && { scheme }) };
  }

  #begun(chars: number): void {
    this.#wholeChars = chars;
    this.#chars = 0;
    this.#count = 0;
    this.#retryMs = RETRY_MS;
  }

  #changed(chars: number): void {
    this.#chars += chars;
    this.#count += 1;
    // Whole pictures never take more than all between them.
    const isDue = this.#count >= this.#checkoutEvery && this.#chars >= this.#wholeChars;
    if (!isDue) return;
    this.#cancelWhole ??= whenIdle(() => {
      this.#cancelWhole = undefined;
      this.#takeWhole();
    });
  }

  /** A step is missing, so that all after it say nothing until there is a whole picture again. */
  #lost(): void {
    this.#wholeChars = 0;
    if (this.#retry !== undefined) return;
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.#takeWhole();
    }, this.#retryMs);
    this.#retryMs *= 2;
  }
}

/** Runs work when the app rests. @returns what takes it back */
function whenIdle(work: () => void): () => void {
  // Safari has none.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(work, IDLE_TIMEOUT_MS);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: IDLE_TIMEOUT_MS });
  return () => cancelIdleCallback(handle);
}
