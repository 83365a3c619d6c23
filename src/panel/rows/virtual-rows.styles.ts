import { css } from 'lit';

/** A scrolling list of virtual rows, and the row that is chosen in it. */
export const virtualRowsStyles = css`
  .scroller {
    height: 100%;
    overflow: hidden scroll;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: color-mix(in srgb, var(--_dim) 55%, transparent) transparent;
  }
  .canvas {
    position: relative;
    overflow: clip;
  }
  .body {
    position: absolute;
    inset: 0 0 auto;
    will-change: transform;
  }
  .row {
    height: 22px;
    line-height: 22px;
    contain: strict;
  }
  .body .row {
    cursor: default;
  }
  .body .row:hover {
    background: var(--_hover);
  }
  .body .selected,
  .body .selected:hover {
    background: var(--_selected);
  }
  .scroller:focus-visible {
    outline: none;
  }
  .scroller:focus-visible .selected,
  .scroller:focus-visible:not(:has(.selected)) {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  @media (forced-colors: active) {
    .body .selected {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
