import type { ReactiveControllerHost } from 'lit';
import type { TemplateResult } from 'lit';
import { toSessionError } from '../../core/index.ts';
import type { DevTools, RecordPlace, Replay, SessionError } from '../../core/index.ts';
import type { Command } from '../commands/command.ts';
import type { LiveApp } from './live-app.ts';
import { playerCommands } from './player-commands.ts';
import { renderPlayer } from './render-player.ts';
import { ReplayController } from './replay-controller.ts';
import type { ReplaySource } from './replay-controller.ts';

/** The views of the frame, where a record can be seen. */
export interface RecordViews {
  showRecord: (place: RecordPlace) => Promise<void>;
}

interface PlayerHost extends ReactiveControllerHost, EventTarget {
  /** Whether it is all of its page, which then is no app. */
  readonly full: boolean;
}

/** The replay of the shown session, and what of it goes into the app, for the frame to show. */
export class Player {
  readonly replay: ReplayController;
  readonly #host: PlayerHost;
  readonly #source: ReplaySource;
  readonly #views: RecordViews;
  readonly #onError: (error: SessionError) => void;
  /** Its code comes when it is first asked for. */
  #app: LiveApp | undefined;

  constructor(
    host: PlayerHost,
    source: ReplaySource,
    views: RecordViews,
    onError: (error: SessionError) => void,
  ) {
    this.#host = host;
    this.#source = source;
    this.#views = views;
    this.#onError = onError;
    this.replay = new ReplayController(host, source, {
      onError,
      load: () => import('./devtools-player.ts'),
    });
    host.addEventListener('moment-seek', ({ seq }: { seq?: number } & Event) => {
      if (seq !== undefined) void this.replay.seek(seq);
    });
  }

  render(): TemplateResult {
    const { replay } = this;
    return renderPlayer({
      player: replay,
      hasApp: !this.#host.full,
      app: this.#app,
      apply: this.#canApply ? this.#apply : undefined,
      send: this.#canApply ? this.#send : undefined,
      backToPresent: this.#backToPresent,
    });
  }

  commands(): Command[] {
    return [...playerCommands(this.replay), ...(this.#host.full ? [] : this.#appCommands())];
  }

  /** What a moment can do to the app. */
  #appCommands(): Command[] {
    return [
      {
        id: 'replay.apply',
        label: 'Put this moment into the app',
        keys: 'Shift+A',
        isDisabled: !this.#canApply,
        run: this.#apply,
      },
      {
        id: 'replay.send',
        label: 'Send the events again',
        keys: 'Shift+S',
        isDisabled: !this.#canApply,
        run: this.#send,
      },
      {
        id: 'replay.send-fast',
        label: 'Send the events again, as fast as the app follows',
        isDisabled: !this.#canApply,
        run: () => this.#sendAt(Infinity),
      },
      ...(this.#app?.isSending
        ? [
            {
              id: 'replay.send-stop',
              label: 'Stop sending events',
              keys: 'Escape',
              run: () => this.#app?.stop(),
            },
          ]
        : []),
      {
        id: 'replay.present',
        label: 'Back to the present of the app',
        keys: 'Shift+P',
        isDisabled: !this.#app?.isElsewhere,
        run: this.#backToPresent,
      },
    ];
  }

  /** Only a page that is recorded has an app to put it into. */
  get #canApply(): boolean {
    const state = this.#source.devtools?.status.state;
    return this.replay.replay !== undefined && (state === 'recording' || state === 'paused');
  }

  #apply = (): void => {
    const { position } = this.replay;
    void this.#inApp((app, devtools, replay) => app.apply(devtools, replay, position));
  };

  #send = (): void => this.#sendAt(this.replay.speed);

  #sendAt(speed: number): void {
    const { position, range } = this.replay;
    this.replay.pause();
    void this.#inApp((app, devtools, replay) => app.send(devtools, replay, { position, range }, speed));
  }

  #backToPresent = (): void => {
    const { devtools } = this.#source;
    if (devtools) void this.#app?.backToPresent(devtools);
  };

  async #inApp(
    work: (app: LiveApp, devtools: DevTools, replay: Replay) => Promise<void>,
  ): Promise<void> {
    const { devtools } = this.#source;
    const { replay } = this.replay;
    if (!devtools || !replay) return;
    try {
      const { LiveApp } = await import('./live-app.ts');
      this.#app ??= new LiveApp({
        host: this.#host,
        onError: this.#onError,
        showRecord: (place) => void this.#showRecord(place),
        follow: (replay, seq) => {
          if (replay === this.replay.replay) void this.replay.seek(seq);
        },
      });
      await work(this.#app, devtools, replay);
    } catch (error) {
      this.#onError(toSessionError(error, 'worker-failed'));
    }
  }

  /** At the moment that it made: the views show nothing of what came later. */
  async #showRecord(place: RecordPlace): Promise<void> {
    await this.replay.seek(place.seq);
    await this.#views.showRecord(place);
  }
}
