import { html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
import type { RecordingState, SessionInfo } from '../../core/index.ts';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import type { PanelActions } from '../panel-actions.ts';
import '../popup/devtools-popup.ts';
import { LIVE } from '../session-choice.ts';
import type { DevtoolsPopup } from '../popup/devtools-popup.ts';
import { controls } from '../styles/controls.styles.ts';
import { icons } from '../styles/icons.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { recordLabel } from './record-label.ts';
import { renderSessionSelect } from './session-select.ts';
import { toolbarStyles } from './devtools-toolbar.styles.ts';

/** Record, clear, download, open a file, choose a session. */
class DevtoolsToolbar extends DevtoolsElement {
  static override readonly styles = [tokens, controls, toolbarStyles];

  @property({ attribute: false }) actions!: PanelActions;
  /** Undefined while recording is not enabled. */
  @property() recording: RecordingState | undefined;
  /** Whether nothing is shown that could be written to a file. */
  @property({ attribute: false }) hasNoSession = false;
  /** What a download leaves out, in words. */
  @property() limits = '';
  @property({ attribute: false }) sessions: readonly SessionInfo[] = [];
  /** Id of the session being recorded; it is offered as "This tab". */
  @property() liveId = '';
  /** Whether nothing but stored sessions is looked at. */
  @property({ attribute: false }) isViewer = false;
  /** `LIVE` or the id of a stored session. */
  @property() shown = '';
  /** Whether a moment of it is shown, and not how it is now. */
  @property({ attribute: false }) isReplay = false;

  @query('input[type=file]') private fileInput!: HTMLInputElement;
  @query('#clear') private clearPopup!: DevtoolsPopup;

  /** Opens the browser's dialog for files. */
  chooseFiles(): void {
    this.fileInput.click();
  }

  /** Opens the question whether all shall be cleared. */
  askToClear(): void {
    this.clearPopup.open();
  }

  protected override render(): TemplateResult {
    return html`
      ${this.isViewer ? nothing : this.#renderRecording()}
      <button
        class="icon wide"
        id="download"
        title="Download this session${this.limits === '' ? '' : `: ${this.limits}`}"
        ?disabled=${this.hasNoSession}
        @click=${this.actions.download}
      >
        ${icons.download}<span>Download</span>
      </button>
      <button
        class="icon narrow"
        id="options"
        aria-haspopup="dialog"
        aria-label="Export…"
        title="Export…: format, contents, destination"
        ?disabled=${this.hasNoSession}
        @click=${this.actions.openExport}
      >
        ${icons.more}
      </button>
      <button
        class="icon wide"
        id="open-file"
        title="Open session files"
        @click=${() => this.chooseFiles()}
      >
        ${icons.open}<span>Open</span>
      </button>
      <input
        type="file"
        multiple
        hidden
        accept=".json,.yaml,.yml,.msgpack,.gz"
        aria-label="Session files"
        @change=${this.#onFiles}
      />
      ${renderSessionSelect({
        sessions: this.sessions,
        liveId: this.liveId,
        liveLabel: this.isViewer ? 'No session' : `This tab (${this.isReplay ? 'replay' : 'live'})`,
        shown: this.shown,
        choose: this.actions.showSession,
      })}
    `;
  }

  /** What can be done with the recording of the page. */
  #renderRecording(): TemplateResult {
    const isEnabled = this.recording !== undefined;
    return html`${this.#renderRecord()}
      <button
        class="icon"
        id="replay"
        aria-label="Replay what is recorded so far"
        title="Replay what is recorded so far"
        ?disabled=${!isEnabled || this.shown !== LIVE}
        @click=${this.actions.replay}
      >
        ${icons.replay}
      </button>
      <devtools-popup id="clear" label="Clear…" ?disabled=${!isEnabled}>
        <span slot="icon">${icons.clear}</span>
        <div class="question">
          <p>Empty this recording and delete all stored sessions that no tab is recording?</p>
          <div class="answers">
            <button class="button" @click=${() => this.clearPopup.close()}>Keep</button>
            <button class="button primary" id="confirm-clear" @click=${this.#clear}>Clear</button>
          </div>
        </div>
      </devtools-popup>
      <span class="gap"></span>`;
  }

  #renderRecord(): TemplateResult {
    const isRecording = this.recording === 'recording';
    const label = recordLabel(this.recording);
    const canToggle = this.recording !== 'starting' && this.recording !== 'stopped';
    return html`<button
      class="icon"
      id="record"
      aria-label=${label}
      title=${label}
      ?disabled=${!canToggle}
      @click=${this.actions.toggleRecording}
    >
      <span class="dot ${isRecording ? 'on' : ''}"></span>
    </button>`;
  }

  #clear = (): void => {
    this.clearPopup.close();
    this.actions.clear();
  };

  #onFiles = (): void => {
    const files = [...(this.fileInput.files ?? [])];
    // The same file chosen again is to be opened again.
    this.fileInput.value = '';
    if (files.length > 0) this.actions.importFiles(files);
  };
}

defineElement('devtools-toolbar', DevtoolsToolbar);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-toolbar': DevtoolsToolbar;
  }
}
