import type { ReactiveControllerHost } from 'lit';
import { toSessionError } from '../../core/index.ts';
import type {
  ComponentSnapshot,
  DevTools,
  KeptPart,
  RefSnapshot,
  RefusedValue,
  Replay,
  ReplayMoment,
  SessionError,
} from '../../core/index.ts';
import { focusedElement } from '../focused-element.ts';

/** What the app shows instead of its present. */
export interface RestoredMoment {
  moment: ReplayMoment;
  /** When the replayed session began, epoch ms. */
  start: number;
  /** Values that the app took. */
  restored: number;
  refused: readonly RefusedValue[];
  /** Parts of values that it took which are as they were. */
  kept: readonly KeptPart[];
}

/**
 * Puts the state of a replay's moment into the running app, and its present back. The present is what the recording
 * said last before the first moment was put in; only values that differ from it are touched.
 */
export class RestoreController {
  /** The moment that was put in last; undefined where the app is in its present, and that was seen. */
  shown: RestoredMoment | undefined;
  isBusy = false;

  readonly #host: ReactiveControllerHost;
  readonly #onError: (error: SessionError) => void;
  #present: ReadonlyMap<string, unknown> | undefined;
  /** What the app had itself of values that were set: the secrets and functions of the present. */
  readonly #livePresent = new Map<string, unknown>();
  /** Ids that are not as the present has them. */
  readonly #changed = new Set<string>();
  /** The app went on from a moment: more than what was put in may differ. */
  #wentOn = false;

  constructor(host: ReactiveControllerHost, onError: (error: SessionError) => void) {
    this.#host = host;
    this.#onError = onError;
  }

  /** Whether the app may be in another state than its present. */
  get isElsewhere(): boolean {
    return this.shown !== undefined && this.#present !== undefined;
  }

  /** Puts away what is said of a moment that left the app as it was. */
  dismiss(): void {
    this.shown = undefined;
    this.#host.requestUpdate();
  }

  /** @param goesOn - the app will be led on from there, and its present is kept even where it is the same */
  async apply(devtools: DevTools, replay: Replay, moment: ReplayMoment, goesOn = false): Promise<void> {
    await this.#run(async () => {
      this.#present ??= await readPresent(devtools);
      const { seq } = moment;
      const [refs, tree] = await Promise.all([replay.refsAt(seq), replay.treeAt(seq)]);
      const then = settable(refs, tree);
      const values = new Map(
        [...then].filter(
          ([id, value]) => this.#changed.has(id) || !isSame(value, this.#present?.get(id)),
        ),
      );
      const {
        restored,
        refused: all,
        kept = [],
      } = await devtools.restoreState(values, { present: this.#livePresent });
      // Most frameworks keep no values with a component itself.
      const components = new Set(tree.map(({ id }) => id));
      const refused = all.filter(({ id }) => !components.has(id));
      for (const id of restored) this.#changed.add(id);
      this.#wentOn ||= goesOn;
      if (this.#changed.size === 0 && !this.#wentOn) this.#present = undefined;
      this.shown = { moment, start: replay.startTime, restored: restored.length, refused, kept };
    });
  }

  /** The app as it was before the first moment was put in. */
  async backToPresent(devtools: DevTools): Promise<void> {
    const present = this.#present;
    await this.#run(async () => {
      if (present) {
        const now = this.#wentOn ? await readPresent(devtools) : present;
        const values = [...present].filter(
          ([id, value]) => this.#changed.has(id) || !isSame(value, now.get(id)),
        );
        await devtools.restoreState(new Map(values), { present: this.#livePresent });
      }
      this.#present = undefined;
      this.#livePresent.clear();
      this.#changed.clear();
      this.#wentOn = false;
      this.shown = undefined;
    });
  }

  async #run(work: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.#host.requestUpdate();
    const focused = focusedElement(document);
    try {
      await work();
    } catch (error) {
      this.#onError(toSessionError(error, 'worker-failed'));
    } finally {
      // An app that shows another route may take it, and with it the key that leads back.
      if (focusedElement(document) !== focused) focused?.focus({ preventScroll: true });
      this.isBusy = false;
      this.#host.requestUpdate();
    }
  }
}

async function readPresent(devtools: DevTools): Promise<ReadonlyMap<string, unknown>> {
  await devtools.flush();
  const query = await devtools.openQuery(devtools.status.sessionId);
  try {
    return settable(...(await Promise.all([query.refs(), query.tree()])));
  } finally {
    query.close();
  }
}

/** Values of refs, and those that components keep themselves, by their ids. Computed ones follow from the others. */
function settable(
  refs: readonly RefSnapshot[],
  tree: readonly ComponentSnapshot[],
): Map<string, unknown> {
  const own = tree.map(({ id, props, state }): [string, unknown] => [
    id,
    { ...fieldsOf(props), ...fieldsOf(state) },
  ]);
  const stored = refs.filter(({ kind }) => kind !== 'computed');
  return new Map([...own, ...stored.map(({ id, value }): [string, unknown] => [id, value])]);
}

function fieldsOf(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

/** Stored values are plain JSON. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
