import { css } from 'lit';

export const detailStyles = css`
  .back {
    display: inline-block;
    margin-bottom: 20px;
    padding: 6px 0;
    text-decoration: none;
  }
  article {
    display: grid;
    gap: 28px;
  }
  film-poster {
    width: min(100%, 240px);
  }
  h1 {
    font-size: clamp(30px, 5vw, 52px);
    overflow-wrap: anywhere;
  }
  .summary {
    margin-top: 10px;
    color: var(--shop-muted);
  }
  .scores {
    display: flex;
    flex-wrap: wrap;
    gap: 12px 32px;
    margin: 24px 0;
  }
  .score {
    display: grid;
    grid-template-columns: 1fr auto;
    column-gap: 12px;
    width: 190px;
    font-size: 14px;
    white-space: nowrap;
  }
  meter {
    grid-column: 1 / -1;
    width: 100%;
    height: 6px;
    margin-top: 6px;
    border: 0;
    border-radius: 3px;
    background: var(--shop-sunken);
  }
  meter::-webkit-meter-inner-element {
    display: block;
  }
  meter::-webkit-meter-bar {
    height: 6px;
    border: 0;
    border-radius: 3px;
    background: var(--shop-sunken);
  }
  meter::-webkit-meter-optimum-value {
    border-radius: 3px;
    background: var(--shop-star);
  }
  meter::-moz-meter-bar {
    border-radius: 3px;
    background: var(--shop-star);
  }
  .offer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 12px 20px;
    padding: 20px 0;
    border-block: 1px solid var(--shop-line);
  }
  .price {
    font-size: 26px;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  .in-cart {
    color: var(--shop-muted);
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 200px), 1fr));
    gap: 16px 24px;
    margin-top: 24px;
  }
  dt {
    color: var(--shop-muted);
    font-size: 13px;
  }
  film-recommendations {
    margin-top: 48px;
  }
  @media (min-width: 720px) {
    article {
      grid-template-columns: minmax(220px, 340px) 1fr;
      gap: clamp(28px, 5vw, 64px);
    }
    film-poster {
      width: 100%;
      align-self: start;
    }
  }
`;
