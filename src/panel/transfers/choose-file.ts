interface SaveFilePicker {
  showSaveFilePicker(options: {
    suggestedName: string;
    types: { description: string; accept: Record<string, string[]> }[];
  }): Promise<FileSystemFileHandle>;
}

/** Whether this browser lets a page write to a file that the person picks. */
export function canChooseFile(): boolean {
  return 'showSaveFilePicker' in globalThis;
}

/** Asks where to save; undefined if the person closed the question. */
export async function chooseFile(suggestedName: string): Promise<FileSystemFileHandle | undefined> {
  const isGzip = suggestedName.endsWith('.gz');
  const type = isGzip
    ? { description: 'Session, compressed', accept: { 'application/gzip': ['.gz'] } }
    : { description: 'Session', accept: { 'application/json': ['.json'] } };
  try {
    const picker = globalThis as unknown as SaveFilePicker;
    return await picker.showSaveFilePicker({ suggestedName, types: [type] });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}
