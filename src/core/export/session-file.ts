import { freeBuffer } from '../formats/free-buffer.ts';
import { isCompressionLevel } from '../formats/gzip/deflate-piece.ts';
import { RECORD_SEPARATOR } from '../formats/json/json-layout.ts';
import type { FileHead, SessionEncoder } from '../formats/session-codec.ts';
import { throwIfAborted } from '../model/abort.ts';
import { SessionError } from '../model/errors.ts';
import type { ExportCheckpoint } from '../model/file-format.ts';
import { sectionsOfFile, type SectionName } from '../model/records.ts';
import type { LineSanitizer } from '../sanitize/line-sanitizer.ts';
import { countOfPart, rawLengthOf, readSection, type SectionPart } from '../store/section-reader.ts';
import { countOfCluster, type SegmentCluster, type SessionSnapshot } from '../store/session-snapshot.ts';
import type { ExportJob } from './export-job.ts';
import { GzipWriter, PlainWriter, type FileWriter } from './file-writer.ts';
import { freeStored, inflatedLines } from '../store/inflated-lines.ts';
import type { LookedPart } from './part-looker.ts';
import { inOrder, type PartLookers } from './part-lookers.ts';
import { ProgressMeter } from './progress-meter.ts';
import type { Subtree } from './record-filter.ts';
import { selectedSections } from './select.ts';
import { PartTransform, sanitizeHead } from './transform.ts';

/** What sanitises a file. */
export interface FileSanitizer {
  /** What the file says beside its records, and all that was found. */
  lines: LineSanitizer;
  lookers: PartLookers;
}

/** A part of a section as it will be written. */
interface ReadyPart {
  part: SectionPart;
  /** Length of what was read for it. */
  rawLength: number;
  looked: LookedPart | undefined;
}

/** One file on its way: the session's sections through the options' transform, the format and the writer. */
export class SessionFile {
  readonly #job: ExportJob;
  readonly #snapshot: SessionSnapshot;
  readonly #encoder: SessionEncoder;
  readonly #subtree: Subtree | undefined;
  readonly #sanitizer: FileSanitizer | undefined;
  readonly #writer: FileWriter;
  readonly #progress: ProgressMeter;
  readonly #selected: ReadonlySet<SectionName>;
  /** Length of the records that were written, as JSON lines. */
  rawBytes = 0;

  constructor(
    job: ExportJob,
    snapshot: SessionSnapshot,
    encoder: SessionEncoder,
    subtree: Subtree | undefined,
    sanitizer: FileSanitizer | undefined,
  ) {
    this.#job = job;
    this.#snapshot = snapshot;
    this.#encoder = encoder;
    this.#subtree = subtree;
    this.#sanitizer = sanitizer;
    this.#writer = createWriter(job);
    this.#selected = selectedSections(job.options);
    this.#progress = new ProgressMeter(totalBytes(snapshot, this.#selected), job.progress);
  }

  get bytesWritten(): number {
    return this.#writer.bytesWritten;
  }

  get recordCount(): number {
    return this.#progress.records;
  }

  async write(head: FileHead, checkpoint: ExportCheckpoint | undefined): Promise<void> {
    const writer = this.#writer;
    await writer.start();
    const clean = sanitizeHead(head, this.#sanitizer?.lines);
    const hasPicture = this.#selected.has('dom') && this.#snapshot.sections.dom.length > 0;
    await writer.bytes(this.#encoder.head(clean, checkpoint !== undefined, hasPicture));
    for (const section of sectionsOfFile(hasPicture)) {
      const clusters = this.#selected.has(section) ? this.#snapshot.sections[section] : [];
      const count = this.#encoder.needsCounts ? await this.#count(section, clusters) : undefined;
      await writer.bytes(this.#encoder.sectionStart(section, count));
      await this.#writeRecords(section, clusters);
      await writer.bytes(this.#encoder.sectionEnd());
    }
    const end = this.#sanitizer?.lines.member('checkpoint', checkpoint) ?? checkpoint;
    await writer.bytes(this.#encoder.tail(end));
    await writer.end();
    this.#progress.end();
  }

  async #writeRecords(section: SectionName, clusters: readonly SegmentCluster[]): Promise<void> {
    let isFirst = true;
    for await (const { part, rawLength, looked } of this.#parts(section, clusters)) {
      throwIfAborted(this.#job.signal, 'export');
      const count = countOfPart(part);
      if (looked !== undefined) this.#sanitizer!.lines.addFindings(looked.findings);
      if (count > 0) {
        await this.#writePart(part, looked, isFirst);
        isFirst = false;
      }
      this.#progress.add(rawLength, count);
    }
  }

  /** What is written of the stored parts of a section; several of them are looked at ahead. */
  #parts(section: SectionName, clusters: readonly SegmentCluster[]): AsyncIterable<ReadyPart> {
    const transform = this.#createTransform();
    const isStored = this.#isStored;
    const lookers = this.#sanitizer?.lookers;
    let firstLine = 0;
    return inOrder(
      readSection(this.#job.database, clusters),
      async (stored) => {
        // What was written is nobody's any more, its length included.
        const rawLength = rawLengthOf(stored);
        const part = transform.apply(section, stored);
        const task = { section, part, firstLine, isStored };
        firstLine += countOfPart(part);
        return { part, rawLength, looked: await lookers?.look(task) };
      },
      () => lookers?.limit ?? 1,
    );
  }

  /** Whether a JSON file takes what is stored as it is, compressed. */
  get #isStored(): boolean {
    return this.#job.format === 'json' && this.#writer.copiesStored;
  }

  async #writePart(part: SectionPart, looked: LookedPart | undefined, isFirst: boolean): Promise<void> {
    const { lines, sum } = looked ?? {};
    if (lines === undefined && this.#job.format === 'json') {
      this.rawBytes += rawLengthOf(part);
      await this.#separate(isFirst);
      await this.#writer.part(part);
    } else if (lines !== undefined && sum !== undefined) {
      this.rawBytes += sum.rawLength;
      await this.#separate(isFirst);
      await this.#writer.piece!(lines, sum);
    } else {
      const bytes = lines ?? (await inflatedLines(part));
      this.rawBytes += bytes.length;
      freeStored(part);
      await this.#encode(bytes, isFirst);
    }
  }

  async #encode(lines: Uint8Array, isFirst: boolean): Promise<void> {
    const bytes = this.#encoder.lines(lines, isFirst);
    if (bytes.buffer !== lines.buffer) freeBuffer(lines);
    await this.#writer.bytes(bytes);
  }

  /** What the store holds, JSON lines, goes to a JSON file as it is. */
  async #separate(isFirst: boolean): Promise<void> {
    if (!isFirst) await this.#writer.text(RECORD_SEPARATOR);
  }

  /** How many records an export will hold: where some are left out, that takes a look at all. */
  async #count(section: SectionName, clusters: readonly SegmentCluster[]): Promise<number> {
    const transform = this.#createTransform();
    if (!transform.drops) {
      return clusters.reduce((sum, cluster) => sum + countOfCluster(cluster), 0);
    }
    let count = 0;
    for await (const part of readSection(this.#job.database, clusters)) {
      throwIfAborted(this.#job.signal, 'export');
      count += countOfPart(transform.apply(section, part));
    }
    return count;
  }

  #createTransform(): PartTransform {
    const { options, since } = this.#job;
    return new PartTransform({ ...options, subtree: this.#subtree, sinceSeq: since?.seq });
  }
}

function createWriter({ sink, compress, options }: ExportJob): FileWriter {
  if (!compress) return new PlainWriter(sink);
  const level = options.compressionLevel ?? -1;
  if (!isCompressionLevel(level)) {
    throw new SessionError('invalid-argument', `compressionLevel must be -1 or 1 to 9, not ${level}.`, {
      path: 'options.compressionLevel',
    });
  }
  return new GzipWriter(sink, level);
}

function totalBytes({ sections }: SessionSnapshot, selected: ReadonlySet<SectionName>): number {
  let total = 0;
  for (const section of selected) {
    for (const cluster of sections[section])
      for (const { segment } of cluster) total += segment.rawLength;
  }
  return total;
}
