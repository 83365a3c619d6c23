import { devtools, PAGE_HOOK } from '../core/index.ts';
import { makeFile, type PageHook } from './page-calls.ts';
import { DEFAULT_TEMPLATES, type RecordOptions, type SaveOptions } from './types.ts';

const hookOf = (): PageHook | undefined =>
  Reflect.get(globalThis, Symbol.for(PAGE_HOOK)) as PageHook | undefined;

/** Records this page from now on, unless something does already. */
export async function startHere(options: RecordOptions): Promise<void> {
  if (hookOf() === undefined) await devtools.enable(options);
}

/** Sends the file of this page's session where `upload` says, in a stream from the browser's own storage. */
export async function saveHere(path: string, options: SaveOptions): Promise<string | undefined> {
  const { sanitize = DEFAULT_TEMPLATES, onProblem = warn, upload } = options;
  const filename = path.split(/[\\/]/).pop()!;
  try {
    const made = await makeFile({
      hook: PAGE_HOOK,
      filename,
      templates: sanitize || [],
    });
    const file = hookOf()?.saved;
    delete hookOf()?.saved;
    if ('problem' in made || file === undefined)
      throw new Error('problem' in made ? made.problem : 'no file was made');
    if (upload === undefined) download(file, filename);
    else await post(file, upload, path);
    return path;
  } catch (error) {
    onProblem(
      `The session was not saved to ${path}: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
}

async function post(file: Blob, upload: string | URL, path: string): Promise<void> {
  const url = new URL(upload, document.baseURI);
  url.searchParams.set('path', path);
  const response = await fetch(url, { method: 'POST', body: file });
  if (!response.ok) throw new Error(`${url.href} answered ${response.status} ${response.statusText}`);
}

function download(file: Blob, filename: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = filename;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function warn(message: string): void {
  // eslint-disable-next-line no-console -- what a test's own report shows
  console.warn(message);
}
