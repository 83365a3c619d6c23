import { css } from 'lit';

export const checkoutStyles = css`
  h1 {
    margin-bottom: 24px;
    font-size: clamp(28px, 4vw, 40px);
  }
  .columns {
    display: grid;
    gap: 32px;
    max-width: 960px;
  }
  fieldset {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 4px 16px;
    margin: 0 0 20px;
    padding: 0;
    border: 0;
  }
  legend {
    margin-bottom: 12px;
    padding: 0;
    font-family: var(--shop-serif);
    font-size: 20px;
    font-weight: 600;
  }
  .field {
    grid-column: 1 / -1;
  }
  .field.half {
    grid-column: auto;
  }
  /* Room for one line is kept, so that the fields below an error stay where they are. */
  .error {
    min-height: 22px;
    color: var(--shop-bad);
    font-size: 14px;
  }
  .hint {
    margin: 12px 0;
    color: var(--shop-muted);
    font-size: 14px;
  }
  #place-order {
    width: 100%;
    min-height: 48px;
  }
  aside {
    align-self: start;
    padding: 20px;
    border: 1px solid var(--shop-line);
    border-radius: var(--shop-radius);
    background: var(--shop-surface);
  }
  aside h2 {
    margin-bottom: 12px;
    font-size: 20px;
  }
  aside li,
  .total {
    display: flex;
    justify-content: space-between;
    gap: 16px;
    padding: 6px 0;
  }
  .total {
    margin: 8px 0 12px;
    padding-top: 12px;
    border-top: 1px solid var(--shop-line);
    font-weight: 600;
  }
  .amount {
    font-variant-numeric: tabular-nums;
  }
  @media (min-width: 840px) {
    .columns {
      grid-template-columns: minmax(0, 1fr) 320px;
      gap: 56px;
    }
  }
`;
