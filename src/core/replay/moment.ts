/** What the records of a section come to, at one place in them. */
export interface Moment<Record> {
  add(record: Record): void;
  /** The same once more: neither changes with what is added to the other, and both share what they can. */
  fork(): this;
  /** About the bytes that it takes besides what it shares with another. */
  weightBeyond(shared: this | undefined): number;
}
