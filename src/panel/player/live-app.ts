import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { html } from 'lit';
import type {
  DevTools,
  EventRecord,
  RecordPlace,
  Replay,
  ReplayMoment,
  SessionError,
  TimeRange,
} from '../../core/index.ts';
import { renderRestored, renderSending } from './render-live-app.ts';
import { RestoreController } from './restore-controller.ts';
import { SendController } from './send-controller.ts';

/** What of a replay is to be sent: what lies behind the moment, or in the range where there is one. */
export interface SentPart {
  position: ReplayMoment;
  range: TimeRange | undefined;
}

export interface LiveAppOptions {
  host: ReactiveControllerHost;
  onError: (error: SessionError) => void;
  /** Goes to a record of the session that is replayed. */
  showRecord: (place: RecordPlace) => void;
  /** Goes to an event that was sent, where its replay is still shown. */
  follow: (replay: Replay, seq: number) => void;
}

/** The app of this page, as far as a replay reaches into it: moments put in, and events sent again. */
export class LiveApp {
  readonly #options: LiveAppOptions;
  readonly #restore: RestoreController;
  readonly #sending: SendController;

  constructor(options: LiveAppOptions) {
    this.#options = options;
    this.#restore = new RestoreController(options.host, options.onError);
    this.#sending = new SendController(options.host, options.onError, options.follow);
  }

  get isSending(): boolean {
    return this.#sending.progress !== undefined;
  }

  /** Nothing else can be begun meanwhile. */
  get isBusy(): boolean {
    return this.#restore.isBusy || this.isSending;
  }

  /** Whether the app shows something else than its present. */
  get isElsewhere(): boolean {
    return this.#restore.isElsewhere;
  }

  async apply(devtools: DevTools, replay: Replay, moment: ReplayMoment): Promise<void> {
    if (this.isBusy) return;
    this.#sending.dismiss();
    await this.#restore.apply(devtools, replay, moment);
  }

  /** Puts the app where it was right before the first event of the part, and sends them all. */
  async send(devtools: DevTools, replay: Replay, part: SentPart, speed: number): Promise<void> {
    if (this.isBusy) return;
    const events = await eventsIn(replay, part);
    const [first, last] = [events[0], events.at(-1)];
    this.#sending.dismiss();
    if (!first || !last) {
      this.#sending.tellNone();
      return;
    }
    const moment = { seq: first.seq - 1, time: first.time };
    await this.#restore.apply(devtools, replay, moment, true);
    if (this.#restore.shown?.moment !== moment) return;
    const end = part.range ? (await replay.momentAt(part.range.to)).seq : replay.lastSeq;
    const to = Math.max(last.seq, end);
    await this.#sending.send(devtools, replay, { from: first.seq, to, speed });
  }

  stop(): void {
    this.#sending.stop();
  }

  async backToPresent(devtools: DevTools): Promise<void> {
    if (this.isBusy) return;
    this.#sending.dismiss();
    await this.#restore.backToPresent(devtools);
  }

  render(backToPresent: () => void): TemplateResult {
    const { showRecord } = this.#options;
    return html`${renderSending(this.#sending, showRecord)}
    ${renderRestored(this.#restore, this.isBusy, backToPresent)}`;
  }
}

function eventsIn(replay: Replay, { position, range }: SentPart): Promise<EventRecord[]> {
  const { firstSeq, lastSeq } = replay;
  const filter = { category: 'dom', ...range };
  return replay.events({ from: range ? firstSeq : position.seq + 1, to: lastSeq, filter });
}
