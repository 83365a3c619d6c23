import { html, nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { toSessionError } from '../../core/index.ts';
import type { DevTools, SessionComparison, SessionError, SessionInfo } from '../../core/index.ts';
import type { Command } from '../commands/command.ts';
import { openWithCode } from '../open-with-code.ts';
import type { CompareOwner, DevtoolsCompare } from './devtools-compare.ts';

/** The sessions that can be compared, and the one that is shown. */
export interface CompareSource {
  devtools: DevTools | undefined;
  sessions: readonly SessionInfo[];
  shownId: string;
}

/** The comparison of two sessions, over the views while it is open. */
export class CompareController implements ReactiveController, CompareOwner {
  comparison: SessionComparison | undefined;
  isOpen = false;
  ignoresRandom = true;

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #source: CompareSource;
  readonly #onError: (error: SessionError) => void;
  readonly #element = createRef<DevtoolsCompare>();
  #turn = 0;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    source: CompareSource,
    onError: (error: SessionError) => void,
  ) {
    this.#host = host;
    this.#source = source;
    this.#onError = onError;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.end();
  }

  get devtools(): DevTools | undefined {
    return this.#source.devtools;
  }

  get sessions(): readonly SessionInfo[] {
    return this.#source.sessions;
  }

  async compare(leftId: string, rightId: string): Promise<void> {
    const { devtools } = this.#source;
    this.#forget();
    const turn = this.#turn;
    this.isOpen = true;
    this.#host.requestUpdate();
    try {
      const comparison = await openWithCode(
        devtools?.compareSessions(leftId, rightId, { ignoresRandom: this.ignoresRandom }),
        import('./devtools-compare.ts'),
      );
      if (turn === this.#turn) this.comparison = comparison;
      else comparison?.close();
    } catch (error) {
      if (turn !== this.#turn) return;
      this.isOpen = false;
      this.#onError(toSessionError(error, 'session-not-found'));
    }
    this.#host.requestUpdate();
  }

  /** Compares the same two again, with or without what is another one in each run. */
  setIgnoring(ignoresRandom: boolean): void {
    const { comparison } = this;
    this.ignoresRandom = ignoresRandom;
    if (comparison) void this.compare(comparison.leftId, comparison.rightId);
  }

  /** Shows the views again. */
  end(): void {
    if (!this.isOpen) return;
    this.#forget();
    this.isOpen = false;
    this.#host.requestUpdate();
  }

  close(): void {
    this.end();
    // What had the keyboard is gone.
    this.#host.focus();
  }

  commands(): readonly Command[] {
    if (this.isOpen) return this.#element.value?.commands() ?? [];
    const { shownId, sessions } = this.#source;
    const other = sessions.find(({ id }) => id !== shownId);
    return [
      {
        id: 'compare.open',
        label: 'Compare the shown session with another…',
        isDisabled: other === undefined,
        run: () => void this.compare(shownId, other!.id),
      },
    ];
  }

  render(): TemplateResult | typeof nothing {
    if (!this.isOpen) return nothing;
    return html`<devtools-compare
      ${ref(this.#element)}
      .owner=${this}
      .comparison=${this.comparison}
    ></devtools-compare>`;
  }

  /** Whatever is asked for now is the next one. */
  #forget(): void {
    this.#turn += 1;
    this.comparison?.close();
    this.comparison = undefined;
  }
}
