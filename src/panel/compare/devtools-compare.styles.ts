import { css } from 'lit';

export const compareStyles = css`
  :host {
    position: absolute;
    inset: 0;
    z-index: 2;
    display: flex;
    flex-direction: column;
    min-height: 0;
    overflow: hidden auto;
    background: var(--_surface);
    container-type: size;
  }
  .bar {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding: 4px 8px;
    border-bottom: 1px solid var(--_line);
    background: var(--_chrome);
  }
  h2 {
    margin: 0;
    font: inherit;
    font-weight: 600;
  }
  .sides {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    border-bottom: 1px solid var(--_line);
  }
  .side {
    display: flex;
    flex: 1 1 460px;
    align-items: center;
    gap: 8px;
    min-width: 0;
    padding: 4px 8px;
  }
  .side .word {
    flex: none;
    width: 34px;
    font-weight: 600;
  }
  select {
    flex: 0 1 170px;
    width: 0;
    min-width: 90px;
  }
  .facts {
    flex: 1 1 0;
    min-width: 0;
    color: var(--_dim);
    font-size: 11px;
    line-height: 14px;
    overflow-wrap: anywhere;
  }
  label {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .count {
    flex: 1;
    min-width: 90px;
  }
  .timelines {
    flex: none;
    border-bottom: 1px solid var(--_line);
  }
  .timelines > div + div {
    border-top: 1px solid var(--_line);
  }
  .caption {
    padding: 2px 8px 0;
    overflow: hidden;
    color: var(--_dim);
    font-size: 11px;
    line-height: 14px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .panes {
    display: flex;
    flex: 1;
    min-height: 160px;
  }
  .panes > * {
    flex: 1 1 50%;
    min-width: 0;
    min-height: 0;
  }
  .details {
    overflow: hidden auto;
    scrollbar-width: thin;
    border-left: 1px solid var(--_line);
  }
  h3 {
    margin: 0;
    padding: 6px 8px 2px;
    color: var(--_dim);
    font: inherit;
    font-weight: 600;
  }
  .details p {
    margin: 0;
    padding: 2px 8px 4px;
  }
  .ref {
    padding: 2px 8px 0;
    font: 11px/18px var(--_mono);
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }
  .empty {
    margin: auto;
    padding: 16px;
    color: var(--_dim);
  }
  /* What differs comes before where it lies. */
  @container (max-height: 380px) {
    .timelines {
      display: none;
    }
  }
  @container (max-width: 430px) {
    .side {
      flex-wrap: wrap;
      gap: 2px 8px;
    }
    select {
      flex-grow: 1;
    }
    .facts {
      flex-basis: 100%;
    }
  }
  @container (max-width: 560px) {
    .panes {
      flex-direction: column;
      min-height: 240px;
    }
    .details {
      border-top: 1px solid var(--_line);
      border-left: 0;
    }
  }
`;
