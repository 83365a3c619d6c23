import type { Collector, CollectorContext } from '../record/types.ts';
import { bringStateChanges } from '../record/state-changes.ts';
import { attempt } from './attempt.ts';
import { NameClaims } from './name-claims.ts';
import { ownValue } from './own-value.ts';

/** Where the state of a store is read, and set. */
export interface StateSource {
  getState(): unknown;
  /** @returns whether the store takes it */
  setState(value: unknown): boolean;
}

const claims = new NameClaims();

/** The payload of a Flux Standard Action; of any other action, and of one that failed, all of it. */
function actionPayload(action: unknown): unknown {
  const payload = ownValue(action, 'payload');
  const hasMore =
    payload === undefined ? Object.keys(action as object).length > 1 : ownValue(action, 'error');
  return hasMore ? action : payload;
}

/** One store's recording: off until a recorder starts it. */
export class StoreRecording implements Collector {
  readonly name: string;
  readonly recordsExisting = true;
  private readonly id: string;
  private readonly label: string;
  private readonly source: WeakRef<StateSource>;
  private context: CollectorContext | undefined;
  private state: unknown;

  constructor(source: StateSource, label: string) {
    bringStateChanges();
    this.id = `redux:${claims.claim(label)}`;
    this.name = this.id;
    this.label = label;
    // The page's list of sources must not keep a store that the app has dropped.
    this.source = new WeakRef(source);
  }

  start(context: CollectorContext): () => void {
    this.context = context;
    attempt(() => this.recordState());
    return () => {
      this.context = undefined;
      this.state = undefined;
    };
  }

  restore(id: string, value: unknown): boolean {
    return id === this.id && (this.source.deref()?.setState(value) ?? false);
  }

  liveValueOf(id: string): { value: unknown } | undefined {
    const source = id === this.id ? this.source.deref() : undefined;
    return source && { value: source.getState() };
  }

  /** To be called before the reducer runs, so that an action which makes it throw is in the log. */
  recordAction(action: unknown): void {
    const type = typeof action === 'string' ? action : ownValue(action, 'type');
    // A function is a thunk on its way to middleware: what it dispatches comes by again.
    if (!this.context || typeof type !== 'string') return;
    const payload = typeof action === 'string' ? undefined : actionPayload(action);
    this.context.recordEvent({
      category: 'state',
      name: type,
      source: this.label,
      ...(payload !== undefined && { payload }),
    });
  }

  recordState(): void {
    const newValue = this.source.deref()?.getState();
    if (!this.context || newValue === this.state || newValue === undefined) return;
    const change = this.state === undefined ? { newValue } : { oldValue: this.state, newValue };
    this.state = newValue;
    this.context.recordState({ id: this.id, name: this.label, kind: 'store', ...change });
  }

  get isActive(): boolean {
    return this.context !== undefined;
  }

  /** Whether the app has dropped the store. */
  get isGone(): boolean {
    return this.source.deref() === undefined;
  }
}
