import type { Collector, CollectorContext, PictureState, PictureSwitch } from '../record/types.ts';
import { PictureRecording, type PictureOptions } from './picture-recording.ts';
import type { RrwebRecord } from './rrweb.ts';

/** `1` or `0`, as someone chose in the panel. */
const CHOICE_KEY = 'devtools-panel:picture';

/**
 * Records the page itself, by rrweb: first as a whole, then what changes in it. The panel is left out. It costs nothing
 * until it is switched on: not even rrweb is loaded.
 */
export class PictureCollector implements Collector, PictureSwitch {
  readonly name = 'dom';
  readonly recordsExisting = true;
  readonly picture: PictureSwitch = this;
  readonly #options: PictureOptions;
  readonly #load: () => Promise<RrwebRecord>;
  #context: CollectorContext | undefined;
  #recording: PictureRecording | undefined;
  #state: PictureState = 'off';
  /** What is wrong, should the step that is tried fail. */
  #problem: string | undefined;
  /** What was chosen in this page: a pause, or storage that is blocked, must not undo it. */
  #choice: boolean | undefined;
  /** How often it began or ended. */
  #turns = 0;

  /** @param load - fetches rrweb, where it is installed */
  constructor(load: () => Promise<RrwebRecord>, options: PictureOptions = {}) {
    this.#load = load;
    this.#options = options;
  }

  get state(): PictureState {
    return this.#state;
  }

  get problem(): string | undefined {
    return this.#state === 'failed' ? this.#problem : undefined;
  }

  start(context: CollectorContext): () => void {
    this.#context = context;
    if (this.#isWanted) void this.#begin();
    return () => {
      this.#context = undefined;
      this.#end(context);
    };
  }

  async turn(isOn: boolean): Promise<void> {
    this.#choice = isOn;
    rememberChoice(isOn);
    if (isOn) await this.#begin();
    else if (this.#context !== undefined) this.#end(this.#context);
  }

  get #isWanted(): boolean {
    return this.#choice ?? rememberedChoice() ?? this.#options.isOn ?? false;
  }

  async #begin(): Promise<void> {
    const context = this.#context;
    if (context === undefined || this.#state === 'starting' || this.#state === 'on') return;
    this.#turns += 1;
    const turn = this.#turns;
    this.#state = 'starting';
    this.#problem = 'The picture needs the package @rrweb/record: install it in the app, and reload.';
    try {
      const record = await this.#load();
      // Switched off meanwhile.
      if (turn !== this.#turns) return;
      this.#problem = 'The page could not be recorded.';
      this.#recording = new PictureRecording(record, context, this.#options);
      this.#state = 'on';
    } catch {
      if (turn !== this.#turns) return;
      this.#state = 'failed';
      const payload = { reason: this.#problem };
      context.recordEvent({ category: 'devtools', name: 'gap', source: this.name, payload });
    }
  }

  #end(context: CollectorContext): void {
    this.#turns += 1;
    this.#state = 'off';
    this.#recording?.stop();
    if (this.#recording !== undefined) context.recordDom({ name: 'end', data: {} });
    this.#recording = undefined;
  }
}

function rememberedChoice(): boolean | undefined {
  try {
    const choice = localStorage.getItem(CHOICE_KEY);
    return choice === null ? undefined : choice === '1';
  } catch {
    // Storage is blocked: nobody could choose before.
    return undefined;
  }
}

function rememberChoice(isOn: boolean): void {
  try {
    localStorage.setItem(CHOICE_KEY, isOn ? '1' : '0');
  } catch {
    // It holds until the page is left.
  }
}
