import { css } from 'lit';

/** A canvas that fills its scrolling frame, and what stands over it. */
export const flameStyles = css`
  :host {
    display: block;
    position: relative;
    min-height: 0;
  }
  .scroller {
    height: 100%;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    cursor: default;
    touch-action: pan-y;
  }
  .scroller.dragged {
    cursor: grabbing;
    user-select: none;
  }
  .room {
    position: relative;
  }
  canvas {
    position: sticky;
    top: 0;
    display: block;
    width: 100%;
  }
  .said {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .tip {
    position: fixed;
    inset: auto;
    max-width: min(360px, calc(100vw - 16px));
    margin: 0;
    padding: 4px 8px;
    border: 1px solid var(--_line);
    border-radius: 4px;
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 2px 8px rgb(0 0 0 / 20%);
    overflow-wrap: anywhere;
    pointer-events: none;
  }
`;
