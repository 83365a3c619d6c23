import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatCountOf, formatElapsed } from '../styles/format.ts';
import { escapeText } from '../value/escape-text.ts';
import type { ReplayController } from './replay-controller.ts';
import type { RestoreController } from './restore-controller.ts';

export interface PlayerParts {
  player: ReplayController;
  restore: RestoreController;
  /** Puts the moment into the app; undefined where no app is recorded. */
  apply: (() => void) | undefined;
  backToPresent: () => void;
}

/** The player, where a replay is open or on its way, and what of it the app shows; its code comes with the first one. */
export function renderPlayer(parts: PlayerParts): TemplateResult {
  const { player, restore, apply } = parts;
  return html`
    ${
      player.isOpen
        ? html`<devtools-player
            .player=${player}
            .apply=${restore.isBusy ? undefined : apply}
          ></devtools-player>`
        : nothing
    }
    ${renderBanner(parts)}
  `;
}

/** Reasons that are told one by one. */
const MAX_REASONS = 3;

function renderBanner({ restore, backToPresent }: PlayerParts): TemplateResult | typeof nothing {
  const { shown } = restore;
  if (!shown) return nothing;
  const { moment, start, restored, refused } = shown;
  const what =
    restored === 0 && refused.length > 0
      ? 'This page took nothing of that moment: it may not be the app that was recorded.'
      : `The app shows ${formatElapsed(moment.time, start)} of the recording (${formatCountOf(restored, 'value')} set).`;
  const reasons = refused.slice(0, MAX_REASONS).map(({ id, reason }) => `${id}: ${reason}`);
  const more = refused.length - reasons.length;
  return html`<div class="banner" role="status">
    <span>${what}</span>
    ${
      refused.length > 0
        ? html`<span class="dim"
            >Not taken:
            ${escapeText(reasons.join('; ')).slice(0, 300)}${more > 0 ? ` and ${more} more` : ''}</span
          >`
        : nothing
    }
    <button class="button" id="present" ?disabled=${restore.isBusy} @click=${backToPresent}>
      Back to the present (Shift+P)
    </button>
  </div>`;
}
