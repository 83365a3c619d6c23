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
  /* Said all the same; the button shows that something is picked. */
  @container (max-width: 700px) {
    .picking {
      position: absolute;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
    }
  }
`;
