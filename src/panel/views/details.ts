import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { icons } from '../styles/icons.ts';
import { escapeText } from '../value/escape-text.ts';

/** The pane of what is selected: its title, a button that closes it, and `content`. */
export function renderDetails(
  label: string,
  title: string,
  close: () => void,
  content: TemplateResult,
): TemplateResult {
  return html`<section class="details" aria-label=${label}>
    <header>
      <h2>${escapeText(title)}</h2>
      <button class="icon close" aria-label="Close details" title="Close details" @click=${close}>
        ${icons.close}
      </button>
    </header>
    ${content}
  </section>`;
}
