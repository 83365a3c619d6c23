import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import { toSessionError } from '../../core/index.ts';
import type { DevTools, SessionError } from '../../core/index.ts';
import type { Command } from '../commands/command.ts';
import type { ReplayController } from '../player/replay-controller.ts';
import { loadPreferences, savePreferences } from '../preferences.ts';

const NO_COLLECTOR =
  'Needs the package @rrweb/record, and domCollector() of devtools-panel/collectors/dom.';

interface PictureSource {
  devtools: DevTools | undefined;
}

/** The picture of a replay beside the views, and the switch that records it. */
export class PictureController {
  readonly #host: LitElement;
  readonly #player: ReplayController;
  readonly #source: PictureSource;
  readonly #onError: (error: SessionError) => void;
  #isHidden = loadPreferences().isPictureHidden === true;
  #isLoaded = false;

  constructor(
    host: LitElement,
    player: ReplayController,
    source: PictureSource,
    onError: (error: SessionError) => void,
  ) {
    this.#host = host;
    this.#player = player;
    this.#source = source;
    this.#onError = onError;
  }

  /** The page at the moment of the replay, where it was recorded. */
  render(): TemplateResult | typeof nothing {
    const { replay, position } = this.#player;
    if (replay?.hasPicture !== true || this.#isHidden) return nothing;
    if (!this.#isLoaded) {
      this.#isLoaded = true;
      import('./devtools-picture.ts').catch((error: unknown) => this.#report(error));
    }
    return html`<devtools-picture
      .replay=${replay}
      .seq=${position.seq}
      @picture-hide=${this.#toggleHidden}
      @picture-error=${({ detail }: CustomEvent<unknown>) => {
        // Of a replay that was closed meanwhile nobody wants to hear.
        if (replay === this.#player.replay) this.#report(detail);
      }}
    ></devtools-picture>`;
  }

  /** The switch of the recording of it, for the panel's menu. */
  renderSwitch(): TemplateResult {
    const picture = this.#source.devtools?.picture;
    const isOn = picture?.state === 'on' || picture?.state === 'starting';
    const problem = picture === undefined ? NO_COLLECTOR : picture.problem;
    return html`<label class="line" title=${problem ?? ''}>
        Record the picture
        <input
          type="checkbox"
          id="record-picture"
          aria-describedby="picture-problem"
          ?disabled=${picture === undefined}
          .checked=${isOn}
          @change=${this.#onSwitch}
        />
      </label>
      <p class="line dim note" id="picture-problem" ?hidden=${problem === undefined}>${problem}</p>`;
  }

  /** @param isViewer - nothing is recorded there */
  commands(isViewer: boolean): Command[] {
    const picture = this.#source.devtools?.picture;
    const record: Command = {
      id: 'picture.record',
      label: picture?.state === 'on' ? 'Stop recording the picture' : 'Record the picture',
      isDisabled: picture === undefined,
      run: () => void this.#toggleRecording(),
    };
    const hide: Command = {
      id: 'picture.hide',
      label: this.#isHidden ? 'Show the picture' : 'Hide the picture',
      keys: 'v',
      run: this.#toggleHidden,
    };
    const shows = this.#player.replay?.hasPicture === true;
    return [...(isViewer ? [] : [record]), ...(shows ? [hide] : [])];
  }

  #toggleHidden = (): void => {
    this.#isHidden = !this.#isHidden;
    savePreferences({ isPictureHidden: this.#isHidden });
    this.#host.requestUpdate();
  };

  #onSwitch = async ({ target }: Event): Promise<void> => {
    await this.#toggleRecording();
    // It may have failed, and then is what it was.
    (target as HTMLInputElement).checked = this.#source.devtools?.picture?.state === 'on';
  };

  async #toggleRecording(): Promise<void> {
    const picture = this.#source.devtools?.picture;
    await picture?.turn(picture.state !== 'on');
    this.#host.requestUpdate();
  }

  #report(error: unknown): void {
    this.#onError(toSessionError(error, 'worker-failed'));
  }
}
