import { css } from 'lit';

export const paletteStyles = css`
  dialog {
    flex-direction: column;
    width: min(520px, calc(100vw - 32px));
    max-height: min(420px, calc(100vh - max(16px, 12vh) - 16px));
    margin: max(16px, 12vh) auto auto;
  }
  dialog[open] {
    display: flex;
  }
  input.field {
    flex: none;
    height: 34px;
    margin: 8px 8px 4px;
    padding: 0 10px;
    font-size: 13px;
  }
  ul {
    flex: 1;
    min-height: 0;
    margin: 0;
    padding: 4px 8px;
    overflow: auto;
    list-style: none;
  }
  li {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    min-height: 26px;
    padding: 2px 8px;
    border-radius: 4px;
    cursor: pointer;
  }
  li:hover {
    background: var(--_hover);
  }
  li[aria-selected='true'] {
    background: var(--_selected);
  }
  li[aria-disabled='true'] {
    color: var(--_dim);
    cursor: default;
  }
  .label {
    overflow-wrap: anywhere;
  }
  mark {
    background: none;
    color: inherit;
    font-weight: 700;
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .note {
    flex: none;
    padding: 0 16px 8px;
  }
  .note:empty {
    display: none;
  }
  @media (forced-colors: active) {
    li[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    li[aria-disabled='true'] {
      color: GrayText;
    }
  }
`;
