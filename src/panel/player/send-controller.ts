import type { ReactiveControllerHost } from 'lit';
import { claimKeys, toSessionError } from '../../core/index.ts';
import type {
  DevTools,
  Replay,
  SendOptions,
  SendProgress,
  SendResult,
  SessionError,
} from '../../core/index.ts';
import { focusedElement } from '../focused-element.ts';

/** Time between two looks at how long the next event is away, ms. */
const COUNTDOWN_MS = 1_000;

/** Sends recorded events into the running app, and keeps how far it came. */
export class SendController {
  /** While events are sent. */
  progress: SendProgress | undefined;
  /** What became of the last ones, until it is put away. */
  result: (SendResult & { isStoppedByHand?: boolean }) | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #onError: (error: SessionError) => void;
  readonly #onSent: (replay: Replay, seq: number) => void;
  /** On the clock of `performance.now()`. */
  #nextAt = 0;
  #countdown: ReturnType<typeof setInterval> | undefined;
  #stop: AbortController | undefined;

  /** @param onSent - hears of each event that was sent */
  constructor(
    host: ReactiveControllerHost,
    onError: (error: SessionError) => void,
    onSent: (replay: Replay, seq: number) => void,
  ) {
    this.#host = host;
    this.#onError = onError;
    this.#onSent = onSent;
  }

  /** Until the next event, where that is long, ms. */
  get waitMs(): number | undefined {
    return this.progress?.waitMs === undefined
      ? undefined
      : Math.max(0, this.#nextAt - performance.now());
  }

  /** Resolves at the end; Esc stops it, wherever the focus is then. */
  async send(devtools: DevTools, replay: Replay, options: SendOptions): Promise<void> {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const isOwn = (event: KeyboardEvent): boolean => event.isTrusted && event.key === 'Escape';
    const unclaim = claimKeys(isOwn);
    const onKey = (event: KeyboardEvent): void => {
      if (!isOwn(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.stop();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    const focused = focusedElement(document);
    this.#show({ sent: 0, total: 0 });
    try {
      const onProgress = (progress: SendProgress): void => {
        const { seq } = progress;
        if (seq !== undefined && seq !== this.progress?.seq) this.#onSent(replay, seq);
        this.#show(progress);
      };
      this.result = await devtools.sendEvents(replay, { ...options, signal, onProgress });
    } catch (error) {
      if (signal.aborted) this.result = { ...this.progress!, isStoppedByHand: true };
      else this.#onError(toSessionError(error, 'worker-failed'));
    } finally {
      window.removeEventListener('keydown', onKey, { capture: true });
      unclaim();
      // The events took it along.
      if (focusedElement(document) !== focused) focused?.focus({ preventScroll: true });
      this.#stop = undefined;
      this.#show(undefined);
    }
  }

  stop(): void {
    this.#stop?.abort();
  }

  /** There was nothing to be sent. */
  tellNone(): void {
    this.result = { sent: 0, total: 0 };
    this.#host.requestUpdate();
  }

  dismiss(): void {
    this.result = undefined;
    this.#host.requestUpdate();
  }

  #show(progress: SendProgress | undefined): void {
    this.progress = progress;
    clearInterval(this.#countdown);
    if (progress?.waitMs !== undefined) {
      this.#nextAt = performance.now() + progress.waitMs;
      this.#countdown = setInterval(() => this.#host.requestUpdate(), COUNTDOWN_MS);
    }
    if (progress) this.result = undefined;
    this.#host.requestUpdate();
  }
}
