import { css } from 'lit';

export const exportDialogStyles = css`
  dialog {
    width: min(520px, calc(100vw - 16px));
    max-height: calc(100vh - 16px);
  }
  form {
    display: flex;
    flex-direction: column;
    max-height: calc(100vh - 18px);
  }
  header,
  footer {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    padding: 6px 6px 6px 14px;
    background: var(--_chrome);
  }
  header {
    border-bottom: 1px solid var(--_line);
  }
  footer {
    padding: 8px 14px;
    border-top: 1px solid var(--_line);
  }
  h2 {
    flex: none;
    margin: 0;
    font: inherit;
    font-weight: 600;
  }
  header span {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .body {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 8px 14px;
    align-items: start;
    padding: 12px 14px;
    overflow: auto;
  }
  .body > label,
  span.name {
    color: var(--_dim);
    line-height: 22px;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .line label {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    min-height: 22px;
  }
  .sections {
    display: grid;
    grid-template-columns: 1fr 1fr;
  }
  .sanitize {
    display: grid;
    gap: 6px;
    min-width: 0;
  }
  .own {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 4fr) minmax(0, 3fr) 72px 26px;
    gap: 2px 4px;
    align-items: center;
  }
  .own .problem {
    grid-column: 1 / -1;
    min-height: 17px;
    overflow-wrap: anywhere;
  }
  input[type='checkbox'],
  input[type='radio'] {
    flex: none;
    accent-color: var(--_accent);
  }
  .count {
    color: var(--_dim);
    font-variant-numeric: tabular-nums;
  }
  .short {
    width: 74px;
  }
  .names {
    width: 100%;
  }
  [aria-invalid='true'] {
    border-color: var(--_poor);
  }
  .problem {
    color: var(--_poor);
  }
  .state {
    flex: 1;
    min-width: 0;
    /* As much as the result takes, so that nothing moves when it comes. */
    min-height: 51px;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
  progress {
    display: block;
    width: 100%;
    height: 6px;
    margin: 5px 0 3px;
    accent-color: var(--_accent);
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }
  @media (max-width: 460px) {
    .body {
      grid-template-columns: minmax(0, 1fr);
      gap: 3px;
    }
    .body > :nth-child(2n) {
      margin-bottom: 6px;
    }
    .state {
      min-height: 68px;
    }
    .own {
      grid-template-columns: minmax(0, 1fr) 72px 26px;
    }
    .own .problem {
      min-height: 34px;
    }
    .own .pattern,
    .own .replacement {
      grid-column: 1 / -1;
    }
  }
`;
