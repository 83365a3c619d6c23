import type { devtools, loadSanitizing } from '../core/index.ts';

/** What records in a page, as `devtools.enable` leaves it there. */
export interface PageHook {
  devtools: typeof devtools;
  loadSanitizing: typeof loadSanitizing;
  /** The file that was made last, until it is read. */
  saved?: Blob;
}

export interface MakeFile {
  hook: string;
  filename: string;
  /** Of the sanitiser; none for a file with all that was recorded. */
  templates: readonly string[];
  /**
   * Saves the newest session that another page left, not this page's own: begins the keys of localStorage under which
   * pages leave what they could not store themselves, which the session's id follows.
   */
  leftBelow?: string;
}

/** A file that lies in the page, or why there is none. */
export type MadeFile = { size: number } | { problem: string };

/** Runs in the page, where it goes as text, so it uses nothing from around it: exports a session into a Blob that stays there. */
export async function makeFile({ hook, filename, templates, leftBelow }: MakeFile): Promise<MadeFile> {
  const found = Reflect.get(globalThis, Symbol.for(hook)) as PageHook | undefined;
  const recorder = found?.devtools.get();
  if (!found || !recorder) {
    const reason = globalThis.isSecureContext
      ? `nothing records in ${location.href}`
      : `${location.href} is no secure context (https or localhost), in which alone it can record`;
    return { problem: reason };
  }
  try {
    await found.devtools.enable();
    const { Sanitizer } = await found.loadSanitizing();
    if (leftBelow !== undefined) {
      const isLeft = (key: string): boolean =>
        key.startsWith(leftBelow) && key !== leftBelow + recorder.sessionId;
      // It is being stored by now, unless its page is there again.
      const lastLook = performance.now() + 2_000;
      while (Object.keys(localStorage).some(isLeft) && performance.now() < lastLook)
        await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const sessions = leftBelow === undefined ? [] : await recorder.sessions();
    const [newest] = sessions
      .filter(({ id, recordCount }) => id !== recorder.sessionId && recordCount > 0)
      .sort((a, b) => (b.endedAt ?? b.startedAt) - (a.endedAt ?? a.startedAt));
    if (leftBelow !== undefined && !newest)
      return { problem: `nothing is stored for ${location.origin}` };
    const { blob } = await recorder.export(filename, {
      ...(newest && { sessionId: newest.id }),
      ...(templates.length > 0 && { sanitize: new Sanitizer().loadTemplates(...templates) }),
    });
    found.saved = blob!;
    return { size: blob!.size };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Runs in the page: part of the file that was made last, as Base64. The end of the file lets go of it. */
export async function readPart({
  hook,
  from,
  to,
}: {
  hook: string;
  from: number;
  to: number;
}): Promise<string> {
  const found = Reflect.get(globalThis, Symbol.for(hook)) as PageHook;
  const part = found.saved!.slice(from, to);
  if (to >= found.saved!.size) delete found.saved;
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error!);
    reader.readAsDataURL(part);
  });
  return url.slice(url.indexOf(',') + 1);
}
