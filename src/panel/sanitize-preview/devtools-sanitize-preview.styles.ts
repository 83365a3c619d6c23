import { css } from 'lit';

export const sanitizePreviewStyles = css`
  dialog {
    width: min(900px, calc(100vw - 16px));
    height: min(660px, calc(100vh - 16px));
    max-height: none;
  }
  .frame {
    display: grid;
    grid-template-rows: auto auto minmax(0, 1fr) auto auto;
    height: 100%;
  }
  .head,
  .foot {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 6px 6px 6px 14px;
    background: var(--_chrome);
  }
  .head {
    justify-content: space-between;
    border-bottom: 1px solid var(--_line);
  }
  .foot {
    justify-content: flex-end;
    padding: 8px 14px;
    border-top: 1px solid var(--_line);
  }
  h2,
  h3 {
    margin: 0;
    font: inherit;
    font-weight: 600;
  }
  .summary {
    display: flex;
    align-items: center;
    gap: 12px;
    height: 44px;
    padding: 0 14px;
    border-bottom: 1px solid var(--_line);
    font-variant-numeric: tabular-nums;
  }
  .summary > :first-child {
    flex: 1;
    min-width: 0;
  }
  progress {
    display: block;
    width: 100%;
    height: 6px;
    margin: 3px 0;
    accent-color: var(--_accent);
  }
  .problem {
    max-height: 40px;
    overflow: auto;
    color: var(--_poor);
    overflow-wrap: anywhere;
  }
  .details {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    height: 172px;
    border-top: 1px solid var(--_line);
  }
  .text {
    padding: 8px 14px;
    overflow: auto;
    overflow-wrap: anywhere;
  }
  .text p {
    margin: 4px 0 0;
  }
  .text .mono {
    white-space: pre-wrap;
  }
  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 2px 10px;
    margin: 4px 0 0;
  }
  dt {
    color: var(--_dim);
  }
  dd {
    margin: 0;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding: 6px 14px;
  }
  .button:disabled {
    opacity: 0.5;
    cursor: default;
  }
`;
