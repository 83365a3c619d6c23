import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { PropertyValues, TemplateResult } from 'lit';
import { SECTIONS, toSessionError } from '../../core/index.ts';
import type { ExportEstimate, SanitizeException, SectionName, SessionError } from '../../core/index.ts';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import { findProblem } from '../export-settings.ts';
import type { ExportSettings } from '../export-settings.ts';
import type { LastExport } from '../preferences.ts';
import { sectionLabel } from '../section-label.ts';
import { controls } from '../styles/controls.styles.ts';
import { dialogStyles } from '../styles/dialog.styles.ts';
import { formatCount } from '../styles/format.ts';
import { icons } from '../styles/icons.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { canChooseFile } from '../transfers/choose-file.ts';
import type { ExportTransfer } from '../transfers/transfer.ts';
import { escapeText } from '../value/escape-text.ts';
import { exportDialogStyles } from './devtools-export-dialog.styles.ts';
import type { ExportController } from './export-controller.ts';
import { keepFocus } from './keep-focus.ts';
import { findPatternProblem } from './own-sanitizer.ts';
import type { PatternProblem } from './own-sanitizer.ts';
import { renderSanitize } from './render-sanitize.ts';
import { renderState } from './render-state.ts';

/** Time without a change after which the size is estimated anew, ms. */
const ESTIMATE_DELAY_MS = 200;

const FORMAT_LABELS = { json: 'JSON', yaml: 'YAML', msgpack: 'MessagePack' } as const;
const COMPRESSION_LABELS = {
  none: 'None',
  fastest: 'Fastest',
  default: 'Default',
  best: 'Best',
} as const;
const RANGE_LABELS = { all: 'All', last: 'Last minutes', between: 'From – to' } as const;

/** Asks what an export shall hold and how it is written, and shows it being written. Modal while it is there. */
class DevtoolsExportDialog extends DevtoolsElement {
  static override readonly styles = [tokens, controls, dialogStyles, exportDialogStyles];

  @property({ attribute: false }) exports!: ExportController;
  @property({ attribute: false }) settings!: ExportSettings;
  @property({ type: Boolean }) delta = false;
  @property({ attribute: false }) lastExport: LastExport | undefined;
  /** What the dialog has started, as it stands. */
  @property({ attribute: false }) transfer: ExportTransfer | undefined;

  /** What is left in the file although a pattern finds it. */
  @property({ attribute: false }) exceptions: readonly SanitizeException[] = [];

  @state() private isPreviewing = false;
  @state() private estimate: ExportEstimate | undefined;
  @state() private failure: SessionError | undefined;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('#export') private exportButton!: HTMLButtonElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #measuring: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#measuring?.abort();
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('settings') && !changed.has('delta')) return;
    clearTimeout(this.#timer);
    this.#measuring?.abort();
    const delayMs = this.hasUpdated ? ESTIMATE_DELAY_MS : 0;
    this.#timer = setTimeout(() => void this.#measure(), delayMs);
  }

  get #isRunning(): boolean {
    return this.transfer !== undefined && !this.transfer.result && !this.transfer.error;
  }

  /** The keyboard goes with what was added or removed. */
  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('settings')?.sanitize.patterns.length;
    const { length } = this.settings.sanitize.patterns;
    if (before === undefined || before === length) return;
    const target = length > before ? '.own .pattern' : '#add-pattern';
    const control = [...this.renderRoot.querySelectorAll<HTMLElement>(target)].at(-1);
    control?.focus();
    // With what stands below it.
    control?.parentElement?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const patternProblems = this.#patternProblems;
    const problem =
      findProblem(this.settings)?.text ??
      (patternProblems.some((one) => one !== undefined)
        ? 'Mend or remove the pattern that cannot be used.'
        : undefined);
    const isRunning = this.#isRunning;
    return html`<dialog aria-labelledby="title" @keydown=${this.#onKeyDown} @close=${this.#onClose}>
        <form novalidate @submit=${this.#onSubmit}>
          <header>
            <h2 id="title">Export</h2>
            <span class="dim">${escapeText(this.exports.title)}</span>
            <button
              type="button"
              class="icon"
              aria-label="Close"
              title="Close (Esc)"
              @click=${this.#close}
            >
              ${icons.close}
            </button>
          </header>
          <div class="body">
            ${this.#renderWriting()} ${this.#renderContents()} ${this.#renderRange()}
            ${this.#renderNames()} ${this.#renderSanitize(patternProblems)} ${this.#renderDestination()}
          </div>
          <footer>
            <div class="state" role="status">
              ${renderState({
                problem,
                transfer: this.transfer,
                failure: this.failure,
                estimate: this.estimate,
                settings: this.settings,
              })}
            </div>
            <button
              type="button"
              class="button"
              id="cancel"
              title=${isRunning ? 'Stop the export' : 'Close (Esc)'}
              @click=${isRunning ? this.transfer?.cancel : this.#close}
            >
              ${this.transfer?.result ? 'Close' : 'Cancel'}
            </button>
            <button
              class="button primary"
              id="export"
              ?disabled=${problem !== undefined}
              aria-disabled=${isRunning}
            >
              Export
            </button>
          </footer>
        </form>
      </dialog>
      ${
        this.isPreviewing
          ? html`<devtools-sanitize-preview
              .exports=${this.exports}
              .exceptions=${this.exceptions}
              @close=${() => (this.isPreviewing = false)}
            ></devtools-sanitize-preview>`
          : nothing
      }`;
  }

  #renderWriting(): TemplateResult {
    return html`
      <label for="format">Format</label>
      <div class="line">${this.#renderSelect('format', FORMAT_LABELS)}</div>
      <label for="compression">Compression</label>
      <div class="line">${this.#renderSelect('compression', COMPRESSION_LABELS)}</div>
    `;
  }

  #renderContents(): TemplateResult {
    const { lastExport } = this;
    const counts = this.estimate?.counts;
    return html`
      <span class="name" id="amount">Records</span>
      <div class="line" role="radiogroup" aria-labelledby="amount">
        ${this.#renderAmount(false, 'All', false)}
        ${this.#renderAmount(true, 'New since the last export', lastExport === undefined)}
        ${
          lastExport === undefined
            ? nothing
            : html`<span class="count">after ${formatCount(lastExport.checkpoint.seq)}</span>`
        }
      </div>
      <span class="name" id="sections">Sections</span>
      <div class="line sections" role="group" aria-labelledby="sections">
        ${SECTIONS.filter((section) => section !== 'dom' || (counts?.dom ?? 0) > 0).map((section) =>
          this.#renderCheck(
            section,
            html`${sectionLabel(section)}
              <span class="count">${counts ? formatCount(counts[section]) : '–'}</span>`,
          ),
        )}
        ${this.#renderCheck('timestamps', html`Timestamps`)}
      </div>
    `;
  }

  #renderRange(): TemplateResult {
    const { range } = this.settings;
    return html`
      <label for="range">Time range</label>
      <div class="line">
        ${this.#renderSelect('range', RANGE_LABELS)}
        ${range === 'last' ? this.#renderText('minutes', 'Minutes', '5', 'short') : nothing}
        ${
          range === 'between'
            ? html`${this.#renderText('from', 'From', 'mm:ss', 'short')} –
              ${this.#renderText('to', 'To', 'mm:ss', 'short')}`
            : nothing
        }
      </div>
    `;
  }

  #renderNames(): TemplateResult {
    return html`
      <label for="componentNames">Components</label>
      ${this.#renderText('componentNames', undefined, 'All; or ids or names, with all below them', 'names')}
      <label for="eventNames">Event names</label>
      ${this.#renderText('eventNames', undefined, 'All; or names with commas', 'names')}
    `;
  }

  #renderSanitize(problems: readonly (PatternProblem | undefined)[]): TemplateResult {
    return renderSanitize({
      settings: this.settings.sanitize,
      names: this.exports.sanitizing!.templateNames(),
      problems,
      exceptionCount: this.exceptions.length,
      change: (sanitize) => this.exports.change({ sanitize }),
      preview: () => void this.#openPreview(),
    });
  }

  get #patternProblems(): readonly (PatternProblem | undefined)[] {
    const { exports, settings } = this;
    return settings.sanitize.patterns.map((one) => findPatternProblem(exports.sanitizing!, one));
  }

  async #openPreview(): Promise<void> {
    try {
      await import('../sanitize-preview/devtools-sanitize-preview.ts');
      this.isPreviewing = true;
    } catch (error) {
      this.failure = toSessionError(error, 'worker-failed');
    }
  }

  #renderDestination(): TemplateResult | typeof nothing {
    if (!canChooseFile()) return nothing;
    return html`
      <span class="name" id="target">Save to</span>
      <div class="line" role="radiogroup" aria-labelledby="target">
        ${([false, true] as const).map(
          (asks) =>
            html`<label>
              <input
                type="radio"
                name="target"
                .checked=${this.settings.asksForFile === asks}
                @change=${() => this.exports.change({ asksForFile: asks })}
              />
              ${asks ? 'Choose file…' : 'Downloads'}
            </label>`,
        )}
      </div>
    `;
  }

  #renderSelect(
    key: 'format' | 'compression' | 'range',
    labels: Readonly<Record<string, string>>,
  ): TemplateResult {
    return html`<select
      id=${key}
      @change=${(event: Event) => this.#change(key, (event.target as HTMLSelectElement).value)}
    >
      ${Object.entries(labels).map(
        ([value, label]) =>
          html`<option value=${value} .selected=${this.settings[key] === value}>${label}</option>`,
      )}
    </select>`;
  }

  #renderAmount(isDelta: boolean, label: string, isDisabled: boolean): TemplateResult {
    return html`<label>
      <input
        type="radio"
        name="amount"
        ?disabled=${isDisabled}
        .checked=${this.delta === isDelta}
        @change=${() => this.exports.setDelta(isDelta)}
      />
      ${label}
    </label>`;
  }

  #renderCheck(key: SectionName | 'timestamps', label: TemplateResult): TemplateResult {
    return html`<label>
      <input
        type="checkbox"
        name=${key}
        .checked=${this.settings[key]}
        @change=${(event: Event) => this.#change(key, (event.target as HTMLInputElement).checked)}
      />
      <span>${label}</span>
    </label>`;
  }

  #renderText(
    key: 'minutes' | 'from' | 'to' | 'componentNames' | 'eventNames',
    label: string | undefined,
    placeholder: string,
    size: string,
  ): TemplateResult {
    return html`<input
      id=${key}
      class="field ${size}"
      autocomplete="off"
      spellcheck="false"
      aria-label=${label ?? nothing}
      aria-invalid=${findProblem(this.settings)?.field === key}
      placeholder=${placeholder}
      .value=${this.settings[key]}
      @input=${(event: Event) => this.#change(key, (event.target as HTMLInputElement).value)}
    />`;
  }

  #change(key: keyof ExportSettings, value: string | boolean): void {
    this.exports.change({ [key]: value });
  }

  async #measure(): Promise<void> {
    const measuring = new AbortController();
    this.#measuring = measuring;
    try {
      const estimate = await this.exports.estimate(measuring.signal);
      if (measuring.signal.aborted) return;
      this.estimate = estimate ?? this.estimate;
      this.failure = undefined;
    } catch (error) {
      if (!measuring.signal.aborted) this.failure = toSessionError(error, 'worker-failed');
    }
  }

  #onSubmit = (event: Event): void => {
    event.preventDefault();
    if (this.exportButton.disabled || this.#isRunning) return;
    void this.exports.start();
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    const origin = event.composedPath()[0];
    if (event.key === 'Escape') {
      event.preventDefault();
      this.#close();
    } else if (event.key === 'Enter' && origin instanceof HTMLSelectElement) {
      event.preventDefault();
      this.renderRoot.querySelector('form')!.requestSubmit();
    } else keepFocus(event, this.renderRoot);
  };

  #close = (): void => this.dialog.close();

  #onClose = (): void => this.exports.close();
}

defineElement('devtools-export-dialog', DevtoolsExportDialog);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-export-dialog': DevtoolsExportDialog;
  }
}
