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
  /* What is under the pointer is to be seen: the name is at the other end of the row. */
  .pointed-at:not(:empty) {
    position: absolute;
    inset: 0 0 auto auto;
    padding: 0 6px;
    background: var(--_surface);
    color: var(--_text);
    font-size: 11px;
    line-height: 15px;
    pointer-events: none;
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
  @container (max-height: 480px) and (min-width: 600px) {
    :host {
      height: 60px;
    }
    .names {
      display: flex;
      font-size: 9px;
      line-height: 9px;
    }
  }
  @container (max-width: 430px) {
    .names {
      display: none;
    }
  }
`;
