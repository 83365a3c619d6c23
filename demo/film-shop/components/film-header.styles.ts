import { css } from 'lit';

export const headerStyles = css`
  :host {
    position: sticky;
    top: 0;
    z-index: 2;
    border-bottom: 1px solid var(--shop-line);
    background: var(--shop-paper);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    height: 60px;
    max-width: var(--shop-width);
    margin: 0 auto;
    padding: 0 var(--shop-gutter);
  }
  .brand {
    display: inline-flex;
    align-items: center;
    gap: 10px;
    color: var(--shop-ink);
    font-family: var(--shop-serif);
    font-size: 21px;
    font-weight: 700;
    text-decoration: none;
  }
  .reel {
    width: 24px;
    height: 24px;
    border-radius: 50%;
    background:
      radial-gradient(circle at 50% 50%, var(--shop-paper) 0 9%, transparent 10%),
      radial-gradient(circle at 50% 22%, var(--shop-paper) 0 14%, transparent 15%),
      radial-gradient(circle at 24% 64%, var(--shop-paper) 0 14%, transparent 15%),
      radial-gradient(circle at 76% 64%, var(--shop-paper) 0 14%, transparent 15%), var(--shop-accent);
  }
  .cart {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 44px;
    padding: 0 4px;
    color: var(--shop-ink);
    font-weight: 500;
    text-decoration: none;
  }
  .cart:hover,
  .brand:hover {
    color: var(--shop-accent);
  }
  .count {
    min-width: 28px;
    padding: 0 7px;
    border-radius: 12px;
    background: var(--shop-accent);
    color: var(--shop-on-accent);
    font-size: 13px;
    font-variant-numeric: tabular-nums;
    line-height: 24px;
    text-align: center;
  }
  .count[data-empty] {
    background: var(--shop-sunken);
    color: var(--shop-muted);
  }
`;
