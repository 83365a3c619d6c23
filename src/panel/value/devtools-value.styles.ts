import { css } from 'lit';

export const valueStyles = css`
  :host {
    display: block;
    min-width: 0;
    font: 11px/18px var(--_mono);
  }
  .body {
    position: relative;
  }
  .tree {
    padding: 2px 0;
  }
  devtools-value-find {
    position: sticky;
    top: 0;
    z-index: 1;
  }
  .actions {
    position: absolute;
    top: 0;
    right: 4px;
    width: 24px;
    height: 18px;
    padding: 0;
    border: 0;
    border-radius: 3px;
    background: var(--_chrome);
    color: var(--_dim);
    font: 12px/18px var(--_font);
    cursor: pointer;
    opacity: 0;
  }
  .actions:hover {
    color: var(--_text);
  }
  .body:hover > .actions,
  .tree:focus-visible + .actions,
  .actions:focus-visible {
    opacity: 1;
  }
  .said {
    position: sticky;
    bottom: 0;
    overflow: hidden;
    background: var(--_chrome);
    color: var(--_dim);
    font: 11px/1.4 var(--_font);
  }
  .said:not(:empty) {
    padding: 2px 8px;
    border-top: 1px solid var(--_line);
  }
  .tree:focus-visible {
    outline: none;
  }
  .row {
    padding: 0 30px 0 calc(18px + var(--depth, 0) * 12px);
    text-indent: -12px;
    overflow-wrap: anywhere;
    border-radius: 3px;
    cursor: default;
  }
  .closed:has(> .object) {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .closed > .object {
    white-space: pre;
  }
  .row > * {
    text-indent: 0;
  }
  .closed.row > .text,
  .closed > .key,
  .more {
    cursor: pointer;
  }
  .tree:focus-visible .active {
    background: var(--_selected);
    outline: 1px solid var(--_accent);
    outline-offset: -1px;
  }
  .twisty {
    display: inline-block;
    width: 12px;
    color: var(--_dim);
    user-select: none;
  }
  .key {
    color: var(--_key);
    unicode-bidi: isolate;
  }
  .text {
    unicode-bidi: isolate;
    white-space: pre-wrap;
  }
  .hex {
    white-space: pre;
  }
  .group > .text {
    color: var(--_dim);
  }
  .leads > .text {
    color: var(--_accent);
    text-decoration: underline;
    cursor: pointer;
  }
  mark {
    border-radius: 2px;
    background: var(--_match);
    color: var(--_text);
  }
  .block > .text {
    display: block;
    padding: 2px 6px;
    border-left: 2px solid var(--_line);
    color: var(--_string);
    tab-size: 4;
  }
  .string {
    color: var(--_string);
  }
  .number {
    color: var(--_number);
  }
  .keyword,
  .node {
    color: var(--_keyword);
  }
  .function {
    color: var(--_text);
    font-style: italic;
  }
  .error {
    color: var(--_poor);
  }
  .note {
    color: var(--_dim);
  }
  .more > .text {
    color: var(--_accent);
    text-decoration: underline;
  }
  @media (forced-colors: active) {
    .tree:focus-visible .active {
      outline: 2px solid Highlight;
    }
  }
`;
