import { css } from 'lit';

export const matchListStyles = css`
  .row {
    grid-template-columns: minmax(0, 1fr);
  }
  .match {
    grid-template-columns: minmax(0, 6fr) minmax(0, 5fr) minmax(0, 3fr);
  }
  .match,
  .omitted {
    padding-left: 16px;
  }
  .body .group {
    background: var(--_stripe);
  }
  .group .cell {
    display: flex;
    gap: 6px;
    align-items: center;
  }
  .group input {
    flex: none;
    margin: 0;
    accent-color: var(--_accent);
  }
  .twisty {
    flex: none;
    width: 12px;
    color: var(--_dim);
    text-align: center;
  }
  .name {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    font-weight: 600;
  }
  s {
    color: var(--_dim);
  }
  .selected .dim,
  .selected s {
    color: inherit;
  }
`;
