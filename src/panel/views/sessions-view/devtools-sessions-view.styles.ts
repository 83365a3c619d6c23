import { css } from 'lit';

export const sessionsViewStyles = css`
  .list {
    overflow: auto;
    scrollbar-width: thin;
  }
  .list:focus-visible {
    outline: none;
  }
  .row {
    display: grid;
    grid-template-columns:
      minmax(130px, 2fr) 104px 128px 82px 74px 72px minmax(70px, 1.2fr)
      76px;
    align-items: center;
    min-height: 26px;
  }
  .header {
    position: sticky;
    top: 0;
    z-index: 1;
    border-bottom: 1px solid var(--_line);
    background: var(--_chrome);
    color: var(--_dim);
  }
  .body .row {
    cursor: default;
  }
  .body .row:hover {
    background: var(--_hover);
  }
  .body .selected,
  .body .selected:hover {
    background: var(--_selected);
  }
  .list:focus-visible .active {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .cell {
    min-width: 0;
    padding: 0 6px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    unicode-bidi: isolate;
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .header button {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    height: 24px;
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
  }
  .actions {
    display: flex;
    justify-content: flex-end;
    gap: 2px;
    overflow: visible;
  }
  .actions .button {
    height: 20px;
    padding: 0 6px;
  }
  .actions .icon {
    height: 20px;
  }
  .shape {
    display: inline-block;
    width: 12px;
    font-size: 9px;
    color: var(--_dim);
  }
  .shape.recording {
    color: var(--_recording);
  }
  .shape.interrupted {
    color: var(--_fair);
  }
  /* Badges that have no room wrap to a line that is not seen. */
  .body .name {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    max-height: 24px;
  }
  .text {
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    line-height: 24px;
  }
  .badge {
    margin-left: 6px;
    line-height: 14px;
    padding: 0 5px;
    border: 1px solid currentColor;
    border-radius: 8px;
    color: var(--_accent);
    font-size: 10px;
  }
  .status .partial {
    color: var(--_poor);
  }
  .name.cell:has(input) {
    overflow: visible;
  }
  .name input {
    width: 100%;
  }
  .question {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
    padding: 8px;
    border-top: 1px solid var(--_line);
    background: var(--_chrome);
  }
  .question p {
    flex: 1 1 260px;
    padding: 0;
    overflow-wrap: anywhere;
  }
  .answers {
    display: flex;
    gap: 6px;
    min-width: 0;
  }
  .answers select {
    height: 24px;
    max-width: 220px;
  }
  .storage {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    min-height: 30px;
    padding: 3px 8px;
    border-top: 1px solid var(--_line);
  }
  meter {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .track {
    flex: none;
    width: 120px;
    height: 6px;
    border: 1px solid var(--_line);
    border-radius: 3px;
    overflow: hidden;
    background: var(--_chrome);
  }
  .used {
    display: block;
    width: max(2px, var(--share));
    height: 100%;
    background: var(--_accent);
  }
  @container (max-width: 760px) {
    .row {
      grid-template-columns: minmax(110px, 2fr) 100px 128px 74px 72px 76px;
    }
    .origin,
    .duration {
      display: none;
    }
  }
  @container (max-width: 520px) {
    .row {
      grid-template-columns: minmax(80px, 1fr) 96px 66px 76px;
    }
    .startedAt,
    .recordCount {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .body .selected {
      outline: 1px solid Highlight;
      outline-offset: -1px;
    }
    .used {
      background: Highlight;
    }
  }
`;
