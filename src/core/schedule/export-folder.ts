import { SessionError } from '../model/errors.ts';
import { keepPickedFolder, readPickedFolder } from '../store/picked-folder.ts';

/** Name of the folder in the origin's private file system. */
const PRIVATE_FOLDER = 'devtools-panel-exports';

/** What Chromium adds to the File System API; a folder that was not picked has neither. */
interface PickedFolder extends FileSystemDirectoryHandle {
  queryPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>;
}

type FolderPicker = (options: { id: string; mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;

/**
 * The folder to keep exports in: the one picked on this origin before, as long as the browser still
 * allows it, else one that the person picks now. Has to be called from a click or a key.
 * @throws SessionError `sink-failed` where the browser has no folder picker, or nothing was picked
 */
export async function pickExportFolder({ anew = false } = {}): Promise<FileSystemDirectoryHandle> {
  const known = anew ? undefined : ((await readPickedFolder()) as PickedFolder | undefined);
  if (known !== undefined && (await isWritable(known))) return known;
  const pick = (globalThis as { showDirectoryPicker?: FolderPicker }).showDirectoryPicker;
  if (pick === undefined) {
    throw new SessionError(
      'sink-failed',
      'This browser cannot pick a folder: pass privateExportFolder() to keep the files in the origin.',
    );
  }
  try {
    const picked = await pick({ id: 'devtools-panel', mode: 'readwrite' });
    await keepPickedFolder(picked);
    return picked;
  } catch (cause) {
    throw new SessionError('sink-failed', 'No folder was picked.', { cause });
  }
}

/**
 * A folder in the origin's private file system (OPFS): no picker and no permission, and out of sight
 * of the person's file manager.
 * @throws SessionError `sink-failed`
 */
export async function privateExportFolder(): Promise<FileSystemDirectoryHandle> {
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(PRIVATE_FOLDER, { create: true });
  } catch (cause) {
    throw new SessionError('sink-failed', 'The private file system cannot be opened.', { cause });
  }
}

async function isWritable(folder: PickedFolder): Promise<boolean> {
  const mode = { mode: 'readwrite' } as const;
  if ((await folder.queryPermission?.(mode)) === 'granted') return true;
  return (await folder.requestPermission?.(mode)) === 'granted';
}
