import { devtools } from '../../../../src/index.ts';
import { enableRecorder, waitUntilFolded } from '../stored-session.ts';

let imported = '';

/** Steps of P9; the heaps are watched from outside while one runs. */
export const memorySteps = {
  async start(): Promise<void> {
    await enableRecorder();
  },

  async import(path: string): Promise<void> {
    const { sessionId } = await devtools.get()!.import(new URL(path, location.href), { mode: 'open' });
    imported = sessionId;
  },

  /** To a Blob, whose bytes are not the page's. */
  async exportGzip(): Promise<void> {
    await devtools.get()!.export('session.json.gz', { sessionId: imported });
  },

  /** To a stream that takes everything and keeps nothing. */
  async exportPlain(): Promise<void> {
    const to = new WritableStream<Uint8Array>();
    await devtools.get()!.export('session.json', { sessionId: imported, to });
  },

  /** To a file on disk, for `importFile`. */
  async exportFile(name: string): Promise<void> {
    const to = await fileNamed(name);
    await devtools.get()!.export(name, { sessionId: imported, to });
  },

  async importFile(name: string): Promise<void> {
    await devtools.get()!.import(await fileNamed(name), { mode: 'open' });
  },

  /** An import that was no file of ours is folded afterwards. */
  settle: waitUntilFolded,
};

async function fileNamed(name: string): Promise<FileSystemFileHandle> {
  const folder = await navigator.storage.getDirectory();
  return folder.getFileHandle(name, { create: true });
}
