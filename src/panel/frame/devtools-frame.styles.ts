import { css } from 'lit';

export const frameStyles = css`
  :host {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: visible;
    background: none;
    color: var(--_text);
    font: 12px/1.4 var(--_font);
    text-align: start;
  }
  :host(:not(:popover-open)) {
    display: none;
  }
  .viewport {
    position: fixed;
    inset: 0;
    visibility: hidden;
    pointer-events: none;
  }
  .frame {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    overflow: hidden;
    container-type: size;
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_surface);
    box-shadow: 0 6px 28px rgb(0 0 0 / 28%);
    outline: none;
  }
  .frame.docked {
    border-width: 0;
    border-radius: 0;
    box-shadow: none;
  }
  .docked.bottom {
    border-top-width: 1px;
  }
  .docked.top {
    border-bottom-width: 1px;
  }
  .docked.left {
    border-right-width: 1px;
  }
  .docked.right {
    border-left-width: 1px;
  }
  .docked .title {
    padding-left: 4px;
    cursor: default;
  }
  .title {
    display: flex;
    flex: none;
    align-items: center;
    gap: 2px;
    height: 34px;
    padding: 0 4px 0 2px;
    background: var(--_chrome);
    cursor: move;
    touch-action: none;
    user-select: none;
  }
  .grip {
    width: 16px;
    cursor: move;
  }
  .grip svg {
    stroke-width: 2;
  }
  .tabs {
    height: 28px;
    background: var(--_chrome);
  }
  @container (max-width: 380px) {
    .tabs {
      padding: 0 2px;
    }
    .tabs [role='tab'] {
      padding: 0 4px;
      font-size: 11px;
    }
  }
  /* Room for it while its code is fetched, so that nothing jumps. */
  devtools-player:not(:defined) {
    display: block;
    flex: none;
    box-sizing: border-box;
    height: 105px;
    padding: 6px 10px;
    border-bottom: 1px solid var(--_line);
    background: var(--_chrome);
    color: var(--_dim);
  }
  @container (max-height: 480px) {
    devtools-player:not(:defined) {
      height: 75px;
    }
  }
  @container (max-height: 480px) and (min-width: 600px) {
    devtools-player:not(:defined) {
      height: 90px;
    }
  }
  @container (max-height: 340px) {
    devtools-status {
      display: none;
    }
  }
  .banner {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    padding: 4px 10px;
    border-bottom: 1px solid var(--_line);
    background: color-mix(in srgb, var(--_surface) 82%, var(--_fair));
    overflow-wrap: anywhere;
  }
  .partial {
    flex: none;
    padding: 2px 10px;
    border-bottom: 1px solid var(--_line);
    background: color-mix(in srgb, var(--_surface) 82%, var(--_fair));
    line-height: 18px;
  }
  .partial summary {
    overflow: hidden;
    cursor: pointer;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .partial p {
    margin: 0 0 4px 16px;
    overflow-wrap: anywhere;
  }
  .blocked {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    padding: 4px 4px 4px 12px;
    border-bottom: 1px solid var(--_line);
    color: var(--_poor);
  }
  .body {
    display: flex;
    flex: 1;
    min-height: 0;
  }
  .views {
    position: relative;
    flex: 1;
    min-width: 0;
    min-height: 0;
  }
  @container (max-width: 620px) {
    .body {
      flex-direction: column;
    }
  }
  .panel {
    position: absolute;
    inset: 0;
    overflow: hidden;
  }
  .drop {
    position: absolute;
    inset: 6px;
    z-index: 4;
    display: grid;
    place-content: center;
    border: 2px dashed var(--_accent);
    border-radius: 6px;
    background: color-mix(in srgb, var(--_surface) 88%, var(--_accent));
    color: var(--_text);
    font-weight: 600;
    pointer-events: none;
  }
  .choices {
    display: grid;
    grid-template-columns: max-content max-content;
    align-items: center;
    gap: 8px 12px;
    cursor: default;
  }
  .choices [role='group'] {
    display: flex;
    gap: 2px;
  }
  .choices .line {
    display: flex;
    grid-column: 1 / -1;
    align-items: center;
    justify-content: space-between;
  }
  .choices .note {
    margin: 0;
    contain: inline-size;
  }
  .choices .word {
    width: auto;
    padding: 0 8px;
  }
  .choices [aria-pressed='true'] {
    background: var(--_selected);
    color: var(--_text);
  }
  .splitter {
    position: absolute;
    z-index: 5;
    touch-action: none;
  }
  .splitter.top,
  .splitter.bottom {
    inset-inline: 0;
    height: 6px;
    cursor: ns-resize;
  }
  .splitter.left,
  .splitter.right {
    inset-block: 0;
    width: 6px;
    cursor: ew-resize;
  }
  .splitter.bottom {
    top: -3px;
  }
  .splitter.top {
    bottom: -3px;
  }
  .splitter.left {
    right: -3px;
  }
  .splitter.right {
    left: -3px;
  }
  .splitter:hover {
    background: color-mix(in srgb, var(--_accent) 40%, transparent);
  }
  .splitter:focus-visible {
    outline-offset: -1px;
    background: var(--_accent);
  }
  .edge {
    position: absolute;
    z-index: 5;
    padding: 0;
    border: 0;
    background: none;
    touch-action: none;
  }
  .n,
  .s {
    inset-inline: 8px;
    height: 8px;
    cursor: ns-resize;
  }
  .e,
  .w {
    inset-block: 8px;
    width: 8px;
    cursor: ew-resize;
  }
  .n {
    top: -4px;
  }
  .s {
    bottom: -4px;
  }
  .e {
    right: -4px;
  }
  .w {
    left: -4px;
  }
  .ne,
  .nw,
  .se,
  .sw {
    width: 14px;
    height: 14px;
  }
  .ne,
  .sw {
    cursor: nesw-resize;
  }
  .nw,
  .se {
    cursor: nwse-resize;
  }
  .ne {
    top: -4px;
    right: -4px;
  }
  .nw {
    top: -4px;
    left: -4px;
  }
  .se {
    right: -4px;
    bottom: -4px;
  }
  .sw {
    bottom: -4px;
    left: -4px;
  }
  .se:focus-visible {
    outline-offset: 0;
    border-radius: 3px;
  }
  @media (prefers-reduced-motion: no-preference) {
    .drop {
      animation: appear 0.12s ease-out;
    }
    @keyframes appear {
      from {
        opacity: 0;
      }
    }
  }
  @media (forced-colors: active) {
    .splitter:hover {
      background: Highlight;
    }
    .choices [aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
