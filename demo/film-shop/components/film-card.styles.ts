import { css } from 'lit';

export const cardStyles = css`
  article {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto 2.4em auto auto;
    row-gap: 8px;
  }
  film-poster {
    transition: transform 160ms ease-out;
  }
  article:not(.loading):hover film-poster {
    transform: translateY(-3px);
  }
  h3 {
    display: -webkit-box;
    overflow: hidden;
    font-family: inherit;
    font-size: 15px;
    line-height: 1.25;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    text-wrap: initial;
  }
  a {
    color: var(--shop-ink);
    text-decoration: none;
  }
  /* The whole card follows the link. */
  a::after {
    position: absolute;
    inset: 0;
    border-radius: 6px;
    content: '';
  }
  a:hover {
    color: var(--shop-accent);
  }
  a:focus-visible {
    outline: none;
  }
  a:focus-visible::after {
    outline: 2px solid var(--shop-accent);
    outline-offset: 3px;
  }
  .facts {
    display: flex;
    gap: 8px;
    color: var(--shop-muted);
    font-size: 13px;
    white-space: nowrap;
  }
  .genre {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .stars {
    margin-left: auto;
  }
  .stars [aria-hidden] {
    color: var(--shop-star);
  }
  .offer {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }
  .price {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  /* Above the link. */
  .button {
    position: relative;
    min-width: 64px;
    min-height: 36px;
    padding: 0 12px;
    font-size: 14px;
  }
  .count {
    position: absolute;
    top: 8px;
    right: 8px;
    padding: 0 10px;
    border-radius: 12px;
    background: var(--shop-accent);
    color: var(--shop-on-accent);
    font-size: 13px;
    font-weight: 500;
    line-height: 24px;
  }
  .loading::after {
    grid-row: 2;
    width: 80%;
    height: 1.1em;
    border-radius: 4px;
    background: var(--shop-sunken);
    content: '';
  }
  .loading {
    grid-template-rows: auto 2.4em 20px 36px;
    animation: breathe 1.4s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    to {
      opacity: 0.55;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    film-poster {
      transition: none;
    }
    .loading {
      animation: none;
    }
  }
`;
