/** Every file of the origin's private file system with its text, by name. */
export async function privateFiles(): Promise<Record<string, string>> {
  const root = await navigator.storage.getDirectory();
  const files: Record<string, string> = {};
  for await (const [name, handle] of root as unknown as AsyncIterable<[string, FileSystemHandle]>) {
    if (handle instanceof FileSystemFileHandle) files[name] = await (await handle.getFile()).text();
  }
  return files;
}

/** A file there, with a text in it. */
export async function privateFile(
  name: string,
  text: string | Uint8Array<ArrayBuffer>,
): Promise<FileSystemFileHandle> {
  const root = await navigator.storage.getDirectory();
  const handle = await root.getFileHandle(name, { create: true });
  const writable = await handle.createWritable();
  await writable.write(text);
  await writable.close();
  return handle;
}

export async function removePrivateFiles(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  for (const name of Object.keys(await privateFiles())) await root.removeEntry(name);
}
