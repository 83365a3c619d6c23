import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { PanelActions } from '../panel-actions.ts';

/** What stands in place of every view while nothing is recorded. */
export function renderOff({ toggleRecording }: PanelActions): TemplateResult {
  return html`<div class="empty">
    <div>This page is not being recorded.</div>
    <button class="button primary" id="start" @click=${toggleRecording}>Start recording</button>
    <div>Stored sessions are listed then. Or drop a session file here to look at it.</div>
  </div>`;
}

/** What stands in place of the views of a session where a page that only shows sessions has none open. */
export function renderInvitation({ chooseFiles }: PanelActions): TemplateResult {
  return html`<div class="empty" id="invitation">
    <strong>Drop a session file here, or paste one</strong>
    <button class="button primary" id="choose-file" @click=${chooseFiles}>Open a file…</button>
    <div>JSON, YAML or MessagePack, each also as .gz. What is opened stays in this browser.</div>
  </div>`;
}
