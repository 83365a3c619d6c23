import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ReplayController } from './replay-controller.ts';

/** The player, where a replay is open or on its way; its code comes with the first one. */
export function renderPlayer(player: ReplayController): TemplateResult | typeof nothing {
  return player.isOpen ? html`<devtools-player .player=${player}></devtools-player>` : nothing;
}
