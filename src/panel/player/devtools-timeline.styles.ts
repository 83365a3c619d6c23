import { css } from 'lit';

export const timelineStyles = css`
  :host {
    display: flex;
    min-width: 0;
    height: 75px;
    container-type: inline-size;
  }
  .names {
    display: flex;
    flex: none;
    flex-direction: column;
    width: 58px;
    padding-top: 15px;
    color: var(--_dim);
    font-size: 10px;
    line-height: 12px;
  }
  .names span {
    padding-left: 8px;
  }
  .area {
    position: relative;
    flex: 1;
    min-width: 0;
    overflow: hidden;
    border-left: 1px solid var(--_line);
    cursor: crosshair;
    touch-action: pan-y;
  }
  canvas {
    position: absolute;
    inset: 0 auto auto 0;
    width: 100%;
    height: 100%;
  }
  @container (max-width: 430px) {
    .names {
      display: none;
    }
  }
  /* In a low panel. */
  @container (max-height: 480px) {
    :host {
      height: 45px;
    }
    .names {
      display: none;
    }
  }
`;
