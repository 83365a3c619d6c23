import type { RecordBatch } from '../../src/core/model/batch.ts';
import {
  emptyCounts,
  SECTIONS,
  type SectionName,
  type SectionRecords,
} from '../../src/core/model/records.ts';
import { Recorder, type RecorderOptions } from '../../src/core/record/recorder.ts';
import { bringStateChanges } from '../../src/core/record/state-changes.ts';

bringStateChanges();

/** A recorder whose batches go nowhere: a test reads them, and acknowledges them where that matters. */
export class RecorderBench {
  readonly recorder: Recorder;
  readonly batches: RecordBatch[] = [];
  /** Times that the recorder asked for a flush. */
  waitingCount = 0;
  #storedBytes = 0;
  readonly #lines: Record<SectionName, string[]> = {
    components: [],
    state: [],
    events: [],
    performance: [],
    dom: [],
  };

  constructor(options: Partial<RecorderOptions> = {}) {
    this.recorder = new Recorder({
      send: (batch) => this.#take(batch),
      changed: () => undefined,
      waiting: () => (this.waitingCount += 1),
      ...options,
    });
  }

  /** As the page does once its worker has the store. */
  open(lastSeq = 0): this {
    this.recorder.open({ lastSeq, counts: emptyCounts(), bytes: 0 });
    return this;
  }

  /** Text of all lines handed over so far, after a flush. */
  lines(section: SectionName): string[] {
    this.recorder.flush();
    return this.#lines[section];
  }

  records<S extends SectionName>(section: S): SectionRecords[S][] {
    return this.lines(section).map((line) => JSON.parse(line) as SectionRecords[S]);
  }

  /** Says of all batches handed over so far that they are durable. */
  acknowledge(): void {
    for (const { id, runs } of this.batches.splice(0)) {
      for (const { text } of runs) this.#storedBytes += text.length;
      this.recorder.acknowledge(id, this.#storedBytes);
    }
  }

  #take(batch: RecordBatch): void {
    this.batches.push(batch);
    for (const { section, text } of batch.runs) this.#lines[section].push(...text.split(',\n'));
  }
}

/** The payload as it is stored when an event carries `value`. */
export function recordedPayload(value: unknown, options: Partial<RecorderOptions> = {}): unknown {
  const bench = new RecorderBench(options).open();
  bench.recorder.recordEvent({ name: 'event', payload: value });
  return bench.records('events')[0]?.payload;
}

/** Every `seq` of a set of batches by section, ascending or not. */
export function seqsOf(bench: RecorderBench): number[] {
  return SECTIONS.flatMap((section) => bench.records(section).map(({ seq }) => seq));
}
