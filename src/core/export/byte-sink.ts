/** Where an export's bytes go. Exactly one of `close` and `abort` ends it. */
export interface ByteSink {
  /** Resolves when there is room for more. The bytes are the sink's from then on. */
  write(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** All bytes are there: the result becomes visible. */
  close(): Promise<void>;
  /** Leaves nothing behind. */
  abort(reason: unknown): Promise<void>;
}
