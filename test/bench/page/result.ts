/** How two figures are set against each other; the ratio says how much better or worse ours is. */
export type Comparison =
  /** Ours divided by the peer's: less is better. */
  | 'cost'
  /** The peer's time divided by ours: more is better. */
  | 'speed-up'
  /** Our rate divided by the peer's: more is better. */
  | 'rate';

/** One line of the table. */
export interface Result {
  row: string;
  what: string;
  unit: 's' | 'µs' | 'ms' | 'records/s' | 'KB' | 'MB';
  comparison: Comparison;
  /** One figure a round. */
  ours: number[];
  peer?: number[];
  /** The ratio to reach; absent on lines that only explain others. */
  target?: number;
}
