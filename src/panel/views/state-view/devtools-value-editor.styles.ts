import { css } from 'lit';

export const valueEditorStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 4px;
    height: 100%;
    min-height: 130px;
    padding: 6px 8px;
  }
  .line {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }
  .line > .field {
    flex: 1;
    min-width: 80px;
  }
  textarea {
    flex: 1;
    min-height: 46px;
    margin: 0;
    padding: 4px 6px;
    border: 1px solid var(--_line);
    border-radius: 4px;
    background: var(--_surface);
    color: var(--_text);
    font: 11px/16px var(--_mono);
    tab-size: 2;
    white-space: pre;
    overflow: auto;
    resize: none;
    scrollbar-width: thin;
  }
  textarea[aria-invalid='true'] {
    border-color: var(--_poor);
  }
  .problem {
    flex: 1 0 120px;
    min-height: 18px;
    color: var(--_poor);
    overflow-wrap: anywhere;
  }
  label {
    display: flex;
    align-items: center;
    gap: 4px;
  }
`;
