import { css } from 'lit';

export const menuStyles = css`
  .menu {
    position: fixed;
    inset: auto;
    min-width: 180px;
    max-width: min(340px, calc(100vw - 16px));
    max-height: calc(100vh - 16px);
    margin: 0;
    padding: 4px;
    overflow: hidden auto;
    border: 1px solid var(--_line);
    border-radius: 6px;
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 4px 16px rgb(0 0 0 / 24%);
    font: 12px/1.4 var(--_font);
  }
  button {
    display: flex;
    align-items: center;
    gap: 16px;
    width: 100%;
    min-height: 24px;
    padding: 2px 8px;
    border: 0;
    border-radius: 4px;
    background: none;
    text-align: start;
    cursor: default;
  }
  button:not([aria-disabled='true']):hover,
  button:focus {
    background: var(--_hover);
  }
  button[aria-disabled='true'] {
    color: var(--_dim);
    opacity: 0.6;
  }
  .label {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: isolate;
  }
  .keys {
    flex: none;
    color: var(--_dim);
  }
  @media (forced-colors: active) {
    button:focus {
      outline: 2px solid Highlight;
    }
  }
`;
