import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { SessionQuery, TimeRange } from '../../core/index.ts';
import type { MomentComparison } from '../player/moment-comparison.ts';
import type { TabName } from '../tabs.ts';
import type { StoredSessions } from '../views/sessions-view/stored-sessions.ts';

/** What every view is given. */
export interface ViewProps {
  query: SessionQuery | undefined;
  revision: number;
  live: boolean;
  tail: boolean;
  /** What the player's timeline was narrowed to. */
  range: TimeRange | undefined;
  /** What the shown moment is held against. */
  comparison: MomentComparison | undefined;
  active: boolean;
  stored: StoredSessions;
}

/** The view of a tab, once it has been drawn. */
export function viewIn<Name extends TabName>(
  root: ParentNode,
  name: Name,
): HTMLElementTagNameMap[`devtools-${Name}-view`] | null {
  return root.querySelector(`devtools-${name}-view`);
}

export function renderView(
  name: TabName,
  { query, revision, live, tail, range, comparison, active, stored }: ViewProps,
): TemplateResult {
  switch (name) {
    case 'components':
      return html`<devtools-components-view
        .query=${query}
        .revision=${revision}
        .live=${live}
        .comparison=${comparison}
        .active=${active}
      ></devtools-components-view>`;
    case 'state':
      return html`<devtools-state-view
        .query=${query}
        .revision=${revision}
        .live=${live}
        .comparison=${comparison}
        .active=${active}
      ></devtools-state-view>`;
    case 'events':
      return html`<devtools-events-view
        .query=${query}
        .revision=${revision}
        .live=${live}
        .tail=${tail}
        .active=${active}
      ></devtools-events-view>`;
    case 'performance':
      return html`<devtools-performance-view
        .query=${query}
        .revision=${revision}
        .live=${live}
        .range=${range}
        .active=${active}
      ></devtools-performance-view>`;
    case 'sessions':
      return html`<devtools-sessions-view .stored=${stored} .active=${active}></devtools-sessions-view>`;
  }
}
