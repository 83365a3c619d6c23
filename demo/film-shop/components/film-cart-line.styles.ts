import { css } from 'lit';

export const cartLineStyles = css`
  .line {
    display: grid;
    grid-template:
      'poster film total' auto
      'poster quantity remove' auto / 72px 1fr auto;
    gap: 12px 16px;
    align-items: center;
    padding: 16px 0;
    border-bottom: 1px solid var(--shop-line);
  }
  film-poster {
    grid-area: poster;
    align-self: start;
  }
  .film {
    grid-area: film;
    align-self: start;
    min-width: 0;
  }
  h2 {
    font-family: inherit;
    font-size: 16px;
    overflow-wrap: anywhere;
  }
  h2 a {
    color: var(--shop-ink);
    text-decoration: none;
  }
  h2 a:hover {
    color: var(--shop-accent);
  }
  .unit {
    color: var(--shop-muted);
    font-size: 14px;
  }
  .quantity {
    display: flex;
    grid-area: quantity;
  }
  .step {
    width: 44px;
    min-height: 44px;
    padding: 0;
    font-size: 18px;
  }
  .step:first-child {
    border-radius: var(--shop-radius) 0 0 var(--shop-radius);
  }
  .step:last-child {
    border-radius: 0 var(--shop-radius) var(--shop-radius) 0;
  }
  .input {
    width: 48px;
    padding: 0;
    border-inline: 0;
    border-radius: 0;
    appearance: textfield;
    text-align: center;
  }
  .input::-webkit-inner-spin-button {
    appearance: none;
  }
  .total {
    grid-area: total;
    align-self: start;
    min-width: 5em;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    text-align: right;
  }
  .remove {
    grid-area: remove;
    min-height: 44px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--shop-accent);
    font: inherit;
    font-size: 14px;
    text-align: right;
    cursor: pointer;
  }
  .remove:hover {
    text-decoration: underline;
  }
`;
