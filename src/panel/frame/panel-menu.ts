import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { renderKeys } from '../commands/render-keys.ts';
import type { PanelChoice, Theme } from '../panel-attributes.ts';
import { icons } from '../styles/icons.ts';
import type { Placement } from './window-controller.ts';

/** What the menu shows, and what becomes of a choice. */
export interface PanelMenu {
  /** Undefined where it fills the page that it is for. */
  placement: Placement | undefined;
  theme: Theme;
  /** Whether it has a window of its own. */
  isOut: boolean;
  /** The switch that records the picture. */
  picture: TemplateResult | typeof nothing;
  choose: (choice: PanelChoice) => void;
  popOut: () => void;
  showPalette: () => void;
  showKeys: () => void;
}

/** Where the panel can be, as a person calls it. */
export const PLACES = [
  { name: 'float', label: 'Float over the page', choice: { docked: null } },
  { name: 'left', label: 'Dock left', choice: { docked: '', 'panel-location': 'left' } },
  { name: 'bottom', label: 'Dock bottom', choice: { docked: '', 'panel-location': 'bottom' } },
  { name: 'top', label: 'Dock top', choice: { docked: '', 'panel-location': 'top' } },
  { name: 'right', label: 'Dock right', choice: { docked: '', 'panel-location': 'right' } },
] as const satisfies readonly { name: string; label: string; choice: PanelChoice }[];

export const POP_OUT = 'Open in a window of its own';

export const THEME_NAMES = [
  { name: 'auto', label: 'Auto' },
  { name: 'light', label: 'Light' },
  { name: 'dark', label: 'Dark' },
] as const satisfies readonly { name: Theme; label: string }[];

const ICONS = {
  float: icons.float,
  left: icons.dockLeft,
  bottom: icons.dockBottom,
  top: icons.dockTop,
  right: icons.dockRight,
};

/** What the panel's menu holds: where it is, and its theme. */
export function renderPanelMenu({
  placement,
  theme,
  isOut,
  picture,
  choose,
  popOut,
  showPalette,
  showKeys,
}: PanelMenu): TemplateResult {
  return html`<div class="choices">
    ${placement ? renderPlaces(placement, isOut, choose, popOut) : nothing}
    <span class="dim">Theme</span>
    <div role="group" aria-label="Theme">
      ${THEME_NAMES.map(
        ({ name, label }) =>
          html`<button
            class="icon word"
            id="theme-${name}"
            aria-pressed=${name === theme}
            @click=${() => choose({ theme: name })}
          >
            ${label}
          </button>`,
      )}
    </div>
    ${picture}
    <button class="button line" id="show-palette" @click=${showPalette}>
      Commands… ${renderKeys('Ctrl+K')}
    </button>
    <button class="button line" id="show-keys" @click=${showKeys}>Keys… ${renderKeys('?')}</button>
  </div>`;
}

function renderPlaces(
  { isDocked, location }: Placement,
  isOut: boolean,
  choose: PanelMenu['choose'],
  popOut: PanelMenu['popOut'],
): TemplateResult {
  const place = isOut ? 'window' : isDocked ? location : 'float';
  return html`<span class="dim">Place</span>
    <div role="group" aria-label="Place of the panel">
      ${PLACES.map(
        ({ name, label, choice }) =>
          html`<button
            class="icon"
            id="place-${name}"
            aria-pressed=${name === place}
            aria-label=${label}
            title=${label}
            @click=${() => choose(choice)}
          >
            ${ICONS[name]}
          </button>`,
      )}
      <button
        class="icon"
        id="place-window"
        aria-pressed=${isOut}
        aria-label=${POP_OUT}
        title=${POP_OUT}
        @click=${popOut}
      >
        ${icons.popOut}
      </button>
    </div>`;
}
