import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import type { TemplateResult } from 'lit';
import { REPLAY_KINDS } from '../../core/index.ts';
import type { Replay, ReplayKind } from '../../core/index.ts';
import { copyText } from '../copy-text.ts';
import { defineElement } from '../define-element.ts';
import { DevtoolsElement } from '../devtools-element.ts';
import { controls } from '../styles/controls.styles.ts';
import { formatCount, formatElapsed } from '../styles/format.ts';
import '../popup/devtools-popup.ts';
import { icons } from '../styles/icons.ts';
import { tokens } from '../styles/tokens.styles.ts';
import { playerStyles } from './devtools-player.styles.ts';
import './devtools-timeline.ts';
import type { ReplayController } from './replay-controller.ts';
import type { TimelineRangeEvent, TimelineSeekEvent, TimelineStepEvent } from './timeline-events.ts';

const KIND_LABELS: Readonly<Record<ReplayKind, string>> = {
  event: 'event',
  error: 'error',
  navigation: 'navigation',
  state: 'state change',
  component: 'change of the tree',
  render: 'render',
  'long-frame': 'long frame',
};

/** Times of the recorded pace. */
const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16] as const;

/** How long it is said over the timeline what became of a press. */
const SAID_MS = 5_000;

/** Px below which what is seldom needed goes into a menu: in a second line it would take the views' room. */
const NARROW = 700;

/** The player of a replay: goes through a session by time, by record and by hand. */
class DevtoolsPlayer extends DevtoolsElement {
  static override readonly styles = [tokens, controls, playerStyles];

  /** Whether the page is an app, into which anything can be put. */
  @property({ attribute: false }) hasApp = true;
  /** Puts the moment into the app, where that can be done. */
  @property({ attribute: false }) apply: (() => void) | undefined;
  /** Sends events into the app again, where that can be done. */
  @property({ attribute: false }) send: (() => void) | undefined;
  /** Changes in place, and is given again when it has. */
  @property({ attribute: false, hasChanged: () => true }) player!: ReplayController;

  @state() private isNarrow = false;
  /** What became of a press that changes nothing to be seen. */
  @state() private said = '';
  #saidTimer: ReturnType<typeof setTimeout> | undefined;
  // In the next frame, since its own height may follow from it.
  readonly #resizes = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));

  @query('devtools-timeline') private timeline!: HTMLElementTagNameMap['devtools-timeline'] | null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#measure();
    this.#resizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
    clearTimeout(this.#saidTimer);
  }

  #measure(): void {
    this.isNarrow = this.clientWidth < NARROW;
  }

  /** Shows more of the session around the moment (factor above 1) or less. */
  zoom(factor: number): void {
    this.timeline?.zoom(factor);
  }

  protected override render(): TemplateResult {
    const { player } = this;
    const { replay, position, range } = player;
    if (!replay) return html`<div class="opening" role="status">Opening the replay…</div>`;
    return html`
      <div
        class=${classMap({ controls: true, live: player.isLive, narrow: this.isNarrow })}
        role="toolbar"
        aria-label="Replay"
      >
        ${this.#renderMoves()}
        ${player.isLive ? html`<span class="what dim">Recorded, not live</span>` : nothing}
        <span class="time" id="time"
          >${formatElapsed(position.time, replay.startTime)}${
            range
              ? nothing
              : html`<span class="total dim">
                  / ${formatElapsed(replay.endTime, replay.startTime)} ·
                  #${formatCount(position.seq)}</span
                >`
          }</span
        >
        ${
          this.isNarrow
            ? html`<devtools-popup id="more" label="More of the replay">
                <span slot="icon">${icons.more}</span>
                <div class="choices">${this.#renderChoices(replay)}</div>
              </devtools-popup>`
            : this.#renderChoices(replay)
        }
        ${
          player.isLive
            ? html`<button
                class="button"
                id="live"
                title="What is shown is a moment of the recording. Back to live (Shift+R)"
                aria-label="Back to live"
                @click=${() => player.closeLive()}
              >
                ${this.isNarrow ? 'Live' : 'Back to live'}
              </button>`
            : nothing
        }
      </div>
      <devtools-timeline
        .replay=${replay}
        .position=${position}
        .range=${range}
        .base=${player.comparison?.base}
        .bookmarks=${player.bookmarks}
        @timeline-seek=${this.#onSeek}
        @timeline-range=${(event: TimelineRangeEvent) => player.setRange(event.range)}
        @timeline-step=${(event: TimelineStepEvent) => void player.step(event.direction)}
      ></devtools-timeline>
      <div class="said" role="status">${this.said}</div>
    `;
  }

  #renderMoves(): TemplateResult {
    const { player } = this;
    const kind = KIND_LABELS[player.kind];
    const play = player.isPlaying ? 'Pause' : 'Play';
    return html`
      ${this.#renderIcon('former', `Former ${kind} (j)`, icons.former, () => void player.step('former'))}
      <button
        class="icon play"
        id="play"
        aria-label="${play} (k)"
        title="${play} (k)"
        @click=${() => player.toggle()}
      >
        ${player.isPlaying ? icons.pause : icons.play}
      </button>
      ${this.#renderIcon('next', `Next ${kind} (l)`, icons.next, () => void player.step('next'))}
      <select
        id="kind"
        aria-label="What a step leads to"
        title="What a step leads to"
        @change=${(event: Event) =>
          player.setKind((event.target as HTMLSelectElement).value as ReplayKind)}
      >
        ${REPLAY_KINDS.map(
          (name) =>
            html`<option value=${name} .selected=${name === player.kind}>${KIND_LABELS[name]}</option>`,
        )}
      </select>
    `;
  }

  #renderChoices({ startTime }: Replay): TemplateResult {
    const { player } = this;
    const { range } = player;
    return html`
      ${
        range
          ? html`<span class="range"
              ><span title="The chosen range"
                >${formatElapsed(range.from, startTime)} – ${formatElapsed(range.to, startTime)}</span
              ><button class="button" id="all" @click=${() => player.setRange(undefined)}>
                Whole session
              </button></span
            >`
          : nothing
      }
      <select
        id="speed"
        aria-label="Speed"
        title="Speed"
        @change=${(event: Event) => player.setSpeed(Number((event.target as HTMLSelectElement).value))}
      >
        ${SPEEDS.map(
          (speed) => html`<option value=${speed} .selected=${speed === player.speed}>${speed}×</option>`,
        )}
      </select>
      ${this.#renderToggle('skip', 'Skip idle time', icons.skip, player.skipsIdle, () =>
        player.setSkipsIdle(!player.skipsIdle),
      )}
      ${this.#renderToggle(
        'loop',
        player.range ? 'Loop the chosen range' : 'Loop',
        icons.loop,
        player.isLooping,
        () => void player.setLooping(!player.isLooping),
      )}
      ${this.#renderToggle(
        'bookmark',
        'Bookmark this moment (b)',
        icons.bookmark,
        player.bookmarks.some(({ seq }) => seq === player.position.seq),
        () => player.toggleBookmark(),
      )}
      ${this.#renderToggle(
        'compare',
        'Compare with this moment (d)',
        icons.compare,
        player.comparison !== undefined,
        () => player.toggleComparison(),
      )}
      ${this.hasApp ? this.#renderForApp() : nothing}
      ${this.#renderIcon('link', 'Copy a link to this moment', icons.link, this.#copyLink)}
    `;
  }

  #renderForApp(): TemplateResult {
    const what = this.player.range ? 'of the chosen range' : 'behind this moment';
    return html`
      ${this.#renderIcon('apply', 'Put this moment into the app (Shift+A)', icons.apply, this.apply)}
      ${this.#renderIcon('send', `Send the events ${what} again (Shift+S)`, icons.send, this.send)}
    `;
  }

  /** @param act - undefined while it cannot be done */
  #renderIcon(
    id: string,
    label: string,
    icon: TemplateResult,
    act: (() => void) | undefined,
  ): TemplateResult {
    return html`<button
      class="icon"
      id=${id}
      aria-label=${label}
      title=${label}
      ?disabled=${!act}
      @click=${act}
    >
      ${icon}
    </button>`;
  }

  #renderToggle(
    id: string,
    label: string,
    icon: TemplateResult,
    isOn: boolean,
    act: () => void,
  ): TemplateResult {
    return html`<button
      class="icon"
      id=${id}
      aria-label=${label}
      title=${label}
      aria-pressed=${isOn}
      @click=${act}
    >
      ${icon}
    </button>`;
  }

  #copyLink = (): void => {
    void copyText(this.player.link, this).then((isCopied) =>
      this.#say(isCopied ? 'Link copied' : 'The browser did not let the link be copied'),
    );
  };

  #say(what: string): void {
    this.said = what;
    clearTimeout(this.#saidTimer);
    this.#saidTimer = setTimeout(() => (this.said = ''), SAID_MS);
  }

  #onSeek = ({ time, seq }: TimelineSeekEvent): void => {
    void (seq === undefined ? this.player.seekTime(time) : this.player.seek(seq));
  };
}

defineElement('devtools-player', DevtoolsPlayer);

declare global {
  interface HTMLElementTagNameMap {
    'devtools-player': DevtoolsPlayer;
  }
}
