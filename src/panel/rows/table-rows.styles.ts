import { css } from 'lit';

/** Virtual rows of cells, below a header that stays in sight. */
export const tableRowsStyles = css`
  :host {
    display: block;
    min-width: 0;
    min-height: 0;
  }
  .header {
    position: sticky;
    top: 0;
    z-index: 1;
    background: var(--_chrome);
    border-bottom: 1px solid var(--_line);
    color: var(--_dim);
  }
  .row {
    display: grid;
  }
  .cell {
    min-width: 0;
    padding: 0 6px;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    unicode-bidi: isolate;
  }
`;
