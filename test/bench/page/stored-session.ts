import { SEGMENT_BYTES } from '../../../src/core/model/limits.ts';
import type { SegmentRow } from '../../../src/core/store/schema.ts';
import { devtools, type DevTools, type ImportOptions } from '../../../src/index.ts';
import type { RecordInput } from '../generator/inputs.ts';

/** Records handed over before the page lets other tasks run: far below what makes the recorder drop some. */
const SLICE_RECORDS = 10_000;

/** Time between two looks at the store, ms. */
const POLL_MS = 250;

/** The recorder on its own, without collectors. */
export function enableRecorder(): Promise<DevTools> {
  return devtools.enable({ name: 'bench', collectors: [] });
}

/** One call of the recorder. */
export function recordInput(devTools: DevTools, made: RecordInput): void {
  switch (made.section) {
    case 'events':
      devTools.recordEvent(made.input);
      return;
    case 'state':
      devTools.recordState(made.input);
      return;
    case 'components':
      devTools.recordComponent(made.input);
      return;
    case 'performance':
      devTools.recordPerformance(made.input);
  }
}

/** Records everything; resolves when it is durable. @throws Error when a record was dropped */
export async function recordAll(devTools: DevTools, inputs: readonly RecordInput[]): Promise<void> {
  let flushed = Promise.resolve();
  for (let from = 0; from < inputs.length; from += SLICE_RECORDS) {
    for (const made of inputs.slice(from, from + SLICE_RECORDS)) recordInput(devTools, made);
    const before = flushed;
    flushed = devTools.flush();
    await before;
  }
  await devTools.flush();
  const { droppedCount } = devTools.status;
  if (droppedCount > 0) throw new Error(`${droppedCount} records were dropped: this measures nothing.`);
}

/** The browser's own collector of garbage, which the benchmarks are started with. */
declare function gc(): void;

/**
 * Stores a file, folded, and returns the id of its session. What the file was made of is collected by then: it would be
 * collected in the middle of what is measured, and no app's page has it.
 */
export async function storeFile(
  devTools: DevTools,
  file: Blob,
  options?: ImportOptions,
): Promise<string> {
  const { sessionId } = await devTools.import(file, options);
  await waitUntilFolded();
  gc();
  return sessionId;
}

/** Resolves when the worker has turned all of the tail into segments that it will. */
export async function waitUntilFolded(): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    const raw = (await listSegmentRows()).filter(({ encoding }) => encoding === 'raw');
    const lengths = new Map<string, number>();
    for (const { shard, section, rawLength } of raw) {
      const run = `${shard}/${section}`;
      lengths.set(run, (lengths.get(run) ?? 0) + rawLength);
    }
    // A run too short for a segment stays as it is until the session ends.
    if ([...lengths.values()].every((length) => length < SEGMENT_BYTES)) return;
  }
}

/** What lies in the store, by its segments: bytes as they are stored, and as they were before. */
export async function storedLengths(): Promise<{ stored: number; raw: number }> {
  const lengths = { stored: 0, raw: 0 };
  for (const { storedLength, rawLength } of await listSegmentRows()) {
    lengths.stored += storedLength;
    lengths.raw += rawLength;
  }
  return lengths;
}

function listSegmentRows(): Promise<SegmentRow[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('devtools-panel');
    opening.onerror = () => reject(opening.error!);
    opening.onsuccess = () => {
      const database = opening.result;
      const request = database.transaction('segments').objectStore('segments').getAll();
      request.onerror = () => reject(request.error!);
      request.onsuccess = () => {
        database.close();
        resolve(request.result as SegmentRow[]);
      };
    };
  });
}
