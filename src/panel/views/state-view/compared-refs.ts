import type { MomentDiff, RefSummary } from '../../../core/index.ts';
import type { ComparedOp } from '../compared.ts';

/** The refs of a moment beside those of another one. */
export interface ComparedRefs {
  /** Those that are gone stand behind the others. */
  refs: readonly RefSummary[];
  ops: ReadonlyMap<string, ComparedOp>;
  count: number;
}

export function compareRefs(refs: readonly RefSummary[], diff: MomentDiff | undefined): ComparedRefs {
  const gone = (diff?.refs ?? []).flatMap((one) => (one.op === 'remove' ? [one.ref] : []));
  return {
    refs: gone.length === 0 ? refs : [...refs, ...gone],
    ops: new Map(diff?.refs.map(({ id, op }) => [id, op])),
    count: diff?.refCount ?? 0,
  };
}
