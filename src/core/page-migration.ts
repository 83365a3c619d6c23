import { ByteQueue } from './formats/byte-queue.ts';
import { provideYaml } from './formats/yaml/provided-yaml.ts';
import { RECORD_SEPARATOR } from './formats/json/json-layout.ts';
import type { FilePart } from './formats/session-codec.ts';
import { readFile, type FileTraits, type FormatHints } from './import/read-file.ts';
import { migrateRecord, migrationsFrom } from './import/migrations.ts';
import { openSource } from './import/source.ts';
import { rejectOnAbort } from './model/abort.ts';
import { SEGMENT_BYTES } from './model/limits.ts';
import type { Migration } from './model/file-format.ts';
import type { SectionName } from './model/records.ts';

provideYaml(() => import('./formats/yaml/yaml-library.ts'));

/** A file that can be read as often as it takes. */
export interface MigrationJob {
  source: Blob | FileSystemFileHandle | string;
  hints: FormatHints;
  signal: AbortSignal;
}

/** A file on its way through migrations of the page's own. */
export interface MigratedFile {
  migratedFrom: string;
  /** JSON of the version that they lead to. */
  stream: ReadableStream<Uint8Array>;
  /** Resolves when all is read. Rejects with what is wrong with the file, or with `aborted`. */
  done: Promise<FileTraits>;
  /** Nobody reads the stream any more. */
  cancel(): void;
}

/** @returns undefined where no migration leads from the file's version to one that can be read */
export async function migrateFile(job: MigrationJob): Promise<MigratedFile | undefined> {
  const migratedFrom = await findVersion(job);
  const migrations = migratedFrom === undefined ? undefined : migrationsFrom(migratedFrom);
  if (migratedFrom === undefined || migrations === undefined) return undefined;
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const cancelled = new AbortController();
  const done = pump(job, migrations, writable.getWriter(), cancelled.signal);
  return { migratedFrom, stream: readable, done, cancel: () => cancelled.abort() };
}

async function findVersion(job: MigrationJob): Promise<string | undefined> {
  let version: unknown;
  await read(job, (part) => {
    if (part.kind === 'member' && part.key === 'version') version = part.value;
    return Promise.resolve(version === undefined);
  });
  return typeof version === 'string' ? version : undefined;
}

async function read(
  { source, hints, signal }: MigrationJob,
  take: (part: FilePart) => Promise<boolean>,
): Promise<FileTraits> {
  const queue = new ByteQueue((await openSource(source, signal)).chunks);
  try {
    return await readFile({ queue, hints, signal, take });
  } finally {
    void queue.close().catch(() => undefined);
  }
}

async function pump(
  job: MigrationJob,
  migrations: readonly Migration[],
  writer: WritableStreamDefaultWriter<Uint8Array>,
  cancelled: AbortSignal,
): Promise<FileTraits> {
  // A write to a worker that has gone ends neither by itself nor when the stream is aborted.
  const gone = rejectOnAbort(cancelled, 'import');
  gone.catch(() => undefined);
  const text = new MigratedText(migrations);
  const encoder = new TextEncoder();
  let pending = '';
  const write = async (): Promise<void> => {
    const bytes = encoder.encode(pending);
    pending = '';
    await Promise.race([writer.write(bytes), gone]);
  };
  try {
    const traits = await read(job, async (part) => {
      pending += text.add(part);
      if (pending.length >= SEGMENT_BYTES) await write();
      return true;
    });
    pending += text.end();
    await write();
    await Promise.race([writer.close(), gone]);
    return traits;
  } catch (error) {
    void writer.abort(error).catch(() => undefined);
    throw error;
  }
}

/** Writes the parts of a file again, as JSON that says its version first. */
class MigratedText {
  readonly #migrations: readonly Migration[];
  #section: SectionName | undefined;
  /** Of the record that comes next, in what is read. */
  #index = 0;
  #hasRecords = false;
  #isFirst = true;

  constructor(migrations: readonly Migration[]) {
    this.#migrations = migrations;
  }

  add(part: FilePart): string {
    const start = this.#start();
    if (part.kind === 'section') {
      const text = `${start}${this.#endSection()},\n${JSON.stringify(part.section)}:[`;
      this.#section = part.section;
      return text;
    }
    if (part.kind === 'run') return start + this.#records(part.section, part.records);
    if (part.key === 'version') return start;
    const { key, value } = part;
    const body = Array.isArray(value) ? `[${this.#migrateAll(key, value, 0)}]` : JSON.stringify(value);
    return `${start}${this.#endSection()},\n${JSON.stringify(key)}:${body}`;
  }

  end(): string {
    return `${this.#start()}${this.#endSection()}}\n`;
  }

  #start(): string {
    if (!this.#isFirst) return '';
    this.#isFirst = false;
    this.#index = 0;
    return `{"version":${JSON.stringify(this.#migrations.at(-1)!.to)}`;
  }

  #endSection(): string {
    const isOpen = this.#section !== undefined;
    this.#section = undefined;
    this.#index = 0;
    this.#hasRecords = false;
    return isOpen ? '\n]' : '';
  }

  #records(section: SectionName, records: readonly unknown[]): string {
    const text = this.#migrateAll(section, records, this.#index);
    this.#index += records.length;
    if (text === '') return '';
    const before = this.#hasRecords ? RECORD_SEPARATOR : '\n';
    this.#hasRecords = true;
    return before + text;
  }

  #migrateAll(list: string, records: readonly unknown[], index: number): string {
    return records
      .flatMap((record, i) => migrateRecord(this.#migrations, list, record, `${list}[${index + i}]`))
      .map((record) => JSON.stringify(record))
      .join(RECORD_SEPARATOR);
  }
}
