import { refuseArgument, type SessionError } from './model/errors.ts';
import type { ComponentSnapshot, EventFilter, RefSnapshot } from './model/query.ts';
import type { EventRecord } from './model/records.ts';
import { REPLAY_SPEEDS, type Replay, type ReplayBounds, type ReplayMoment } from './model/replay.ts';
import { AnswerReader } from './replay/answers.ts';
import { PlayerClock } from './replay/player-clock.ts';
import { ReplayPlayer } from './replay-player.ts';
import { startWorker } from './worker/start-worker.ts';
import { WorkerClient } from './worker/worker-client.ts';

/** Opens a stored session at its first record; what a replay shows is computed in a worker. @throws SessionError */
export async function openReplayInWorker(
  sessionId: string,
  workerUrl: string | URL | undefined,
): Promise<Replay> {
  const client = new WorkerClient('replay', startWorker(workerUrl));
  try {
    return new WorkerReplay(client, await client.call('open', { sessionId }));
  } catch (error) {
    client.close();
    throw error;
  }
}

class WorkerReplay extends EventTarget implements Replay {
  readonly startTime: number;
  readonly endTime: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly #client: WorkerClient<'replay'>;
  readonly #refs = new AnswerReader<RefSnapshot>();
  readonly #components = new AnswerReader<ComponentSnapshot>();
  readonly #player: ReplayPlayer;
  #seeks = 0;

  constructor(client: WorkerClient<'replay'>, bounds: ReplayBounds) {
    super();
    this.#client = client;
    this.startTime = bounds.startTime;
    this.endTime = bounds.endTime;
    this.firstSeq = bounds.firstSeq;
    this.lastSeq = bounds.lastSeq;
    // Before the first record: playing passes that, too.
    this.#player = new ReplayPlayer(this.#clockAt(this.firstSeq - 1), {
      load: (from) => client.call('timeline', { from }),
      moved: (moment) => this.#dispatch('seek', moment),
      ended: () => this.#dispatch('end'),
      failed: (error) => this.#dispatch('error', error),
    });
  }

  async stateAt(seq: number): Promise<Map<string, RefSnapshot>> {
    return this.#refs.read(await this.#client.call('stateAt', { seq: this.#inRange(seq, 'seq') }));
  }

  async treeAt(seq: number): Promise<ComponentSnapshot[]> {
    const change = await this.#client.call('treeAt', { seq: this.#inRange(seq, 'seq') });
    return [...this.#components.read(change).values()];
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

  close(): Promise<void> {
    this.#player.pause();
    this.#client.close();
    return Promise.resolve();
  }

  #clockAt(seq: number): PlayerClock {
    return new PlayerClock({ seq, time: this.startTime }, this.lastSeq);
  }

  #inRange(seq: number, path: string): number {
    return Math.min(Math.max(checkedSeq(seq, path), this.firstSeq), this.lastSeq);
  }

  #dispatch(type: 'seek' | 'end' | 'error', detail?: ReplayMoment | SessionError): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** @throws SessionError `invalid-argument` */
function checkedSeq(seq: number, path: string): number {
  return Number.isInteger(seq) ? seq : refuseArgument(path, 'an integer', seq);
}
