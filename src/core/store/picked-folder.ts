import { openDB, type DBSchema } from 'idb';

/** Apart from the store: a page may read it while another version of the store is being opened. */
const DATABASE_NAME = 'devtools-panel:folder';

interface FolderSchema extends DBSchema {
  folders: { key: 'exports'; value: FileSystemDirectoryHandle };
}

/** The folder that was picked last on this origin. */
export function readPickedFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  return withDatabase((database) => database.get('folders', 'exports'));
}

/** A handle can be stored, though nothing that JSON knows. */
export async function keepPickedFolder(folder: FileSystemDirectoryHandle): Promise<void> {
  await withDatabase((database) => database.put('folders', folder, 'exports'));
}

type FolderDatabase = Awaited<ReturnType<typeof openDB<FolderSchema>>>;

async function withDatabase<T>(work: (database: FolderDatabase) => Promise<T>): Promise<T> {
  const database = await openDB<FolderSchema>(DATABASE_NAME, 1, {
    upgrade: (opened) => void opened.createObjectStore('folders'),
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}
