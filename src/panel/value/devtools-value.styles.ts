import { css } from 'lit';

export const valueStyles = css`
  :host {
    display: block;
    min-width: 0;
    font: 11px/18px var(--_mono);
  }
  .tree {
    padding: 2px 0;
  }
  .tree:focus-visible {
    outline: none;
  }
  .row {
    padding: 0 6px 0 calc(18px + var(--depth, 0) * 12px);
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
  .closed > .text,
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
