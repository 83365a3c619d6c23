import { css } from 'lit';

export const pictureStyles = css`
  :host {
    position: relative;
    display: flex;
    flex: none;
    flex-basis: calc(var(--_share, 40) * 1%);
    min-width: 0;
    min-height: 0;
    border-inline-start: 1px solid var(--_line);
    background: var(--_chrome);
  }
  :host([hidden]) {
    display: none;
  }
  .stage {
    position: absolute;
    /* Above it stands the button that hides it. */
    inset: 28px 8px 8px;
    overflow: hidden;
  }
  .page {
    position: absolute;
    top: 0;
    left: 50%;
    width: var(--_seen-width);
    height: var(--_seen-height);
    overflow: hidden;
    /* What a page has that sets none: it shows through where the page has the scheme of the frame. */
    background: light-dark(#ffffff, #121212);
    color-scheme: var(--_scheme);
    forced-color-adjust: none;
    outline: 1px solid var(--_line);
    transform: scale(var(--_scale)) translateX(-50%);
    transform-origin: top left;
  }
  iframe {
    display: block;
    width: var(--_width);
    height: var(--_height);
    border: 0;
    /* Media queries in the frame ask for it, too: as the page was seen, whatever the panel's own scheme is. */
    color-scheme: var(--_scheme);
    pointer-events: none;
  }
  .pointer {
    position: absolute;
    top: 0;
    left: 0;
    width: 18px;
    height: 18px;
    margin: -9px;
    border: 2px solid #ffffff;
    border-radius: 50%;
    background: rgb(11 87 208 / 70%);
    box-shadow: 0 0 4px rgb(0 0 0 / 60%);
    transform: translate(var(--_x), var(--_y)) scale(calc(1 / var(--_scale)));
  }
  .none {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 8px;
    height: 100%;
    margin: 0;
    color: var(--_dim);
    text-align: center;
    text-wrap: balance;
  }
  .splitter {
    position: absolute;
    inset-block: 0;
    left: -3px;
    z-index: 2;
    width: 6px;
    cursor: ew-resize;
    touch-action: none;
  }
  .splitter.horizontal {
    inset: auto 0 -3px;
    width: auto;
    height: 6px;
    cursor: ns-resize;
  }
  .splitter:hover {
    background: color-mix(in srgb, var(--_accent) 40%, transparent);
  }
  .splitter:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -1px;
    background: var(--_accent);
  }
  .hide {
    position: absolute;
    inset: 2px 2px auto auto;
    z-index: 3;
    background: var(--_chrome);
  }
  @container (max-width: 620px) {
    :host {
      order: -1;
      border-inline-start: 0;
      border-bottom: 1px solid var(--_line);
    }
    .stage {
      inset: 8px 30px 8px 8px;
    }
  }
  @media (forced-colors: active) {
    .splitter:hover,
    .splitter:focus-visible {
      background: Highlight;
    }
    .pointer {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
