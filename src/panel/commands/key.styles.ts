import { css } from 'lit';

/** Keys as `renderKeys` draws them. */
export const keyStyles = css`
  .keys {
    display: inline-flex;
    flex: none;
    gap: 3px;
  }
  kbd {
    min-width: 18px;
    padding: 0 4px;
    border: 1px solid var(--_line);
    border-radius: 3px;
    background: var(--_chrome);
    color: var(--_text);
    font: 11px/16px var(--_font);
    text-align: center;
  }
`;
