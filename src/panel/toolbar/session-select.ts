import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { SessionInfo } from '../../core/index.ts';
import { LIVE } from '../session-choice.ts';
import { formatBytes, formatCountOf } from '../styles/format.ts';
import { escapeText } from '../value/escape-text.ts';

/** The choice of the session to look at: the one of this tab, then the stored ones, newest first. */
export function renderSessionSelect(
  sessions: readonly SessionInfo[],
  liveId: string,
  shown: string,
  choose: (id: string) => void,
): TemplateResult {
  const stored = sessions.filter(({ id }) => id !== liveId).sort((a, b) => b.startedAt - a.startedAt);
  return html`<select
    id="session"
    aria-label="Session"
    ?disabled=${sessions.length === 0 && liveId === ''}
    title="Session to look at"
    @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
  >
    <option value=${LIVE} .selected=${shown === LIVE}>This tab (live)</option>
    ${
      stored.length > 0
        ? html`<optgroup label="Stored">
            ${stored.map(
              (session) =>
                html`<option value=${session.id} .selected=${session.id === shown}>
                  ${describe(session)}
                </option>`,
            )}
          </optgroup>`
        : nothing
    }
  </select>`;
}

function describe({ name, status, recordCount, bytes }: SessionInfo): string {
  const title = escapeText(name).slice(0, 60) || 'Unnamed';
  return `${title} · ${status} · ${formatCountOf(recordCount, 'record')} · ${formatBytes(bytes)}`;
}
