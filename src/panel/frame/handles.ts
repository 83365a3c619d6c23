import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { icons } from '../styles/icons.ts';
import type { Edges } from './geometry.ts';
import type { Placement, WindowController } from './window-controller.ts';

const EDGES: readonly Edges[] = ['n', 'e', 's', 'w', 'ne', 'nw', 'se', 'sw'];

/** What the panel is resized by: its edges and corners, or docked the border to the page. */
export function renderHandles(
  window: WindowController,
  { isDocked, location }: Placement,
): TemplateResult {
  if (!isDocked) return html`${EDGES.map((edges) => renderEdge(window, edges))}`;
  const { size, min, max } = window.dock;
  const isColumn = location === 'left' || location === 'right';
  return html`<div
    class="splitter ${location}"
    role="separator"
    tabindex="0"
    aria-label="Resize panel"
    aria-orientation=${isColumn ? 'vertical' : 'horizontal'}
    aria-valuenow=${size}
    aria-valuemin=${min}
    aria-valuemax=${max}
    aria-valuetext="${size} pixels"
    title="Resize: drag, or arrow keys; double click for the first size"
    @pointerdown=${(event: PointerEvent) => window.startDockDrag(event)}
    @dblclick=${() => window.resetDock()}
    @keydown=${(event: KeyboardEvent) => window.handleDockKey(event)}
  ></div>`;
}

/** Classes of where the panel is; none while it floats. */
export function lookOf({ isDocked, location }: Placement, fills: boolean): string {
  if (fills) return 'docked';
  return isDocked ? `docked ${location}` : '';
}

/** What the panel is moved by with the keyboard. */
export function renderGrip(window: WindowController, isHidden: boolean): TemplateResult {
  return html`<button
    class="icon grip"
    aria-label="Move panel with the arrow keys"
    title="Move: drag, or arrow keys. Goes to the edges of the viewport; not with Alt held"
    ?hidden=${isHidden}
    @keydown=${(event: KeyboardEvent) => window.handleKey(event)}
  >
    ${icons.grip}
  </button>`;
}

export function renderClose(close: () => void): TemplateResult {
  return html`<button
    class="icon"
    id="close"
    aria-label="Close panel"
    title="Close panel (Esc)"
    @click=${close}
  >
    ${icons.close}
  </button>`;
}

function renderEdge(window: WindowController, edges: Edges): TemplateResult {
  const press = (event: PointerEvent): void => window.startDrag(event, edges);
  if (edges !== 'se') return html`<div class="edge ${edges}" @pointerdown=${press}></div>`;
  return html`<button
    class="edge se"
    aria-label="Resize panel with the arrow keys"
    @pointerdown=${press}
    @keydown=${(event: KeyboardEvent) => window.handleKey(event, 'se')}
  ></button>`;
}
