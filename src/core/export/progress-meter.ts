import type { Progress } from '../model/options.ts';

/** Time between two reports of progress, ms. */
const PROGRESS_INTERVAL_MS = 50;

/** Counts what is done, and says so now and then. */
export class ProgressMeter {
  readonly #report: (progress: Progress) => void;
  readonly #totalBytes: number;
  #bytes = 0;
  #saidAt = -Infinity;
  /** Records written. */
  records = 0;

  /** @param totalBytes - of all parts, uncompressed */
  constructor(totalBytes: number, report: (progress: Progress) => void) {
    this.#totalBytes = totalBytes;
    this.#report = report;
  }

  /** A part of `rawLength` bytes was read, and `written` records of it went to the file. */
  add(rawLength: number, written: number): void {
    this.#bytes += rawLength;
    this.records += written;
    if (performance.now() - this.#saidAt >= PROGRESS_INTERVAL_MS) this.#say(this.#bytes);
  }

  end(): void {
    this.#say(this.#totalBytes);
  }

  #say(bytesProcessed: number): void {
    this.#saidAt = performance.now();
    this.#report({
      bytesProcessed: Math.min(bytesProcessed, this.#totalBytes),
      totalBytes: this.#totalBytes,
      recordsProcessed: this.records,
    });
  }
}
