import { checkSanitizer } from './check-sanitizer.ts';
import { refuseArgument } from './errors.ts';
import type { ExportCheckpoint } from './file-format.ts';
import { ownOptions } from './own-options.ts';
import {
  DEFAULT_BUFFER_BYTES,
  type ExportOptions,
  type ImportMode,
  type ImportOptions,
} from './options.ts';

/** Most that `bufferSize` can be: it is memory of the worker. */
const MAX_BUFFER_BYTES = 64 * 1024 ** 2;

const IMPORT_MODES: readonly ImportMode[] = ['merge', 'replace', 'open'];

/** @throws SessionError `invalid-argument` with the path of the option */
export function checkExport(
  filename: unknown,
  { to = 'blob', bufferSize = DEFAULT_BUFFER_BYTES, useStreaming = true, filter = {} }: ExportOptions,
): void {
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
  checkBuffer(bufferSize, useStreaming);
  checkFilter(filter);
}

/** @throws SessionError `invalid-argument` unless it is where an earlier export ended */
export function checkSince(since: unknown): void {
  const { sessionId, seq, digest } = (since ?? {}) as Partial<ExportCheckpoint>;
  if (typeof sessionId !== 'string' || !Number.isSafeInteger(seq) || typeof digest !== 'string')
    refuseArgument('since', 'the `checkpoint` of an earlier export', since);
}

function checkFilter(filter: unknown): void {
  if (typeof filter !== 'object' || filter === null)
    refuseArgument('options.filter', 'an object', filter);
  const { components, eventNames, from, to } = ownOptions(filter as Record<string, unknown>);
  for (const [name, list] of Object.entries({ components, eventNames })) {
    const isList = Array.isArray(list) && list.every((entry) => typeof entry === 'string');
    if (list !== undefined && !isList) refuseArgument(`options.filter.${name}`, 'a list of texts', list);
  }
  for (const [name, time] of Object.entries({ from, to })) {
    if (time !== undefined && (typeof time !== 'number' || Number.isNaN(time)))
      refuseArgument(`options.filter.${name}`, 'a time in epoch ms', time);
  }
}

function checkBuffer(bufferSize: number, useStreaming: boolean): void {
  if (!Number.isSafeInteger(bufferSize) || bufferSize < 1 || bufferSize > MAX_BUFFER_BYTES)
    refuseArgument('options.bufferSize', `a whole number from 1 to ${MAX_BUFFER_BYTES}`, bufferSize);
  if (typeof useStreaming !== 'boolean')
    refuseArgument('options.useStreaming', 'true or false', useStreaming);
}

/** @throws SessionError `invalid-argument` with the path of the option */
export function checkImport(
  sources: unknown,
  { mode = 'merge', partial = false, sanitize }: ImportOptions,
): void {
  if (!Array.isArray(sources) || sources.length === 0) {
    refuseArgument('sources', 'a list of at least one file', sources);
  }
  if (!IMPORT_MODES.includes(mode)) refuseArgument('options.mode', '"merge", "replace" or "open"', mode);
  if (typeof partial !== 'boolean') refuseArgument('options.partial', 'true or false', partial);
  if (sanitize !== undefined) checkSanitizer(sanitize, 'options.sanitize');
}
