import { css } from 'lit';

export const componentTreeStyles = css`
  :host {
    display: block;
  }
  .row {
    display: flex;
    padding-left: calc(6px + min(var(--depth) * 14px, 60cqw));
    white-space: nowrap;
  }
  .twisty {
    flex: none;
    width: 16px;
    color: var(--_dim);
    text-align: center;
  }
  .name {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    color: var(--_key);
    font-family: var(--_mono);
    font-size: 11px;
    unicode-bidi: isolate;
  }
`;
