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
    min-width: 0;
    min-height: 0;
    padding: 2px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    border-top: 1px solid var(--_line);
  }
  @container (max-width: 560px) {
    :host {
      flex-direction: row;
    }
    .value {
      border-top: 0;
      border-left: 1px solid var(--_line);
    }
  }
`;
