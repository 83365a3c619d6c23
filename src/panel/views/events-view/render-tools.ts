import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatCount } from '../../styles/format.ts';
import { icons } from '../../styles/icons.ts';
import { escapeText } from '../../value/escape-text.ts';

/** Offered before an event of theirs was seen: what the package's own collectors record. */
export const KNOWN_CATEGORIES = [
  'component',
  'console',
  'dom',
  'error',
  'lifecycle',
  'navigation',
  'network',
  'state',
  'storage',
];

/** What the controls beside the filter of the event log show and do. */
export interface EventTools {
  categories: readonly string[];
  onCategory: (event: Event) => void;
  showsStatistics: boolean;
  toggleStatistics: () => void;
  /** Only a session that is being recorded can be paused. */
  live: boolean;
  isPaused: boolean;
  /** Events that came since the list was paused. */
  waiting: number;
  togglePause: () => void;
  isCleared: boolean;
  clear: () => void;
  showAll: () => void;
}

/** The controls beside the filter of the event log. */
export function renderTools(tools: EventTools): TemplateResult {
  const { categories, showsStatistics, live, isPaused, waiting, isCleared } = tools;
  const pauseLabel = isPaused ? 'Go on with the list' : 'Pause the list';
  return html`<select aria-label="Category" @change=${tools.onCategory}>
      <option value="">All categories</option>
      ${categories.map((name) => html`<option value=${name}>${escapeText(name)}</option>`)}
    </select>
    <button
      class="icon"
      id="statistics"
      aria-label="Statistics"
      aria-pressed=${showsStatistics}
      title="Statistics: how often each event happened (S)"
      @click=${tools.toggleStatistics}
    >
      ${icons.chart}
    </button>
    ${
      live
        ? html`<button
              class="icon"
              id="pause"
              aria-label=${pauseLabel}
              aria-pressed=${isPaused}
              title="${pauseLabel}; recording goes on (P)"
              @click=${tools.togglePause}
            >
              ${icons.pause}
            </button>
            <button
              class="icon"
              id="clear"
              aria-label="Clear the list"
              title="Clear the list; the recording is kept (Shift+L)"
              @click=${tools.clear}
            >
              ${icons.hide}
            </button>`
        : nothing
    }
    ${isCleared ? html`<button class="button" id="show-all" @click=${tools.showAll}>Show all</button>` : nothing}
    ${isPaused ? html`<span class="waiting" role="status">${formatCount(waiting)} waiting</span>` : nothing}`;
}
