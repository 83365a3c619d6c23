import { css } from 'lit';

/** The tools of the components view. */
export const componentsViewStyles = css`
  .bar .icon + .icon {
    margin-left: -4px;
  }
  .picking {
    flex: 0 1 auto;
    min-width: 0;
    overflow: hidden;
    color: var(--_accent);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .picking:empty {
    display: none;
  }
`;
