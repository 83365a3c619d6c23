import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { tabForKey, TABS } from '../tabs.ts';
import type { TabName } from '../tabs.ts';

/** The tabs of the views (tabs pattern of the ARIA practices: the focused one is shown). */
export function renderTabs(current: TabName, choose: (name: TabName) => void): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    const next = tabForKey(event.key, current);
    if (!next) return;
    event.preventDefault();
    choose(next);
    const list = event.currentTarget as HTMLElement;
    list.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label="Views" @keydown=${onKey}>
    ${TABS.map(
      ({ name, label }) =>
        html`<button
          role="tab"
          id="tab-${name}"
          aria-controls="panel-${name}"
          aria-selected=${name === current}
          tabindex=${name === current ? 0 : -1}
          @click=${() => choose(name)}
        >
          ${label}
        </button>`,
    )}
  </div>`;
}

/** What each tab leads to; only that of the current one is seen. */
export function renderPanels(
  current: TabName,
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
