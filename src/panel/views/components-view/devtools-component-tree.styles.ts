import { css } from 'lit';

export const componentTreeStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .row {
    --_indent: min(var(--depth) * 12px, 50cqw);
    position: relative;
    display: flex;
    padding: 0 8px 0 calc(4px + var(--_indent));
    white-space: nowrap;
  }
  /* A line for each component that this one lies in, below its arrow. */
  .row::before {
    position: absolute;
    inset: 0 auto 0 4px;
    width: var(--_indent);
    background: repeating-linear-gradient(
      to right,
      transparent 0 7px,
      var(--_line) 7px 8px,
      transparent 8px 12px
    );
    content: '';
    pointer-events: none;
  }
  .twisty {
    flex: none;
    width: 16px;
    color: var(--_dim);
    text-align: center;
  }
  .sign {
    flex: none;
    width: 12px;
    color: var(--_fair);
  }
  .sign.add {
    color: var(--_good);
  }
  .name,
  .id {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    font-family: var(--_mono);
    font-size: 11px;
    unicode-bidi: isolate;
  }
  .name {
    color: var(--_key);
  }
  .framework,
  .anonymous {
    color: var(--_dim);
  }
  .anonymous {
    font-style: italic;
  }
  .id {
    flex: 1 1 0;
    padding-left: 8px;
    color: var(--_dim);
  }
  mark {
    border-radius: 2px;
    background: var(--_match);
    color: var(--_text);
  }
  .renders {
    flex: none;
    margin-left: auto;
    padding-left: 8px;
    color: var(--_dim);
    font-size: 11px;
    font-variant-numeric: tabular-nums;
  }
  .flashed .renders {
    color: var(--_accent);
    font-weight: 600;
  }
  @media (prefers-reduced-motion: no-preference) {
    .flashed {
      animation: flash 0.8s ease-out;
    }
    @keyframes flash {
      from {
        background-color: color-mix(in srgb, var(--_accent) 14%, transparent);
        box-shadow: inset 3px 0 var(--_accent);
      }
    }
    .flashed[aria-selected='true'] {
      animation-name: flash-selected;
    }
    @keyframes flash-selected {
      from {
        box-shadow: inset 3px 0 var(--_accent);
      }
    }
  }
  @media (forced-colors: active) {
    mark {
      background: Mark;
      color: MarkText;
    }
  }
`;
