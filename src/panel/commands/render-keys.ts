import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { nameKeys } from './keys.ts';

/** Keys as they stand on the keyboard, each in a box. */
export function renderKeys(keys: string): TemplateResult {
  return html`<span class="keys">${nameKeys(keys).map((key) => html`<kbd>${key}</kbd>`)}</span>`;
}
