import { css } from 'lit';

/** A list with what is selected in it below. */
export const componentListStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
  }
  devtools-grid {
    flex: 1 1 50%;
    min-height: 0;
  }
  .sums {
    flex: none;
    padding: 5px 8px;
    color: var(--_dim);
    font-variant-numeric: tabular-nums;
  }
  .value {
    flex: 1 1 50%;
    min-height: 0;
    overflow: auto;
    border-top: 1px solid var(--_line);
    scrollbar-width: thin;
  }
`;
