import { refuseArgument, type SessionError } from './model/errors.ts';
import type {
  ComponentSnapshot,
  EventFilter,
  RefSnapshot,
  RefSummary,
  TreeOutline,
} from './model/query.ts';
import type { EventRecord } from './model/records.ts';
import {
  REPLAY_KINDS,
  REPLAY_SPEEDS,
  type MomentDiff,
  type PicturePart,
  type Replay,
  type ReplayBounds,
  type ReplayDensity,
  type ReplayEventMap,
  type ReplayKind,
  type ReplayMoment,
  type SeqRange,
} from './model/replay.ts';
import type { ValueDiff } from './model/value-diff.ts';
import { AnswerReader } from './replay/answers.ts';
import { PlayerClock } from './replay/player-clock.ts';
import { ReplayPlayer } from './replay-player.ts';
import { onSessionsChanged } from './session-changes.ts';
import { startSessionWorker } from './worker/start-worker.ts';
import { WorkerClient } from './worker/worker-client.ts';

/** Opens a stored session at its first record; what a replay shows is computed in a worker. @throws SessionError */
export async function openReplayInWorker(
  sessionId: string,
  workerUrl: string | URL | undefined,
): Promise<Replay> {
  const client = new WorkerClient('replay', startSessionWorker(workerUrl));
  try {
    return new WorkerReplay(client, await client.call('open', { sessionId }));
  } catch (error) {
    client.close();
    throw error;
  }
}

/** Parts of a range that one answer counts, at most. */
const MAX_BUCKETS = 4_096;

class WorkerReplay extends EventTarget implements Replay {
  readonly startTime: number;
  readonly endTime: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly hasPicture: boolean;
  readonly #client: WorkerClient<'replay'>;
  readonly #refs = new AnswerReader<RefSummary>();
  readonly #components = new AnswerReader<ComponentSnapshot>();
  readonly #player: ReplayPlayer;
  readonly #stopHearing: () => void;
  skipsIdle = false;
  loop: SeqRange | undefined;
  #seeks = 0;

  constructor(client: WorkerClient<'replay'>, bounds: ReplayBounds) {
    super();
    this.#client = client;
    this.startTime = bounds.startTime;
    this.endTime = bounds.endTime;
    this.firstSeq = bounds.firstSeq;
    this.lastSeq = bounds.lastSeq;
    this.hasPicture = bounds.hasPicture;
    this.#stopHearing = onSessionsChanged(
      () => void client.call('renew', undefined).catch(() => undefined),
    );
    // Before the first record: playing passes that, too.
    this.#player = new ReplayPlayer(this.#clockAt(this.firstSeq - 1), {
      load: (from) => client.call('timeline', { from }),
      skipsIdle: () => this.skipsIdle,
      moved: (moment) => this.#onMoved(moment),
      ended: () => this.#dispatch('end'),
      failed: (error) => this.#dispatch('error', error),
    });
  }

  async stateAt(seq: number): Promise<Map<string, RefSnapshot>> {
    const refs = await this.#readRefs(seq);
    return new Map(
      Array.from(refs, ([id, { changeCount: _, time: __, ...ref }]): [string, RefSnapshot] => [id, ref]),
    );
  }

  async refsAt(seq: number): Promise<RefSummary[]> {
    return [...(await this.#readRefs(seq)).values()];
  }

  async treeAt(seq: number): Promise<ComponentSnapshot[]> {
    const change = await this.#client.call('treeAt', { seq: this.#inRange(seq, 'seq') });
    return [...this.#components.read(change).values()];
  }

  async outlineAt(seq: number, known?: number): Promise<TreeOutline> {
    return this.#client.call('outlineAt', {
      seq: this.#inRange(seq, 'seq'),
      ...(known === undefined ? {} : { known }),
    });
  }

  async pictureAt(seq: number, shown?: number): Promise<PicturePart> {
    return this.#client.call('pictureAt', {
      seq: this.#inRange(seq, 'seq'),
      ...(shown === undefined ? {} : { shown: checkedSeq(shown, 'shown') }),
    });
  }

  async diff(from: number, to: number): Promise<MomentDiff> {
    return this.#client.call('diff', this.#rangeOf({ from, to }));
  }

  async valueDiff(
    what: { kind: 'ref' | 'component'; id: string },
    range: SeqRange,
  ): Promise<ValueDiff | undefined> {
    return this.#client.call('valueDiff', { ...what, ...this.#rangeOf(range) });
  }

  async events({
    from,
    to,
    filter,
  }: {
    from: number;
    to: number;
    filter?: EventFilter;
  }): Promise<EventRecord[]> {
    const range = { from: checkedSeq(from, 'from'), to: Math.min(checkedSeq(to, 'to'), this.lastSeq) };
    return this.#client.call('events', { ...range, ...(filter === undefined ? {} : { filter }) });
  }

  play(speed = 1): void {
    if (typeof speed !== 'number' || !(speed > 0)) refuseArgument('speed', 'a number above 0', speed);
    if (this.#player.clock.isAtEnd) this.#player.clock = this.#clockAt(this.firstSeq - 1);
    this.#player.play(Math.min(Math.max(speed, REPLAY_SPEEDS.min), REPLAY_SPEEDS.max));
  }

  pause(): void {
    this.#player.pause();
  }

  get isPlaying(): boolean {
    return this.#player.isPlaying;
  }

  get position(): ReplayMoment {
    return this.#player.clock.place;
  }

  async seek(seq: number): Promise<void> {
    const place = this.#inRange(seq, 'seq');
    this.#seeks += 1;
    const turn = this.#seeks;
    const [window] = await Promise.all([
      this.#client.call('timeline', { from: place }),
      this.stateAt(place),
      this.treeAt(place),
    ]);
    // Another one was asked for since.
    if (turn !== this.#seeks) return;
    const clock = this.#clockAt(place);
    clock.give(window);
    this.#player.clock = clock;
    this.#dispatch('seek', clock.place);
  }

  async step(
    seq: number,
    kind: ReplayKind,
    direction: 'next' | 'former',
  ): Promise<ReplayMoment | undefined> {
    if (!REPLAY_KINDS.includes(kind)) refuseArgument('kind', `one of ${REPLAY_KINDS.join(', ')}`, kind);
    return this.#client.call('step', { seq: checkedSeq(seq, 'seq'), kind, direction });
  }

  async momentAt(time: number): Promise<ReplayMoment> {
    if (!Number.isFinite(time)) refuseArgument('time', 'a number', time);
    const moment = await this.#client.call('momentAt', { time });
    return moment ?? { seq: this.firstSeq, time: this.startTime };
  }

  async density(range: { from: number; to: number; buckets: number }): Promise<ReplayDensity> {
    const { from, to, buckets } = range;
    if (!Number.isFinite(from)) refuseArgument('from', 'a number', from);
    if (!Number.isFinite(to)) refuseArgument('to', 'a number', to);
    if (!(Number.isInteger(buckets) && buckets >= 1 && buckets <= MAX_BUCKETS))
      refuseArgument('buckets', `an integer of 1 to ${MAX_BUCKETS}`, buckets);
    return this.#client.call('density', { from, to, buckets });
  }

  close(): Promise<void> {
    this.#player.pause();
    this.#stopHearing();
    this.#client.close();
    return Promise.resolve();
  }

  #onMoved(moment: ReplayMoment): void {
    this.#dispatch('seek', moment);
    const { loop } = this;
    if (loop === undefined || moment.seq < loop.to || loop.from >= loop.to) return;
    this.#player.clock = this.#clockAt(Math.max(loop.from, this.firstSeq) - 1);
  }

  async #readRefs(seq: number): Promise<Map<string, RefSummary>> {
    return this.#refs.read(await this.#client.call('stateAt', { seq: this.#inRange(seq, 'seq') }));
  }

  #clockAt(seq: number): PlayerClock {
    return new PlayerClock({ seq, time: this.startTime }, this.lastSeq);
  }

  #rangeOf({ from, to }: SeqRange): SeqRange {
    return { from: this.#inRange(from, 'from'), to: this.#inRange(to, 'to') };
  }

  #inRange(seq: number, path: string): number {
    return Math.min(Math.max(checkedSeq(seq, path), this.firstSeq), this.lastSeq);
  }

  #dispatch(type: keyof ReplayEventMap, detail?: ReplayMoment | SessionError): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** @throws SessionError `invalid-argument` */
function checkedSeq(seq: number, path: string): number {
  return Number.isInteger(seq) ? seq : refuseArgument(path, 'an integer', seq);
}
