import { css } from 'lit';

/** A modal dialog; its size is its own. */
export const dialogStyles = css`
  dialog {
    max-width: none;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 8px 32px rgb(0 0 0 / 32%);
    font: 12px/1.4 var(--_font);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 32%);
  }
`;
