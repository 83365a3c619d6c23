import { css } from 'lit';

/** Buttons, fields and menus, the same in every part of the panel. */
export const controls = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  button,
  input,
  select {
    margin: 0;
    font: inherit;
    color: inherit;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  svg {
    display: block;
    width: 16px;
    height: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    pointer-events: none;
  }
  .icon {
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    width: 26px;
    height: 24px;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--_dim);
    cursor: pointer;
  }
  .icon:hover:enabled {
    background: var(--_hover);
    color: var(--_text);
  }
  .icon:disabled {
    opacity: 0.4;
    cursor: default;
  }
  .icon[aria-pressed='true'] {
    background: var(--_selected);
    color: var(--_text);
  }
  .icon.wide {
    width: auto;
    gap: 5px;
    padding: 0 8px 0 6px;
    color: var(--_text);
  }
  .button {
    flex: none;
    height: 24px;
    padding: 0 10px;
    border: 1px solid var(--_line);
    border-radius: 4px;
    background: var(--_surface);
    cursor: pointer;
  }
  .button:hover:enabled {
    background: var(--_hover);
  }
  .button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_surface);
  }
  .button.primary:hover:enabled {
    background: color-mix(in srgb, var(--_accent) 88%, var(--_text));
  }
  .button.primary:focus-visible {
    outline-offset: 2px;
  }
  .field,
  select {
    min-width: 0;
    height: 22px;
    padding: 0 6px;
    border: 1px solid var(--_line);
    border-radius: 4px;
    background: var(--_surface);
  }
  select {
    padding: 0 2px;
    text-overflow: ellipsis;
  }
  .field::placeholder {
    color: var(--_dim);
    opacity: 1;
  }
  .mono {
    font-family: var(--_mono);
    font-size: 11px;
  }
  .dim {
    color: var(--_dim);
  }
  .empty {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 6px;
    height: 100%;
    padding: 16px;
    color: var(--_dim);
    text-align: center;
    text-wrap: balance;
  }
  @media (forced-colors: active) {
    .icon,
    .button {
      border: 1px solid ButtonBorder;
    }
  }
`;
