import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { icons } from '../styles/icons.ts';

/** Says that there is no window for the panel, and what to do. */
export function renderBlocked(dismiss: () => void): TemplateResult {
  return html`<div class="blocked" role="alert">
    <span>The browser blocked the window. Allow pop-up windows for this page and try again.</span>
    <button class="icon" aria-label="Dismiss" title="Dismiss" @click=${dismiss}>${icons.close}</button>
  </div>`;
}
