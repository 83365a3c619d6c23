import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { TemplateResult } from 'lit';
import type { Replay, ReplayMoment } from '../../core/index.ts';
import type { Command } from '../commands/command.ts';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import { loadPreferences, savePreferences } from '../preferences.ts';
import { controls } from '../styles/controls.styles.ts';
import { cssProps } from '../styles/css-props.ts';
import { formatElapsed } from '../styles/format.ts';
import { icons } from '../styles/icons.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { MomentSeekEvent } from '../views/moment-seek-event.ts';
import { pictureStyles } from './devtools-picture.styles.ts';
import { PictureDocument } from './picture-document.ts';
import { clampShare, isStacked, SHARE, shareAt, shareForKey } from './splitter.ts';

/**
 * The page as it was at the moment of a replay: in a frame in which no script runs and nothing is fetched.
 */
class DevtoolsPicture extends DevtoolsElement {
  static override readonly styles = [tokens, controls, pictureStyles];

  @property({ attribute: false }) replay!: Replay;
  /** Of the moment. */
  @property({ type: Number }) seq = 0;

  @state() private share = clampShare(loadPreferences().pictureShare);
  @state() private isHidden = loadPreferences().isPictureHidden === true;
  /** The picture could not be read. */
  @state() private hasFailed = false;
  @state() private room = { width: 0, height: 0 };
  /** Where the moment has no picture: where there is one. Undefined where it has, or nowhere is any. */
  @state() private nearest: ReplayMoment | undefined;
  /** Grows when another picture is shown. */
  @state() private pictureCount = 0;

  @query('iframe') private frame!: HTMLIFrameElement;
  @query('.stage') private stage!: HTMLElement;
  @query('.page') private page!: HTMLElement;
  @query('.splitter') private splitter!: HTMLElement;

  #picture: PictureDocument | undefined;
  /** What the picture is made of; undefined where that is nothing to build on. */
  #shown: { replay: Replay; seq: number } | undefined;
  #isReading = false;
  readonly #sizes = new ResizeObserver(() => this.#measure());

  /** What can be done with it. */
  commands(): Command[] {
    return [
      {
        id: 'picture.hide',
        label: this.isHidden ? 'Show the picture' : 'Hide the picture',
        keys: 'v',
        run: this.#toggleHidden,
      },
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    // A frame that is moved loads anew.
    this.#picture = undefined;
    this.#shown = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#sizes.observe(this.stage);
  }

  protected override firstUpdated(): void {
    this.#sizes.observe(this.stage);
  }

  protected override updated(): void {
    this.#picture?.scroll();
    this.#leaveOutBars();
    if (!this.isHidden) void this.#read();
  }

  protected override render(): TemplateResult {
    const { size, pointer, scheme, isThere } = this.#picture ?? NO_PICTURE;
    const isSeen = isThere && !this.hasFailed;
    const scale = Math.min(
      this.room.width / (size.width || 1),
      this.room.height / (size.height || 1),
      1,
    );
    const style = {
      '--_width': `${size.width}px`,
      '--_height': `${size.height}px`,
      '--_scale': String(scale || 1),
      '--_scheme': scheme,
      '--_x': `${pointer?.x ?? 0}px`,
      '--_y': `${pointer?.y ?? 0}px`,
    };
    const what = `The page at this moment, ${size.width} × ${size.height} pixels`;
    return html`
      ${this.#renderSplitter()}
      <div class="stage">
        <div class="page" role="img" aria-label=${what} ?hidden=${!isSeen} ${cssProps(style)}>
          <iframe
            sandbox="allow-same-origin"
            srcdoc="&lt;!doctype html&gt;&lt;meta http-equiv='Content-Security-Policy' content=&quot;default-src 'none'; img-src data:; font-src data:&quot;&gt;"
            title="The page at this moment"
            tabindex="-1"
            inert
            @load=${this.#onLoad}
          ></iframe>
          ${pointer ? html`<div class="pointer"></div>` : nothing}
        </div>
        ${isSeen ? nothing : this.#renderNone()}
      </div>
      <button
        class="icon hide"
        id="hide-picture"
        aria-label="Hide the picture (v)"
        title="Hide the picture (v)"
        @click=${this.#toggleHidden}
      >
        ${icons.close}
      </button>
    `;
  }

  /** From when on, or until when, there is one. */
  #renderNone(): TemplateResult | typeof nothing {
    const { nearest, replay, seq, hasFailed } = this;
    if (hasFailed) return html`<p class="none">The picture cannot be read.</p>`;
    if (this.#shown?.replay !== replay) return nothing;
    if (!nearest)
      return html`<p class="none">No picture in this session: nothing of it holds a whole page.</p>`;
    const isLater = nearest.seq > seq;
    const at = formatElapsed(nearest.time, replay.startTime);
    return html`<div class="none">
      <span
        >No picture of this moment.
        ${isLater ? `The next one is at ${at}.` : `The last one ended at ${at}.`}</span
      >
      <button class="button" id="go-to-picture" @click=${() => this.#goTo(nearest)}>
        ${isLater ? `Go to ${at}` : 'Go to its end'}
      </button>
    </div>`;
  }

  #renderSplitter(): TemplateResult {
    const stacked = isStacked(this);
    return html`<div
      class="splitter ${stacked ? 'horizontal' : ''}"
      role="separator"
      tabindex="0"
      aria-label="Resize the picture"
      aria-orientation=${stacked ? 'horizontal' : 'vertical'}
      aria-valuenow=${this.share}
      aria-valuemin=${SHARE.min}
      aria-valuemax=${SHARE.max}
      aria-valuetext="${this.share} percent"
      title="Resize: drag, or arrow keys; double click for the first size"
      @pointerdown=${this.#onPress}
      @pointermove=${this.#onDrag}
      @dblclick=${() => this.#setShare(SHARE.first)}
      @keydown=${this.#onKeyDown}
    ></div>`;
  }

  protected override willUpdate(): void {
    this.hidden = this.isHidden;
    this.style.setProperty('--_share', String(this.share));
  }

  /** One after the other: while one is on its way, only the newest that is wanted then comes next. */
  async #read(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      while (this.#picture !== undefined && !this.#isShown) await this.#readOne(this.#picture);
    } catch {
      // Of the worker's death the panel says more.
      this.hasFailed = true;
    } finally {
      this.#isReading = false;
    }
  }

  get #isShown(): boolean {
    return this.#shown?.replay === this.replay && this.#shown.seq === this.seq;
  }

  async #readOne(picture: PictureDocument): Promise<void> {
    const { replay, seq } = this;
    const base = this.#shown?.replay === replay ? this.#shown.seq : undefined;
    const { isWhole, records, nearest } = await replay.pictureAt(seq, base);
    if (picture !== this.#picture || replay !== this.replay) return;
    if (isWhole) picture.clear();
    picture.apply(records);
    // Where nothing came since, it is as it was.
    if (isWhole || picture.isThere) this.nearest = nearest;
    this.#shown = { replay, seq };
    this.hasFailed = false;
    this.pictureCount += 1;
  }

  #onLoad = (): void => {
    const { contentDocument } = this.frame;
    if (contentDocument === null) return;
    this.#picture = new PictureDocument(contentDocument);
    this.#shown = undefined;
    void this.#read();
  };

  #goTo({ seq }: ReplayMoment): void {
    // The button goes with what it stands beside, and keys are to reach the panel.
    this.splitter.focus();
    this.dispatchEvent(new MomentSeekEvent(seq));
  }

  /** A scroll bar of the page shows nothing here, and nobody can scroll by it. */
  #leaveOutBars(): void {
    const { width, height } = this.#picture?.seenSize ?? NO_PICTURE.size;
    this.page.style.setProperty('--_seen-width', `${width}px`);
    this.page.style.setProperty('--_seen-height', `${height}px`);
  }

  #toggleHidden = (): void => {
    this.isHidden = !this.isHidden;
    savePreferences({ isPictureHidden: this.isHidden });
  };

  #measure(): void {
    const { clientWidth: width, clientHeight: height } = this.stage;
    this.room = { width, height };
  }

  #onPress = (event: PointerEvent): void => {
    (event.target as Element).setPointerCapture(event.pointerId);
  };

  #onDrag = (event: PointerEvent): void => {
    if ((event.target as Element).hasPointerCapture(event.pointerId))
      this.#setShare(shareAt(this, event));
  };

  #onKeyDown = (event: KeyboardEvent): void => {
    const share = shareForKey(event.key, this.share);
    if (share === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#setShare(share);
  };

  #setShare(pictureShare: number): void {
    this.share = pictureShare;
    savePreferences({ pictureShare });
  }
}

const NO_PICTURE: Pick<PictureDocument, 'size' | 'pointer' | 'scheme' | 'isThere'> = {
  size: { width: 0, height: 0 },
  pointer: undefined,
  scheme: 'light',
  isThere: false,
};

defineElement('devtools-picture', DevtoolsPicture);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-picture': DevtoolsPicture;
  }
}
