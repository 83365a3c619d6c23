import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { SessionInfo } from '../../core/index.ts';
import { PARTIAL_WORD } from '../describe-partial.ts';
import { LIVE } from '../session-choice.ts';
import { formatBytes, formatClock, formatCountOf } from '../styles/format.ts';
import { escapeText } from '../value/escape-text.ts';

export interface SessionSelect {
  sessions: readonly SessionInfo[];
  /** Id of the session that this page records. */
  liveId: string;
  /** What the session of this page is called. */
  liveLabel: string;
  /** `LIVE` or the id of a stored session. */
  shown: string;
  choose: (id: string) => void;
}

/** The choice of the session to look at: the one of this tab, then the stored ones, newest first. */
export function renderSessionSelect({
  sessions,
  liveId,
  liveLabel,
  shown,
  choose,
}: SessionSelect): TemplateResult {
  const stored = sessions.filter(({ id }) => id !== liveId).sort((a, b) => b.startedAt - a.startedAt);
  return html`<select
    id="session"
    aria-label="Session"
    ?disabled=${sessions.length === 0 && liveId === ''}
    title="Session to look at"
    @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
  >
    <option value=${LIVE} .selected=${shown === LIVE}>${liveLabel}</option>
    ${
      stored.length > 0
        ? html`<optgroup label="Stored">
            ${stored.map(
              (session) =>
                html`<option value=${session.id} .selected=${session.id === shown}>
                  ${describeSession(session)}
                </option>`,
            )}
          </optgroup>`
        : nothing
    }
  </select>`;
}

/** A session in a list of them, on one line. */
export function describeSession(session: SessionInfo): string {
  const { name, status, startedAt, recordCount, bytes, partial } = session;
  const title = escapeText(name).slice(0, 60) || 'Unnamed';
  const minute = formatClock(startedAt).slice(0, 16);
  return `${title} · ${minute} · ${status}${partial ? ` ${PARTIAL_WORD}` : ''} · ${formatCountOf(recordCount, 'record')} · ${formatBytes(bytes)} as JSON`;
}
