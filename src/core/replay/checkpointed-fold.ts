import { SEGMENT_BYTES } from '../model/limits.ts';
import type { SectionName, SectionRecords } from '../model/records.ts';
import { revisionOf, type SessionReader, type SessionSnapshot } from '../query/session-reader.ts';
import { Checkpoints } from './checkpoints.ts';
import type { Moment } from './moment.ts';

/** About what all checkpoints of one section take. */
const MAX_CHECKPOINT_BYTES = 64 * 1024 ** 2;

/** Bytes of the log between two checkpoints: less than any part of a stored session, so that one alone is read. */
const CHECKPOINT_DISTANCE = SEGMENT_BYTES / 2;

/** Parts of the store read at a time: who waits for the first ones is not kept until the last. */
const PARTS_A_STEP = 16;

interface Place<M> {
  seq: number;
  moment: M;
}

/**
 * What a section's records come to at any place. The log is gone through once, as far as it is asked for, and
 * moments are kept on the way; a moment between two is made from the one before it, or from the answer before it.
 */
export class CheckpointedFold<S extends SectionName, M extends Moment<SectionRecords[S]>> {
  readonly #reader: SessionReader;
  readonly #section: S;
  readonly #create: () => M;
  readonly #lastSeq: number;
  #revision = '';
  #checkpoints!: Checkpoints<M>;
  /** As far as checkpoints were taken. */
  #head!: Place<M>;
  /** Bytes of the log since the last checkpoint. */
  #bytes = 0;
  #recent: Place<M> | undefined;
  #stepping: Promise<void> | undefined;

  /** @param lastSeq - no record behind it is looked at */
  constructor(
    reader: SessionReader,
    {
      section,
      lastSeq,
      create,
    }: {
      section: S;
      lastSeq: number;
      create: () => M;
    },
  ) {
    this.#reader = reader;
    this.#section = section;
    this.#lastSeq = lastSeq;
    this.#create = create;
    this.#begin();
  }

  /** The moment after all records up to `seq`, the last one at most; it is not changed any more, by callers neither. */
  async at(seq: number): Promise<M> {
    for (;;) {
      while (this.#head.seq < seq) await (this.#stepping ??= this.#step());
      const moment = await this.#rebuild(seq);
      if (moment !== undefined) return moment;
    }
  }

  #begin(): void {
    this.#checkpoints = new Checkpoints({
      maxBytes: MAX_CHECKPOINT_BYTES,
      distance: CHECKPOINT_DISTANCE,
    });
    this.#head = { seq: -1, moment: this.#create() };
    this.#recent = undefined;
    this.#bytes = 0;
  }

  /** Goes on with the log. */
  async #step(): Promise<void> {
    try {
      await this.#reader.withRecentSnapshot(this.#section, async (snapshot) => {
        if (!this.#isCurrent(snapshot)) return;
        const head = this.#head;
        const range = { after: head.seq, to: this.#lastSeq };
        let count = 0;
        for await (const part of this.#reader.parts(snapshot, this.#section, range)) {
          // It began anew meanwhile.
          if (this.#head !== head) return;
          for (const record of part.records) head.moment.add(record);
          head.seq = part.lastSeq;
          this.#bytes += part.rawLength;
          if (this.#bytes >= this.#checkpoints.distance) this.#keep();
          count += 1;
          if (count === PARTS_A_STEP) return;
        }
        if (this.#head === head) head.seq = this.#lastSeq;
      });
    } finally {
      this.#stepping = undefined;
    }
  }

  #keep(): void {
    this.#checkpoints.append(this.#head.seq, this.#head.moment.fork());
    this.#bytes = 0;
  }

  /** @returns undefined where the session is another one now */
  #rebuild(seq: number): Promise<M | undefined> {
    return this.#reader.withRecentSnapshot(this.#section, async (snapshot) => {
      if (!this.#isCurrent(snapshot)) return undefined;
      const checkpoints = this.#checkpoints;
      const base = this.#nearest(seq);
      const range = { after: base?.seq ?? -1, to: seq };
      const moment = base?.moment.fork() ?? this.#create();
      for await (const part of this.#reader.parts(snapshot, this.#section, range)) {
        for (const record of part.records) moment.add(record);
      }
      if (this.#checkpoints !== checkpoints) return undefined;
      this.#recent = { seq, moment };
      return moment;
    });
  }

  /** Begins anew where the session was emptied or merged into. */
  #isCurrent({ row }: SessionSnapshot): boolean {
    const revision = revisionOf(row);
    if (revision === this.#revision) return true;
    this.#revision = revision;
    this.#begin();
    return false;
  }

  #nearest(seq: number): Place<M> | undefined {
    const places = [this.#checkpoints.before(seq), this.#recent, this.#head];
    return places.reduce(
      (best, place) =>
        place !== undefined && place.seq <= seq && place.seq > (best?.seq ?? -1) ? place : best,
      undefined,
    );
  }
}
