import { isSessionName } from './session-name.ts';
import type { DroppedItem } from './take-dropped.ts';

export interface DroppedFiles {
  files: File[];
  /** What was left out, and why, in words. */
  ignored: string[];
}

/** Files of one folder that are taken: what holds more is hardly a folder of sessions. */
const MAX_FILES = 500;

/** Reads the folders among them, with all below them, for files that are sessions by their names. */
export async function readDropped(items: readonly DroppedItem[]): Promise<DroppedFiles> {
  const dropped: DroppedFiles = { files: [], ignored: [] };
  for (const item of items) {
    if (isFolder(item)) await readFolder(item, dropped);
    else dropped.files.push(item);
  }
  return { ...dropped, files: dropped.files.map(ownFile) };
}

function isFolder(item: DroppedItem): item is FileSystemDirectoryEntry {
  return 'isDirectory' in item;
}

/** What is dropped on a window of the panel's own is no `File` of this one. */
function ownFile(file: File): File {
  if (file instanceof File) return file;
  const { name, type, lastModified } = file as File;
  return new File([file], name, { type, lastModified });
}

async function readFolder(folder: FileSystemDirectoryEntry, dropped: DroppedFiles): Promise<void> {
  const before = dropped.files.length;
  const others: string[] = [];
  try {
    for (const entry of await filesBelow(folder)) {
      if (isSessionName(entry.name)) dropped.files.push(await fileOf(entry));
      else others.push(entry.name);
    }
  } catch (error) {
    dropped.ignored.push(`The folder ${folder.name} could not be read: ${(error as Error).message}`);
  }
  if (others.length > 0) dropped.ignored.push(wordsFor(folder.name, others));
  else if (dropped.files.length === before) dropped.ignored.push(`${folder.name} holds no files.`);
}

function wordsFor(folder: string, names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  const rest = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return `Left out of ${folder}, since the names are not those of sessions: ${shown}${rest}.`;
}

async function filesBelow(folder: FileSystemDirectoryEntry): Promise<FileSystemFileEntry[]> {
  const files: FileSystemFileEntry[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const reader = next.createReader();
    // It gives some at a time, and none at the end.
    for (;;) {
      const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      );
      if (entries.length === 0) break;
      for (const entry of entries) {
        if (entry.isDirectory) folders.push(entry as FileSystemDirectoryEntry);
        else files.push(entry as FileSystemFileEntry);
      }
      if (files.length > MAX_FILES) throw new Error(`it holds more than ${MAX_FILES} files.`);
    }
  }
  return files.sort((a, b) => (a.fullPath < b.fullPath ? -1 : 1));
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
