import { css } from 'lit';

/** Tabs above the bar, and below both what the chosen one shows. */
export const performanceViewStyles = css`
  .tabs {
    display: flex;
    flex: none;
    gap: 2px;
    height: 27px;
    padding: 0 6px;
    align-items: center;
    border-bottom: 1px solid var(--_line);
    overflow: auto hidden;
    scrollbar-width: none;
  }
  .tabs [role='tab'] {
    flex: none;
    height: 20px;
    padding: 0 8px;
    border: 1px solid transparent;
    border-radius: 10px;
    background: none;
    color: var(--_dim);
    cursor: pointer;
  }
  .tabs [role='tab']:hover {
    background: var(--_hover);
    color: var(--_text);
  }
  .tabs [aria-selected='true'],
  .tabs [aria-selected='true']:hover {
    background: var(--_selected);
    color: var(--_text);
  }
  .mode {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding: 4px 8px 8px;
  }
  .good {
    color: var(--_good);
  }
  .fair {
    color: var(--_fair);
  }
  .poor {
    color: var(--_poor);
  }
  @media (forced-colors: active) {
    .tabs [aria-selected='true'],
    .tabs [aria-selected='true']:hover {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
