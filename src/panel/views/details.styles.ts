import { css } from 'lit';

/** Headings of what is selected, and what scrolls below them. */
export const detailsContentStyles = css`
  h2,
  h3 {
    flex: 1;
    min-width: 0;
    margin: 0;
    font: inherit;
    font-weight: 600;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: isolate;
  }
  h3 {
    padding: 6px 8px 2px;
    color: var(--_dim);
  }
  .scroll {
    flex: 1;
    min-height: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
`;
