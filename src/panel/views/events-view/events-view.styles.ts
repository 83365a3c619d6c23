import { css } from 'lit';

/** What the event log has beside what all views have: the list below its filter field. */
export const eventsViewStyles = css`
  :host {
    position: relative;
  }
  .below {
    position: absolute;
    top: 28px;
    left: 8px;
    z-index: 3;
    max-width: calc(100% - 16px);
    max-height: calc(100% - 36px);
    pointer-events: none;
  }
  .below > * {
    pointer-events: auto;
  }
  #filter-problem {
    width: fit-content;
    padding: 3px 8px;
    border: 1px solid var(--_line);
    border-radius: 6px;
    background: var(--_surface);
    color: var(--_poor);
    box-shadow: 0 1px 6px rgb(0 0 0 / 24%);
  }
  .options {
    box-sizing: border-box;
    min-width: min(320px, 100%);
    width: fit-content;
    max-width: 100%;
    max-height: 260px;
    padding: 4px 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    border: 1px solid var(--_line);
    border-radius: 6px;
    background: var(--_surface);
    box-shadow: 0 4px 16px rgb(0 0 0 / 24%);
  }
  .option {
    display: flex;
    gap: 10px;
    padding: 0 10px;
    line-height: 22px;
    white-space: nowrap;
    cursor: default;
  }
  .option:hover {
    background: var(--_hover);
  }
  .option[aria-selected='true'] {
    background: var(--_selected);
  }
  .option .text {
    flex: 0 1 auto;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    font-family: var(--_mono);
    font-size: 11px;
    unicode-bidi: isolate;
  }
  .option .count {
    margin-left: auto;
  }
  /* A line of its own: a filter is longer than what is left beside the tools. */
  @container (max-width: 430px) {
    .bar .grow {
      flex-basis: 100%;
    }
    #filter-problem {
      margin-top: 28px;
    }
  }
  @container (max-width: 480px) and (max-height: 480px) {
    .bar .grow {
      flex-basis: 60px;
    }
    #filter-problem {
      margin-top: 0;
    }
  }
  .waiting {
    color: var(--_dim);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding: 2px 8px 6px;
  }
  @media (forced-colors: active) {
    .option[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
