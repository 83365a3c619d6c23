import type { RefSnapshot } from '../model/query.ts';
import { isAlike } from '../query/comparable.ts';
import { withSecretsOf } from './unfilled-secrets.ts';

type Ref = RefSnapshot;

/** A ref of a run that is not as it was recorded; one of the two is missing where only one run has it. */
export interface RefMismatch {
  expected?: Ref;
  came?: Ref;
}

/**
 * Holds the state of a run against the recorded one while both go on. Refs stand for each other by id; those that
 * came up on the way, whose ids may be others, by kind and name in the order in which they came.
 */
export class StateFollower {
  /** Ids of the run by those of the recording, and the other way round. */
  readonly #liveIds = new Map<string, string>();
  readonly #recordedIds = new Map<string, string>();
  /** Ids that are no longer looked at to find pairs. */
  readonly #known: { recorded: Set<string>; live: Set<string> };
  /** `seq` up to which both are known to agree. */
  #agreed: { recorded: number; live: number };

  /** @param recorded - all refs where the run begins, as `live` */
  constructor(recorded: readonly Ref[], live: readonly Ref[]) {
    this.#known = { recorded: new Set(), live: new Set() };
    const ids = new Set(live.map(({ id }) => id));
    for (const { id } of recorded) if (ids.has(id)) this.#pair(id, id);
    this.#pairByName(recorded, live);
    for (const { id } of recorded) this.#known.recorded.add(id);
    for (const { id } of live) this.#known.live.add(id);
    this.#agreed = { recorded: lastSeq(recorded), live: lastSeq(live) };
  }

  /** The first ref that changed in either since they agreed last, and is not the same in both. */
  mismatch(recorded: readonly Ref[], live: readonly Ref[]): RefMismatch | undefined {
    this.#pairByName(recorded, live);
    const ones = byId(recorded);
    const others = byId(live);
    for (const expected of changedSince(this.#agreed.recorded, recorded)) {
      const came = others.get(this.#liveIds.get(expected.id) ?? expected.id);
      if (!came) return { expected };
      const mismatch = mismatchOf(expected, came);
      if (mismatch) return mismatch;
    }
    for (const came of changedSince(this.#agreed.live, live)) {
      const expected = ones.get(this.#recordedIds.get(came.id) ?? came.id);
      if (!expected) return { came };
      const mismatch = mismatchOf(expected, came);
      if (mismatch) return mismatch;
    }
    return undefined;
  }

  /** Whether the run alone changed it since they agreed: what the recording did later may have come early. */
  isAhead({ expected }: RefMismatch): boolean {
    return expected === undefined || expected.seq <= this.#agreed.recorded;
  }

  /** What changes from here on is compared next. */
  agree(recorded: readonly Ref[], live: readonly Ref[]): void {
    this.#agreed = { recorded: lastSeq(recorded), live: lastSeq(live) };
  }

  #pair(recordedId: string, liveId: string): void {
    this.#liveIds.set(recordedId, liveId);
    this.#recordedIds.set(liveId, recordedId);
    this.#known.recorded.add(recordedId);
    this.#known.live.add(liveId);
  }

  /** Of refs that are new on both sides. */
  #pairByName(recorded: readonly Ref[], live: readonly Ref[]): void {
    const waiting = new Map<string, string[]>();
    for (const ref of live) {
      if (this.#known.live.has(ref.id)) continue;
      const ids = waiting.get(nameOf(ref));
      if (ids) ids.push(ref.id);
      else waiting.set(nameOf(ref), [ref.id]);
    }
    if (waiting.size === 0) return;
    for (const ref of recorded) {
      if (this.#known.recorded.has(ref.id)) continue;
      const liveId = waiting.get(nameOf(ref))?.shift();
      if (liveId !== undefined) this.#pair(ref.id, liveId);
    }
  }
}

function mismatchOf(expected: Ref, came: Ref): RefMismatch | undefined {
  if (isAlike(expected.value, came.value)) return undefined;
  const value = withSecretsOf(expected.value, came.value);
  if (isAlike(value, came.value)) return { expected, came };
  return isAlike(expected.value, value) ? undefined : { expected, came: { ...came, value } };
}

function nameOf({ kind, name }: Ref): string {
  return JSON.stringify([kind, name]);
}

function byId(refs: readonly Ref[]): Map<string, Ref> {
  return new Map(refs.map((ref) => [ref.id, ref]));
}

function lastSeq(refs: readonly Ref[]): number {
  return refs.reduce((last, { seq }) => Math.max(last, seq), 0);
}

function changedSince(seq: number, refs: readonly Ref[]): Ref[] {
  return refs.filter((ref) => ref.seq > seq).sort((a, b) => a.seq - b.seq);
}
