/** What a drop holds: files, and folders that are yet to be read. */
export type DroppedItem = File | FileSystemDirectoryEntry;

/** Takes hold of what is dropped: afterwards the browser does not give it any more. */
export function takeDropped(transfer: DataTransfer | null): DroppedItem[] {
  return [...(transfer?.items ?? [])].flatMap((item) => {
    if (item.kind !== 'file') return [];
    const entry = item.webkitGetAsEntry();
    const taken = entry?.isDirectory ? (entry as FileSystemDirectoryEntry) : item.getAsFile();
    return taken ?? [];
  });
}
