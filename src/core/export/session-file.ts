import { freeBuffer } from '../formats/free-buffer.ts';
import { isCompressionLevel } from '../formats/gzip/deflate-piece.ts';
import { RECORD_SEPARATOR } from '../formats/json/json-layout.ts';
import type { FileHead, SessionEncoder } from '../formats/session-codec.ts';
import { SessionError, throwIfAborted } from '../model/errors.ts';
import type { ExportCheckpoint } from '../model/file-format.ts';
import { SECTIONS, type SectionName } from '../model/records.ts';
import type { LineSanitizer } from '../sanitize/line-sanitizer.ts';
import { countOfPart, rawLengthOf, readSection, type SectionPart } from '../store/section-reader.ts';
import { countOfCluster, type SegmentCluster, type SessionSnapshot } from '../store/session-snapshot.ts';
import type { ExportJob } from './export-job.ts';
import { GzipWriter, PlainWriter, type FileWriter } from './file-writer.ts';
import { freeStored, inflatedLines } from './inflated-lines.ts';
import { ProgressMeter } from './progress-meter.ts';
import type { Subtree } from './record-filter.ts';
import { selectedSections } from './select.ts';
import { PartTransform, sanitizeHead, type TransformedLines } from './transform.ts';

/** One file on its way: the session's sections through the options' transform, the format and the writer. */
export class SessionFile {
  readonly #job: ExportJob;
  readonly #snapshot: SessionSnapshot;
  readonly #encoder: SessionEncoder;
  readonly #subtree: Subtree | undefined;
  readonly #sanitizer: LineSanitizer | undefined;
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
    sanitizer: LineSanitizer | undefined,
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
    const clean = sanitizeHead(head, this.#sanitizer);
    await writer.bytes(this.#encoder.head(clean, checkpoint !== undefined));
    for (const section of SECTIONS) {
      const clusters = this.#selected.has(section) ? this.#snapshot.sections[section] : [];
      const count = this.#encoder.needsCounts ? await this.#count(section, clusters) : undefined;
      await writer.bytes(this.#encoder.sectionStart(section, count));
      await this.#writeRecords(section, clusters);
      await writer.bytes(this.#encoder.sectionEnd());
    }
    const end = this.#sanitizer?.member('checkpoint', checkpoint) ?? checkpoint;
    await writer.bytes(this.#encoder.tail(end));
    await writer.end();
    this.#progress.end();
  }

  async #writeRecords(section: SectionName, clusters: readonly SegmentCluster[]): Promise<void> {
    const transform = this.#createTransform(this.#sanitizer);
    let isFirst = true;
    for await (const part of readSection(this.#job.database, clusters)) {
      throwIfAborted(this.#job.signal, 'export');
      const lines = await transform.apply(section, part);
      const count = lines?.count ?? countOfPart(part);
      // What was written is nobody's any more, its length included.
      const rawLength = rawLengthOf(part);
      if (count > 0) {
        this.rawBytes += lines?.bytes.length ?? rawLength;
        if (this.#isCopied(lines)) await this.#copy(part, isFirst);
        else {
          const bytes = lines?.bytes ?? (await inflatedLines(part));
          freeStored(part);
          await this.#encode(bytes, isFirst);
        }
        isFirst = false;
      }
      this.#progress.add(rawLength, count);
    }
  }

  async #encode(lines: Uint8Array, isFirst: boolean): Promise<void> {
    const bytes = this.#encoder.lines(lines, isFirst);
    if (bytes.buffer !== lines.buffer) freeBuffer(lines);
    await this.#writer.bytes(bytes);
  }

  #isCopied(lines: TransformedLines | undefined): boolean {
    if (this.#job.format !== 'json') return false;
    return lines === undefined || (lines.isSame && this.#writer.copiesStored);
  }

  /** The store holds JSON lines: they go to a JSON file as they are, compressed or not. */
  async #copy(part: SectionPart, isFirst: boolean): Promise<void> {
    if (!isFirst) await this.#writer.text(RECORD_SEPARATOR);
    await this.#writer.part(part);
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
      count += (await transform.apply(section, part))?.count ?? countOfPart(part);
    }
    return count;
  }

  #createTransform(sanitizer?: LineSanitizer): PartTransform {
    const { options, since } = this.#job;
    return new PartTransform({ ...options, subtree: this.#subtree, sinceSeq: since?.seq, sanitizer });
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
