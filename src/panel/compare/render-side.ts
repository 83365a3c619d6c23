import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { SessionInfo } from '../../core/index.ts';
import { describeSession } from '../toolbar/session-select.ts';
import { sessionFacts } from './side-labels.ts';

/** One of two compared sessions. */
export type Side = 'left' | 'right';

export const SIDES: readonly Side[] = ['left', 'right'];

export const SIDE_WORDS: Readonly<Record<Side, string>> = { left: 'Left', right: 'Right' };

export interface SideChoice {
  side: Side;
  /** All that can be chosen. */
  sessions: readonly SessionInfo[];
  /** Undefined while it is not known, or where it is gone. */
  shown: SessionInfo | undefined;
  choose: (id: string) => void;
}

/** One of the sessions, another of which may be chosen, with what tells it from others of its name. */
export function renderSide({ side, sessions, shown, choose }: SideChoice): TemplateResult {
  return html`<div class="side">
    <span class="word">${SIDE_WORDS[side]}</span>
    <select
      id=${side}
      aria-label="Session on the ${side}"
      @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
    >
      ${sessions.map(
        (session) =>
          html`<option value=${session.id} .selected=${session.id === shown?.id}>
            ${describeSession(session)}
          </option>`,
      )}
    </select>
    <span class="facts">${shown ? sessionFacts(shown).join(' · ') : ''}</span>
  </div>`;
}
