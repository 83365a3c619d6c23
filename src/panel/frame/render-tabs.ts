import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { renderTabList } from '../render-tab-list.ts';
import { TABS } from '../tabs.ts';
import type { TabName } from '../tabs.ts';

/** The tabs of the views (tabs pattern of the ARIA practices: the focused one is shown). */
export function renderTabs(current: TabName, choose: (name: TabName) => void): TemplateResult {
  return renderTabList({
    label: 'Views',
    prefix: 'tab',
    tabs: TABS,
    current,
    panelOf: (name) => `panel-${name}`,
    choose,
  });
}

/** What each tab leads to; only that of the current one is seen, and none where something else is shown. */
export function renderPanels(
  current: TabName | undefined,
  renderContent: (name: TabName, isCurrent: boolean) => unknown,
): TemplateResult[] {
  return TABS.map(
    ({ name }) =>
      html`<div
        class="panel"
        role="tabpanel"
        id="panel-${name}"
        aria-labelledby="tab-${name}"
        ?hidden=${name !== current}
      >
        ${renderContent(name, name === current)}
      </div>`,
  );
}
