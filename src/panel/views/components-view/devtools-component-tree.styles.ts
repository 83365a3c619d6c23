import { css } from 'lit';

export const componentTreeStyles = css`
  :host {
    display: block;
  }
  .scroller {
    height: 100%;
    overflow: hidden scroll;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: color-mix(in srgb, var(--_dim) 55%, transparent) transparent;
  }
  .scroller:focus-visible {
    outline: none;
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
    display: flex;
    height: 22px;
    padding-left: calc(6px + min(var(--depth) * 14px, 60cqw));
    line-height: 22px;
    white-space: nowrap;
    contain: strict;
    cursor: default;
  }
  .row:hover {
    background: var(--_hover);
  }
  .selected,
  .selected:hover {
    background: var(--_selected);
  }
  .scroller:focus-visible .selected,
  .scroller:focus-visible:not(:has(.selected)) {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .twisty {
    flex: none;
    width: 16px;
    color: var(--_dim);
    text-align: center;
  }
  .name {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    color: var(--_key);
    font-family: var(--_mono);
    font-size: 11px;
    unicode-bidi: isolate;
  }
  @media (forced-colors: active) {
    .selected {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
