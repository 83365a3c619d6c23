import { css } from 'lit';

/** Rows of a grid are laid out by one template, `--tracks`, that all of them share. */
export const gridStyles = css`
  .row {
    grid-template-columns: var(--tracks);
  }
  .odd {
    background: var(--_stripe);
  }
  .group {
    border-top: 1px solid var(--_dim);
  }
  .end {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .header button {
    display: flex;
    gap: 4px;
    width: 100%;
    height: 22px;
    margin: 0 -6px;
    padding: 0 6px;
    box-sizing: content-box;
    border: 0;
    background: none;
    cursor: pointer;
  }
  .header .end button {
    flex-direction: row-reverse;
  }
  .header button:hover {
    color: var(--_text);
  }
  .arrow {
    width: 9px;
    font-size: 8px;
  }
  .body .value {
    font-family: var(--_mono);
    font-size: 11px;
    color: var(--_dim);
  }
  .body .time {
    font-variant-numeric: tabular-nums;
    color: var(--_dim);
  }
  .flash {
    border-radius: 2px;
    color: var(--_text);
    animation: flash 1.2s ease-out;
  }
  @keyframes flash {
    from {
      background: color-mix(in srgb, var(--_accent) 25%, transparent);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .flash {
      animation: none;
    }
  }
  .tag {
    padding: 0 5px;
    border-radius: 3px;
    background: color-mix(in srgb, var(--_dim) 16%, transparent);
    font-size: 11px;
  }
  .tag.error,
  .poor {
    color: var(--_poor);
  }
  .fair {
    color: var(--_fair);
  }
  .good {
    color: var(--_good);
  }
  .share {
    display: flex;
    gap: 8px;
  }
  .header .share {
    padding-left: 14px;
  }
  .percent {
    flex: none;
    width: 50px;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .track {
    flex: 1;
  }
  .bar {
    display: inline-block;
    width: calc(var(--share) * 100%);
    min-width: 1px;
    height: 8px;
    border-radius: 2px;
    background: currentColor;
    vertical-align: middle;
  }
  .spark {
    width: 100%;
    height: 16px;
    margin: 3px 0;
    fill: var(--_accent);
    stroke: none;
  }
  @media (forced-colors: active) {
    .spark {
      fill: CanvasText;
    }
    .bar {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
