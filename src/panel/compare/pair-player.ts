import type { DevTools, Replay, ReplayMoment, SessionComparison } from '../../core/index.ts';

/** The replays of two compared sessions: where one goes, the other follows to the same row. */
export class PairPlayer {
  readonly left: Replay;
  readonly right: Replay;
  readonly #comparison: SessionComparison;
  readonly #onMoved: (row: number) => void;
  #isClosed = false;

  private constructor(
    comparison: SessionComparison,
    [left, right]: readonly [Replay, Replay],
    onMoved: (row: number) => void,
  ) {
    this.#comparison = comparison;
    this.left = left;
    this.right = right;
    this.#onMoved = onMoved;
    left.addEventListener('seek', this.#onLeftMoved);
    left.addEventListener('end', this.#onLeftEnd);
  }

  static async open(
    devtools: DevTools,
    comparison: SessionComparison,
    onMoved: (row: number) => void,
  ): Promise<PairPlayer> {
    const left = await devtools.openReplay(comparison.leftId);
    try {
      const right = await devtools.openReplay(comparison.rightId);
      return new PairPlayer(comparison, [left, right], onMoved);
    } catch (error) {
      void left.close();
      throw error;
    }
  }

  get isPlaying(): boolean {
    return this.left.isPlaying;
  }

  get positions(): { left: ReplayMoment; right: ReplayMoment } {
    return { left: this.left.position, right: this.right.position };
  }

  /** The left one plays by its clock; the right one keeps in step with it. */
  toggle(): void {
    if (this.left.isPlaying) this.left.pause();
    else this.left.play();
  }

  /** Goes to a row in both. */
  async goTo(row: number): Promise<void> {
    const { left, right } = await this.#comparison.placeOf(row);
    await this.#seek(this.right, right);
    await this.#seek(this.left, left);
  }

  /** Goes to a time of one of them (epoch ms), and with the other to the same row. */
  async goToTime(side: 'left' | 'right', time: number): Promise<number> {
    const { seq } = await this[side].momentAt(time);
    const { row } = await this.#comparison.placeAt(side, seq);
    await this.goTo(Math.max(0, row));
    return row;
  }

  close(): void {
    this.#isClosed = true;
    this.left.removeEventListener('seek', this.#onLeftMoved);
    this.left.removeEventListener('end', this.#onLeftEnd);
    void this.left.close();
    void this.right.close();
  }

  /** What only the right one has behind that is played to its end, too. */
  #onLeftEnd = (): void => {
    const last = this.#comparison.rows - 1;
    void this.#follow(async () => {
      await this.goTo(last);
      return last;
    });
  };

  #onLeftMoved = (event: Event): void => {
    // Only playing moves it by itself.
    if (!this.left.isPlaying) return;
    const { seq } = (event as CustomEvent<ReplayMoment>).detail;
    void this.#follow(async () => {
      const { row, right } = await this.#comparison.placeAt('left', seq);
      if (right !== this.right.position.seq) await this.#seek(this.right, right);
      return row;
    });
  };

  /** Leaves it where it is where the other one has something alone. */
  async #seek(replay: Replay, seq: number | undefined): Promise<void> {
    if (seq !== undefined && !this.#isClosed) await replay.seek(seq);
  }

  /** Tells of the row that playing led to, as long as anybody looks. */
  async #follow(play: () => Promise<number>): Promise<void> {
    try {
      const row = await play();
      if (!this.#isClosed) this.#onMoved(row);
    } catch {
      // The comparison ends before this is closed; where a worker died, whatever is asked for next says so.
    }
  }
}
