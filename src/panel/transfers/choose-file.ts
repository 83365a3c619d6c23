import { SessionError } from '../../core/index.ts';

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

/** Media types by the ending of a file's name. */
const TYPES: Record<string, string> = {
  '.gz': 'application/gzip',
  '.json': 'application/json',
  '.yaml': 'application/yaml',
  '.msgpack': 'application/vnd.msgpack',
};

/** Asks where to save. @throws SessionError `aborted` if the person closed the question */
export async function chooseFile(suggestedName: string): Promise<FileSystemFileHandle> {
  const ending = suggestedName.slice(suggestedName.lastIndexOf('.'));
  const types = [{ description: 'Session', accept: { [TYPES[ending]!]: [ending] } }];
  try {
    const picker = globalThis as unknown as SaveFilePicker;
    return await picker.showSaveFilePicker({ suggestedName, types });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError')
      throw new SessionError('aborted', 'No file was chosen.', { cause: error });
    throw error;
  }
}
