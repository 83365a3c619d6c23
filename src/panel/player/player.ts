import type { ReactiveControllerHost } from 'lit';
import type { TemplateResult } from 'lit';
import type { SessionError } from '../../core/index.ts';
import type { Command } from '../commands/command.ts';
import { playerCommands } from './player-commands.ts';
import { renderPlayer } from './render-player.ts';
import { ReplayController } from './replay-controller.ts';
import type { ReplaySource } from './replay-controller.ts';
import { RestoreController } from './restore-controller.ts';

/** The replay of the shown session, and what of it was put into the app, for the frame to show. */
export class Player {
  readonly replay: ReplayController;
  readonly #restore: RestoreController;
  readonly #source: ReplaySource;

  constructor(
    host: ReactiveControllerHost & EventTarget,
    source: ReplaySource,
    onError: (error: SessionError) => void,
  ) {
    this.#source = source;
    this.#restore = new RestoreController(host, onError);
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
      restore: this.#restore,
      apply: this.#canApply ? this.#apply : undefined,
      backToPresent: this.#backToPresent,
    });
  }

  commands(): Command[] {
    const { shown } = this.#restore;
    return [
      ...playerCommands(this.replay),
      {
        id: 'replay.apply',
        label: 'Put this moment into the app',
        keys: 'Shift+A',
        isDisabled: !this.#canApply,
        run: this.#apply,
      },
      {
        id: 'replay.present',
        label: 'Back to the present of the app',
        keys: 'Shift+P',
        isDisabled: shown === undefined,
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
    const { replay, position } = this.replay;
    const { devtools } = this.#source;
    if (devtools && replay) void this.#restore.apply(devtools, replay, position);
  };

  #backToPresent = (): void => {
    const { devtools } = this.#source;
    if (devtools) void this.#restore.backToPresent(devtools);
  };
}
