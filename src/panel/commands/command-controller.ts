import { html, nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { Command } from './command.ts';
import { isTaken, matchesKeys } from './keys.ts';

interface CommandHost extends ReactiveControllerHost {
  /** What opens the panel from the page. */
  readonly hotkey: string;
}

/** Runs commands by their keys, and shows them: to choose from, or with their keys. */
export class CommandController implements ReactiveController {
  /** What is open. */
  shown: 'palette' | 'keys' | undefined;

  readonly #host: CommandHost;
  readonly #list: () => readonly Command[];
  readonly #onError: (error: unknown) => void;

  /** @param list - gives what can be done now; of two with the same keys the first has them */
  constructor(host: CommandHost, list: () => readonly Command[], onError: (error: unknown) => void) {
    this.#host = host;
    this.#list = list;
    this.#onError = onError;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.shown = undefined;
  }

  /** Does what a key press stands for, and says whether it stood for anything. */
  handleKey(event: KeyboardEvent): boolean {
    if (event.defaultPrevented || event.isComposing) return false;
    const command = matchesKeys('Ctrl+K', event)
      ? { run: () => void this.show('palette') }
      : isTaken(event)
        ? undefined
        : this.#list().find(({ keys, isDisabled }) => keys && !isDisabled && matchesKeys(keys, event));
    if (!command) return false;
    event.preventDefault();
    if (!event.repeat) command.run();
    return true;
  }

  async show(what: 'palette' | 'keys'): Promise<void> {
    try {
      await (what === 'palette' ? import('./devtools-palette.ts') : import('./devtools-key-list.ts'));
    } catch (error) {
      this.#onError(error);
      return;
    }
    this.shown = what;
    this.#host.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    if (this.shown === 'palette')
      return html`<devtools-palette
        .commands=${this.#list()}
        @close=${this.#onClose}
      ></devtools-palette>`;
    if (this.shown === 'keys')
      return html`<devtools-key-list
        .commands=${this.#list()}
        .hotkey=${this.#host.hotkey}
        @close=${this.#onClose}
      ></devtools-key-list>`;
    return nothing;
  }

  #onClose = (): void => {
    this.shown = undefined;
    this.#host.requestUpdate();
  };
}
