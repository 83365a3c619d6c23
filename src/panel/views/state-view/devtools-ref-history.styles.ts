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
  .edited {
    flex: 4 0 min(220px, 100%);
    padding: 0;
  }
  devtools-grid:has(~ .edited) {
    flex-basis: 0;
  }
  .heading {
    display: flex;
    align-items: center;
    gap: 2px;
    min-height: 24px;
    padding: 0 2px 0 6px;
  }
  h3 {
    flex: 1 0 auto;
    margin: 0;
    font: inherit;
    font-weight: 600;
    color: var(--_dim);
  }
  .outcome {
    flex: 0 1 auto;
    padding: 0 4px;
    color: var(--_dim);
    overflow-wrap: anywhere;
  }
  .icon[aria-pressed='true'] {
    color: var(--_accent);
  }
  .icon[aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }
  @container (min-width: 401px) and (max-width: 560px) {
    :host {
      flex-direction: row;
    }
    .value {
      border-top: 0;
      border-left: 1px solid var(--_line);
    }
    /* What is edited takes all of the room. */
    devtools-grid:has(~ .edited) {
      display: none;
    }
    .edited {
      border-left: 0;
    }
  }
`;
