/** How two figures are set against each other; the ratio says how much better or worse ours is. */
export type Comparison =
  /** Ours divided by the peer's: less is better. */
  | 'cost'
  /** The peer's time divided by ours: more is better. */
  | 'speed-up'
  /** Our rate divided by the peer's: more is better. */
  | 'rate'
  /** Ours as a part of the peer's, in per cent: less is better. */
  | 'share'
  /** Ours has no peer, and the target is a figure of its own. */
  | 'limit';

/** One line of the table. */
export interface Result {
  row: string;
  what: string;
  unit: 'records' | 's' | 'µs' | 'ms' | 'records/s' | 'KB' | 'MB';
  comparison: Comparison;
  /** One figure a round. */
  ours: number[];
  peer?: number[];
  /** The ratio to reach, of a limit the figure; absent on lines that only explain others. */
  target?: number;
}
