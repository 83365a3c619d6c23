import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** What stands in place of every view while nothing is recorded. */
export function renderOff(start: () => void): TemplateResult {
  return html`<div class="empty">
    <div>This page is not being recorded.</div>
    <button class="button primary" id="start" @click=${start}>Start recording</button>
    <div>Stored sessions are listed then. Or drop a session file here to look at it.</div>
  </div>`;
}
