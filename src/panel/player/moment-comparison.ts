import type { MomentDiff, Replay, ReplayMoment, SeqRange, ValueDiff } from '../../core/index.ts';

/** What asks for the difference of one value at two moments. */
export interface ValueDiffSource {
  refDiff(id: string, range: SeqRange): Promise<ValueDiff | undefined>;
}

/** A moment that others of the same replay are held against; another object for each. */
export class MomentComparison {
  readonly base: ReplayMoment;
  /** When the session began, epoch ms. */
  readonly start: number;
  readonly refs: ValueDiffSource;
  readonly components: ValueDiffSource;
  readonly #replay: Replay;
  readonly #position: () => ReplayMoment;
  /** Asked for by more than one view. */
  #last: { seq: number; diff: Promise<MomentDiff> } | undefined;

  constructor(replay: Replay, base: ReplayMoment, position: () => ReplayMoment) {
    this.base = base;
    this.start = replay.startTime;
    this.#replay = replay;
    this.#position = position;
    this.refs = { refDiff: (id, range) => replay.valueDiff({ kind: 'ref', id }, range) };
    this.components = { refDiff: (id, range) => replay.valueDiff({ kind: 'component', id }, range) };
  }

  /** The records after which both stood, of now. */
  get range(): SeqRange {
    return { from: this.base.seq, to: this.#position().seq };
  }

  diff(): Promise<MomentDiff> {
    const { from, to } = this.range;
    if (this.#last?.seq !== to) this.#last = { seq: to, diff: this.#replay.diff(from, to) };
    return this.#last.diff;
  }
}
