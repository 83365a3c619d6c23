import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { nameKeys } from './keys.ts';

/** Keys as they stand on the keyboard, each in a box. */
export function renderKeys(keys: string): TemplateResult {
  return renderKeyNames(nameKeys(keys));
}

/** Keys by what is written on them. */
export function renderKeyNames(names: readonly string[]): TemplateResult {
  return html`<span class="keys">${names.map((name) => html`<kbd>${name.trim()}</kbd>`)}</span>`;
}
