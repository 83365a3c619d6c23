import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { nameForKey } from './tabs.ts';

/** A row of tabs, each of them with the id `prefix-name`. */
export interface TabList<Name extends string> {
  readonly label: string;
  readonly prefix: string;
  readonly tabs: readonly { name: Name; label: string }[];
  readonly current: Name;
  /** Id of the panel that a tab shows. */
  readonly panelOf: (name: Name) => string;
  readonly choose: (name: Name) => void;
}

/** Renders tabs (tabs pattern of the ARIA practices: the focused one is shown). */
export function renderTabList<Name extends string>(list: TabList<Name>): TemplateResult {
  const { label, prefix, tabs, current, panelOf, choose } = list;
  const onKey = (event: KeyboardEvent): void => {
    const next = nameForKey(event.key, current, tabs);
    if (!next) return;
    event.preventDefault();
    choose(next);
    const element = event.currentTarget as HTMLElement;
    element.querySelector<HTMLElement>(`#${prefix}-${next}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${onKey}>
    ${tabs.map(
      ({ name, label: text }) =>
        html`<button
          role="tab"
          id="${prefix}-${name}"
          aria-controls=${panelOf(name)}
          aria-selected=${name === current}
          tabindex=${name === current ? 0 : -1}
          @click=${() => choose(name)}
        >
          ${text}
        </button>`,
    )}
  </div>`;
}
