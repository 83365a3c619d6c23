import { css } from 'lit';

export const refHistoryStyles = css`
  :host {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }
  devtools-grid {
    flex: 1 1 45%;
  }
  .value {
    flex: 1 1 55%;
    min-height: 0;
    padding: 2px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    border-top: 1px solid var(--_line);
  }
`;
