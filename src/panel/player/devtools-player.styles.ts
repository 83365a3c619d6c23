import { css } from 'lit';

export const playerStyles = css`
  :host {
    position: relative;
    display: block;
    flex: none;
    box-sizing: border-box;
    /* As high while the replay is opened: the tabs below stay where they are. */
    min-height: 105px;
    border-bottom: 1px solid var(--_line);
    background: var(--_chrome);
    container-type: inline-size;
  }
  /* One line: a second one would move the timeline and all below it. */
  .controls {
    display: flex;
    align-items: center;
    gap: 2px;
    padding: 2px 4px;
    border-bottom: 1px solid var(--_line);
  }
  /* Not as the panel looks while it shows what is. */
  .live {
    background: var(--_selected);
  }
  .controls select {
    flex: 0 1 auto;
    min-width: 44px;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .what {
    padding-left: 6px;
    white-space: nowrap;
  }
  .time {
    /* What is left of the row; the moment itself in any case. */
    flex: 1 1 0;
    min-width: 84px;
    padding: 0 6px;
    overflow: hidden;
    font-family: var(--_mono);
    font-size: 11px;
    font-variant-numeric: tabular-nums;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .narrow .time {
    flex: 1 0 auto;
  }
  .play {
    color: var(--_accent);
  }
  [aria-pressed='true'] {
    background: var(--_selected);
    color: var(--_text);
  }
  .range {
    display: inline-flex;
    flex: 0 1 auto;
    align-items: center;
    gap: 4px;
    min-width: 0;
    color: var(--_dim);
    white-space: nowrap;
  }
  .range span {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  /* Over the timeline, so that it moves nothing. */
  .said:not(:empty) {
    position: absolute;
    inset: auto 6px 4px auto;
    max-width: calc(100% - 24px);
    padding: 2px 8px;
    border: 1px solid var(--_line);
    border-radius: 4px;
    background: var(--_surface);
    color: var(--_text);
    pointer-events: none;
  }
  .opening {
    padding: 6px 10px;
    color: var(--_dim);
  }
  @container (max-width: 900px) {
    .what {
      display: none;
    }
  }
  @container (max-width: 560px) {
    .total {
      display: none;
    }
  }
  /* In a low panel. */
  @container (max-height: 480px) {
    :host {
      min-height: 75px;
    }
  }
  @container (max-height: 480px) and (min-width: 600px) {
    :host {
      min-height: 90px;
    }
  }
  @media (forced-colors: active) {
    [aria-pressed='true'] {
      border-color: Highlight;
    }
  }
`;
