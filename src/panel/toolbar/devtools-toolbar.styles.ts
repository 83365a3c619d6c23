import { css } from 'lit';

export const toolbarStyles = css`
  :host {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 1px;
    min-width: 0;
    container-type: inline-size;
  }
  .dot {
    width: 12px;
    height: 12px;
    border: 2px solid currentColor;
    border-radius: 50%;
  }
  .dot.on {
    border-color: var(--_recording);
    background: var(--_recording);
  }
  .gap {
    flex: none;
    width: 1px;
    height: 16px;
    margin: 0 4px;
    background: var(--_line);
  }
  #session {
    flex: 0 1 420px;
    margin-left: 6px;
  }
  @container (max-width: 430px) {
    .wide > span {
      display: none;
    }
    .wide {
      width: 26px;
      padding: 0;
    }
  }
  .question {
    max-width: 250px;
  }
  p {
    margin: 0 0 10px;
  }
  .answers {
    display: flex;
    justify-content: flex-end;
    gap: 6px;
  }
  .narrow {
    width: 18px;
  }
  @media (forced-colors: active) {
    .dot.on {
      border-color: CanvasText;
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
