import { css } from 'lit';

/** The cards lie over the view, so that their coming and going moves nothing. */
export const transfersStyles = css`
  :host {
    position: absolute;
    inset: auto 12px 10px auto;
    z-index: 3;
    display: flex;
    flex-direction: column;
    gap: 6px;
    width: min(440px, calc(100% - 24px));
    max-height: calc(100% - 20px);
    overflow: auto;
    pointer-events: none;
  }
  [role] {
    display: contents;
  }
  .card {
    display: flex;
    flex: none;
    align-items: flex-start;
    gap: 8px;
    padding: 8px 8px 8px 12px;
    border: 1px solid var(--_line);
    border-radius: 6px;
    background: var(--_surface);
    box-shadow: 0 2px 10px rgb(0 0 0 / 22%);
    pointer-events: auto;
  }
  .card .button {
    align-self: center;
  }
  /* What was read gives way to what can be done about it. */
  .card:has(.report) {
    position: relative;
    flex: 0 1 auto;
    flex-direction: column;
    align-items: stretch;
    gap: 0;
    min-height: 140px;
    padding-right: 40px;
  }
  .card:has(.report) > .text {
    display: contents;
  }
  .card:has(.report) > .icon {
    position: absolute;
    inset: 8px 8px auto auto;
  }
  .report {
    flex: 0 1 auto;
    min-height: 36px;
    overflow: auto;
    line-height: 18px;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
  /* In a low panel. */
  @container (max-height: 480px) {
    .report {
      max-height: 54px;
    }
  }
  .error {
    border-left: 3px solid var(--_poor);
  }
  .text {
    flex: 1;
    min-width: 0;
    line-height: 18px;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
  .title {
    font-weight: 600;
  }
  .session {
    margin-top: 6px;
    padding-top: 4px;
    border-top: 1px solid var(--_line);
  }
  .name {
    display: -webkit-box;
    overflow: hidden;
    font-weight: 600;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  ol {
    display: grid;
    gap: 4px;
    margin: 0;
    padding-left: 18px;
  }
  ol:has(> :only-child) {
    padding: 0;
    list-style: none;
  }
  .warning {
    color: var(--_fair);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-top: 8px;
  }
  .actions .button {
    flex: 0 1 auto;
    align-self: auto;
    min-width: 0;
    height: auto;
    min-height: 24px;
    overflow-wrap: anywhere;
    text-align: start;
  }
  .next {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    align-items: center;
    margin-top: 8px;
  }
  progress {
    display: block;
    width: 100%;
    height: 6px;
    margin: 4px 0;
    accent-color: var(--_accent);
  }
`;
