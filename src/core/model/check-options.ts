import { refuseArgument } from './errors.ts';
import type { ExportOptions, ImportMode, ImportOptions } from './options.ts';

const IMPORT_MODES: readonly ImportMode[] = ['merge', 'replace', 'open'];

/** @throws SessionError `invalid-argument` with the path of the option */
export function checkExport(filename: unknown, { to = 'blob' }: ExportOptions): void {
  if (typeof filename !== 'string' || filename === '')
    refuseArgument('filename', 'a name such as "session.json.gz"', filename);
  const isTarget =
    to === 'blob' ||
    to === 'download' ||
    to instanceof WritableStream ||
    (typeof FileSystemFileHandle === 'function' && to instanceof FileSystemFileHandle);
  if (!isTarget) {
    refuseArgument('options.to', '"blob", "download", a FileSystemFileHandle or a WritableStream', to);
  }
}

/** @throws SessionError `invalid-argument` with the path of the option */
export function checkImport(sources: unknown, { mode = 'merge' }: ImportOptions): void {
  if (!Array.isArray(sources) || sources.length === 0) {
    refuseArgument('sources', 'a list of at least one file', sources);
  }
  if (!IMPORT_MODES.includes(mode)) refuseArgument('options.mode', '"merge", "replace" or "open"', mode);
}
