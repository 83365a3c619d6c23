import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { LiveApp } from './live-app.ts';
import type { ReplayController } from './replay-controller.ts';

export interface PlayerParts {
  player: ReplayController;
  /** Whether the page is an app, into which anything can be put. */
  hasApp: boolean;
  /** What a replay did to the app, once it did something. */
  app: LiveApp | undefined;
  /** Puts the moment into the app; undefined where that cannot be done now. */
  apply: (() => void) | undefined;
  /** Sends events into the app again, under the same conditions. */
  send: (() => void) | undefined;
  backToPresent: () => void;
}

/**
 * The player, where a replay is open or on its way, and what of it the app shows. Its code comes with the first one: what
 * stands in it is seen until then.
 */
export function renderPlayer({
  player,
  hasApp,
  app,
  apply,
  send,
  backToPresent,
}: PlayerParts): TemplateResult {
  return html`
    ${
      player.isOpen || player.isAwaited
        ? html`<devtools-player .player=${player} .hasApp=${hasApp} .apply=${apply} .send=${send}>
            <div class="opening" role="status">Opening the replay…</div>
          </devtools-player>`
        : nothing
    }
    ${app?.render(backToPresent)}
  `;
}
