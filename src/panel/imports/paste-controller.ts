import type { ReactiveController } from 'lit';
import { pastedFiles } from './pasted-files.ts';

/** Takes what is pasted into its host; where that is all of its page, whatever is pasted there. */
export class PasteController implements ReactiveController {
  readonly #host: HTMLElement & { full: boolean };
  readonly #take: (files: readonly File[]) => void;

  constructor(host: HTMLElement & { full: boolean }, take: (files: readonly File[]) => void) {
    this.#host = host;
    this.#take = take;
    host.addEventListener('paste', this.#onPaste);
  }

  hostConnected(): void {
    addEventListener('paste', this.#onPasteInPage);
  }

  hostDisconnected(): void {
    removeEventListener('paste', this.#onPasteInPage);
  }

  #onPasteInPage = (event: ClipboardEvent): void => {
    if (this.#host.full) this.#onPaste(event);
  };

  #onPaste = (event: ClipboardEvent): void => {
    if (event.defaultPrevented) return;
    const files = pastedFiles(event);
    if (files.length === 0) return;
    event.preventDefault();
    this.#take(files);
  };
}
