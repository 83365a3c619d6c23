import '../../../../src/element.ts';
import { eventFile } from '../event-file.ts';
import { measureFrames, nextFrame, type FrameTimes } from '../frame-meter.ts';
import type { Result } from '../result.ts';
import { enableRecorder, storeFile } from '../stored-session.ts';

const EVENTS = 1_000_000;

/** Openings after the first. */
const ROUNDS = 5;

/** Frames of each way to scroll. */
const SCROLL_FRAMES = 180;

/** What is typed, a key after the other. */
const FILTER = 'name:click -target:film-card';

const KEY_MS = 90;

/** A filter that was not asked for before. */
const OTHER_FILTER = 'category:network';

/** Longer than typing rests before the log is searched, ms. */
const TYPING_REST_MS = 400;

/** What takes longer than this does not come, ms. */
const MAX_WAIT_MS = 60_000;

/** P13: the panel on a session of 1,000,000 events: opened, scrolled through, and filtered while someone types. */
export async function panelSpeed(): Promise<Result[]> {
  const devTools = await enableRecorder();
  await storeFile(devTools, await eventFile(EVENTS));
  const panel = document.createElement('devtools-panel');
  document.body.append(panel);
  await pause(2_000);
  const first = await open(panel);
  const again: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    panel.open = false;
    await pause(300);
    again.push(await open(panel));
  }
  const scroller = deep(panel, GRID, '.scroller')!;
  const steps = await measureFrames(() => scroll(scroller, (frame) => frame * 90));
  const whole = await measureFrames(() =>
    scroll(scroller, (frame) => (frame / SCROLL_FRAMES) * scroller.scrollHeight),
  );
  let filterSeconds = 0;
  const typing = await measureFrames(async () => {
    await typeFilter(panel);
    const typed = performance.now();
    await pause(TYPING_REST_MS);
    const all = EVENTS.toLocaleString('en');
    await until(
      'the whole filtered log',
      () => /^[\d,]+ events?$/.test(countText(panel)) && !countText(panel).startsWith(all),
    );
    filterSeconds = (performance.now() - typed) / 1_000;
  });
  const firstMatchMs = await measureFirstMatch(panel);
  const line = { unit: 'ms', comparison: 'limit' } as const;
  const size = `${EVENTS.toLocaleString('en')} events`;
  return [
    { row: 'P13', what: `panel opened on ${size}, first time`, ours: [first], target: 200, ...line },
    { row: '', what: 'opened again', ours: again, target: 200, ...line },
    frames('scrolled row by row, longest frame', steps),
    frames('scrolled through all, longest frame', whole),
    frames(`typing “${FILTER}” until all is filtered, longest frame`, typing),
    {
      row: '',
      what: 'from the last key until all is filtered',
      ours: [filterSeconds],
      unit: 's',
      comparison: 'limit',
    },
    { row: '', what: `first matches of “${OTHER_FILTER}”, pasted`, ours: [firstMatchMs], ...line },
  ];
}

const VIEW = ['devtools-frame', 'devtools-events-view'];
const GRID = [...VIEW, 'devtools-grid'].join(' ');

/** Time until rows of events are painted. */
async function open(panel: HTMLElementTagNameMap['devtools-panel']): Promise<number> {
  const begin = performance.now();
  panel.open = true;
  await until(
    'the list of events',
    () =>
      (deep(panel, 'devtools-frame')?.matches(':popover-open') ?? false) &&
      deep(panel, GRID, '.body .row:not([aria-busy]) .name') !== null,
  );
  // What stands in the document now is painted by the end of this frame.
  await nextFrame();
  return performance.now() - begin;
}

async function scroll(scroller: HTMLElement, top: (frame: number) => number): Promise<void> {
  for (let frame = 0; frame < SCROLL_FRAMES; frame += 1) {
    scroller.scrollTop = top(frame);
    await nextFrame();
  }
}

async function typeFilter(panel: HTMLElement): Promise<void> {
  const field = deep(panel, VIEW.join(' '), 'input[type=search]') as HTMLInputElement;
  for (let length = 1; length <= FILTER.length; length += 1) {
    field.value = FILTER.slice(0, length);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await pause(KEY_MS);
  }
}

/** From a filter that comes at once until the list shows what it lets through. */
async function measureFirstMatch(panel: HTMLElement): Promise<number> {
  const before = countText(panel);
  const begin = performance.now();
  const field = deep(panel, VIEW.join(' '), 'input[type=search]') as HTMLInputElement;
  field.value = OTHER_FILTER;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await until('the first matches', () => !['', before].includes(countText(panel)));
  await nextFrame();
  return performance.now() - begin;
}

function countText(panel: HTMLElement): string {
  return deep(panel, VIEW.join(' '), '.bar > .count')?.textContent.trim() ?? '';
}

/** Finds an element through the shadow roots of `path`. */
function deep(panel: HTMLElement, path: string, selector?: string): HTMLElement | null {
  let found: HTMLElement | null = panel;
  for (const step of [...path.split(' '), ...(selector === undefined ? [] : [selector])]) {
    found = found?.shadowRoot?.querySelector<HTMLElement>(step) ?? null;
  }
  return found;
}

function frames(what: string, { deltas, long }: FrameTimes): Result {
  return {
    row: '',
    what: `${what} (${deltas.filter((delta) => delta > 50).length} of ${deltas.length} above 50 ms)`,
    unit: 'ms',
    comparison: 'limit',
    ours: [Math.max(...deltas, ...long)],
    target: 50,
  };
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const begin = performance.now();
  while (!holds()) {
    if (performance.now() - begin > MAX_WAIT_MS)
      throw new Error(`There is no end of waiting for ${what}.`);
    await nextFrame();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
