import { css } from 'lit';

/** A row of tabs inside a view. */
export const tabsStyles = css`
  .tabs {
    display: flex;
    flex: none;
    height: 26px;
    padding: 0 4px;
    overflow: auto hidden;
    border-bottom: 1px solid var(--_line);
    scrollbar-width: none;
  }
  [role='tab'] {
    position: relative;
    flex: none;
    padding: 0 8px;
    border: 0;
    background: none;
    color: var(--_dim);
    white-space: nowrap;
    cursor: pointer;
  }
  [role='tab']:hover {
    color: var(--_text);
  }
  [role='tab'][aria-selected='true'] {
    color: var(--_accent);
  }
  [role='tab'][aria-selected='true']::after {
    position: absolute;
    inset: auto 6px 0;
    height: 2px;
    background: currentColor;
    content: '';
  }
  @media (forced-colors: active) {
    [role='tab'][aria-selected='true']::after {
      background: Highlight;
    }
  }
`;
