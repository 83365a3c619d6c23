import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { ExportSettings } from '../export-settings.ts';
import type { PanelActions } from '../panel-actions.ts';
import { canChooseFile } from '../transfers/choose-file.ts';

const PARTS = [
  ['components', 'Components'],
  ['state', 'State'],
  ['events', 'Events'],
  ['performance', 'Performance'],
  ['timestamps', 'Times'],
] as const;

const LEVELS = [
  [1, 'Fastest'],
  [-1, 'Default'],
  [9, 'Smallest'],
] as const;

/** The form of what a download holds and how it is written. */
export function renderExportOptions(
  settings: ExportSettings,
  actions: PanelActions,
  close: () => void,
): TemplateResult {
  const change = (part: Partial<ExportSettings>): void =>
    actions.changeSettings({ ...settings, ...part });
  return html`<form class="options" @submit=${(event: Event) => event.preventDefault()}>
    <fieldset>
      <legend>File</legend>
      <label>
        <input
          type="radio"
          name="gzip"
          .checked=${settings.gzip}
          @change=${() => change({ gzip: true })}
        />
        <span>Compressed JSON, <code>session.json.gz</code></span>
      </label>
      <label>
        <input
          type="radio"
          name="gzip"
          .checked=${!settings.gzip}
          @change=${() => change({ gzip: false })}
        />
        <span>Plain JSON, <code>session.json</code></span>
      </label>
      <label class="level">
        <span>Compression</span>
        <select
          ?disabled=${!settings.gzip}
          @change=${(event: Event) => change({ level: Number((event.target as HTMLSelectElement).value) })}
        >
          ${LEVELS.map(
            ([level, label]) =>
              html`<option value=${level} ?selected=${settings.level === level}>${label}</option>`,
          )}
        </select>
      </label>
    </fieldset>
    <fieldset>
      <legend>Contents</legend>
      <div class="parts">
        ${PARTS.map(
          ([part, label]) =>
            html`<label>
              <input
                type="checkbox"
                .checked=${settings[part]}
                @change=${(event: Event) => change({ [part]: (event.target as HTMLInputElement).checked })}
              />
              <span>${label}</span>
            </label>`,
        )}
      </div>
    </fieldset>
    ${
      canChooseFile()
        ? html`<button
            class="button"
            id="save-as"
            @click=${() => {
              close();
              actions.saveAs();
            }}
          >
            Save as…
          </button>`
        : nothing
    }
  </form>`;
}
