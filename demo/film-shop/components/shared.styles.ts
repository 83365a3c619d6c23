import { css } from 'lit';

/** What every element of the shop shares: box model, links, focus, text that only screen readers get. */
export const base = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2,
  h3 {
    font-family: var(--shop-serif);
    font-weight: 600;
    line-height: 1.15;
    text-wrap: balance;
  }
  a {
    color: var(--shop-accent);
    text-underline-offset: 0.2em;
  }
  a:hover {
    color: var(--shop-accent-strong);
  }
  :focus-visible {
    outline: 2px solid var(--shop-accent);
    outline-offset: 2px;
    border-radius: 3px;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/** Buttons: quiet by default, `primary` for the one action that a view is for. */
export const buttons = css`
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 40px;
    padding: 0 16px;
    border: 1px solid var(--shop-edge);
    border-radius: var(--shop-radius);
    background: var(--shop-surface);
    color: var(--shop-ink);
    font: inherit;
    font-size: 15px;
    font-weight: 500;
    text-decoration: none;
    cursor: pointer;
  }
  .button:hover:not(:disabled) {
    border-color: var(--shop-ink);
    color: var(--shop-ink);
  }
  .button:focus-visible {
    border-radius: var(--shop-radius);
  }
  .button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  .button.primary {
    border-color: var(--shop-accent);
    background: var(--shop-accent);
    color: var(--shop-on-accent);
  }
  .button.primary:hover:not(:disabled) {
    border-color: var(--shop-accent-strong);
    background: var(--shop-accent-strong);
    color: var(--shop-on-accent);
  }
`;

/** Text inputs and selects. */
export const inputs = css`
  .input {
    width: 100%;
    height: 44px;
    padding: 0 12px;
    border: 1px solid var(--shop-edge);
    border-radius: var(--shop-radius);
    background: var(--shop-surface);
    color: var(--shop-ink);
    font: inherit;
    text-overflow: ellipsis;
  }
  .input:focus-visible {
    border-radius: var(--shop-radius);
    outline-offset: 0;
  }
  .input[aria-invalid='true'] {
    border-color: var(--shop-bad);
  }
  .input::placeholder {
    color: var(--shop-muted);
  }
  .label {
    display: block;
    margin-bottom: 4px;
    color: var(--shop-muted);
    font-size: 13px;
    font-weight: 500;
  }
`;
