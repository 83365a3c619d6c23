import { css } from 'lit';

export const highlightStyles = css`
  :host {
    position: fixed;
    inset: 0;
    width: auto;
    height: auto;
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 0;
    background: none;
    pointer-events: none;
    font: 11px/1.4 var(--_font);
  }
  :host(:not(:popover-open)) {
    display: none;
  }
  :host([picking]) {
    pointer-events: auto;
    cursor: crosshair;
  }
  .box {
    position: absolute;
    left: var(--left);
    top: var(--top);
    width: var(--width);
    height: var(--height);
  }
  .target {
    outline: 1px solid #1a73e8;
    outline-offset: -1px;
    background: rgb(26 115 232 / 22%);
  }
  .update {
    outline: 2px solid #c2185b;
    outline-offset: -2px;
  }
  .label {
    position: absolute;
    left: var(--left);
    top: var(--top);
    max-width: calc(100% - 8px);
    padding: 1px 6px;
    overflow: hidden;
    border-radius: 3px;
    background: #1f2328;
    color: #fff;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .size {
    padding-left: 6px;
    color: #c4c9d1;
    font-variant-numeric: tabular-nums;
  }
  @media (prefers-reduced-motion: no-preference) {
    .update {
      animation: fade 0.8s ease-out forwards;
    }
    @keyframes fade {
      to {
        opacity: 0;
      }
    }
  }
  @media (forced-colors: active) {
    .target,
    .update {
      outline: 3px solid Highlight;
    }
    .label {
      border: 1px solid CanvasText;
    }
  }
`;
