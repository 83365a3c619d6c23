import type { CollectorContext } from '../record/types.ts';
import { redacted } from '../sanitize/secret-keys.ts';
import type { NameClaims } from './name-claims.ts';
import type { SolidSource } from './solid-types.ts';

/** The component that a state belongs to. */
interface SolidStateOwner {
  readonly id: string;
  /** Whether its state may be recorded. */
  readonly isShown: boolean;
  /** Whether a value of this name is that of a field which is a secret. */
  hides(name: string): boolean;
}

export type SolidKind = 'ref' | 'computed' | 'store';

const LABELS: Record<SolidKind, string> = { ref: 'signal', computed: 'memo', store: 'store' };

const ids = new WeakMap<object, { id: string; name: string }>();

/** One signal, memo or store, recorded whenever it has changed. */
export class SolidState {
  readonly id: string;
  readonly name: string;
  readonly kind: SolidKind;
  private readonly context: CollectorContext;
  private readonly owner: SolidStateOwner | undefined;
  private value: unknown;
  private isRecorded = false;

  constructor(
    source: SolidSource,
    kind: SolidKind,
    owner: SolidStateOwner | undefined,
    claims: NameClaims,
    context: CollectorContext,
  ) {
    this.kind = kind;
    this.owner = owner;
    this.context = context;
    this.value = source.value;
    let known = ids.get(source);
    if (!known) {
      const claimed = claims.claim(source.name ?? LABELS[kind]);
      const name = source.name ?? claimed;
      known = { id: `${owner?.id ?? 'solid'}.${claimed}`, name };
      ids.set(source, known);
    }
    this.id = known.id;
    this.name = known.name;
  }

  get isShown(): boolean {
    return this.owner?.isShown ?? true;
  }

  /** The value as it is recorded. */
  get shown(): unknown {
    return this.owner?.hides(this.name) ? redacted(this.value) : this.value;
  }

  /** Records a value that it was given, where it may be. */
  set(value: unknown): void {
    if (Object.is(this.value, value)) return;
    const oldValue = this.shown;
    this.value = value;
    if (this.isShown) this.write(this.isRecorded ? { oldValue } : {});
  }

  /** Records the value as it is; of a memo that has none yet, nothing. */
  record(): void {
    if (this.kind !== 'computed' || this.value !== undefined) this.write({});
  }

  private write(change: { oldValue?: unknown }): void {
    this.isRecorded = true;
    const { id, name, kind, owner } = this;
    this.context.recordState({
      id,
      name,
      ...(owner && { owner: owner.id }),
      kind,
      ...change,
      newValue: this.shown,
    });
  }
}
