import { css } from 'lit';

export const appStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 100vh;
  }
  main,
  footer {
    width: 100%;
    max-width: var(--shop-width);
    margin: 0 auto;
    padding: 0 var(--shop-gutter);
  }
  main {
    flex: 1;
    padding-block: clamp(20px, 3vw, 40px) 64px;
  }
  main:focus-visible {
    outline: none;
  }
  .loading {
    min-height: 60vh;
    color: var(--shop-muted);
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 16px 32px;
    padding-block: 20px 88px;
    border-top: 1px solid var(--shop-line);
    color: var(--shop-muted);
    font-size: 14px;
  }
  footer p {
    margin: 0;
  }
`;
