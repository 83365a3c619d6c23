import { Buffer } from 'node:buffer';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { driverOf, type Driver } from './drivers.ts';
import { makeFile, readPart } from './page-calls.ts';
import { DEFAULT_TEMPLATES, type RecordOptions, type SaveOptions, type TestPage } from './types.ts';

type DrivenPage = Exclude<TestPage, typeof globalThis>;

/** Below it, on the page's own origin, lies what the recorder needs: a policy that allows `'self'` allows that. */
const FOLDER = '__devtools-panel__';
const WORKER = 'worker.js';
const BLANK = 'blank.html';

/** As core has it; not imported, since that would load the recorder into Node. */
const PAGE_HOOK = 'devtools-panel';
const UNWRITTEN_KEY = 'devtools-panel:unwritten:';

/** Bytes of the file that cross over at a time. */
const PART_BYTES = 4 * 1024 ** 2;

/** Where each page last was on the web: a crash or an empty page does not tell. */
const lastOrigins = new WeakMap<object, () => string | undefined>();

/** @param entryUrl - of the built entry, beside which the files to inject lie */
export async function startIn(
  page: DrivenPage,
  options: RecordOptions,
  entryUrl: string,
): Promise<void> {
  const driver = driverOf(page);
  lastOrigins.set(page, followOrigin(page));
  await prepare(driver, options, entryUrl, false);
}

async function prepare(
  driver: Driver,
  options: RecordOptions,
  entryUrl: string,
  isReader: boolean,
): Promise<void> {
  const [recorder, worker] = await Promise.all(
    ['assets/recorder.js', 'assets/worker.js'].map((path) => readFile(new URL(path, entryUrl), 'utf8')),
  );
  await driver.serve(FOLDER, {
    [WORKER]: { type: 'text/javascript', text: worker! },
    [BLANK]: { type: 'text/html', text: '<!doctype html><title>Reading a session</title>' },
  });
  const call = [options, `/${FOLDER}/${WORKER}`, isReader].map((value) => JSON.stringify(value)).join();
  // In a function, so that the page gets no global of it.
  await driver.inject(`(() => {${recorder}\n;devtoolsPanelRecorder.record(${call});})()`);
}

/** Never throws: see `saveSession`. */
export async function saveFrom(
  page: DrivenPage,
  path: string,
  options: SaveOptions,
  entryUrl: string,
): Promise<string | undefined> {
  const { onProblem = warn } = options;
  try {
    const driver = driverOf(page);
    try {
      return await save(driver, path, options, false);
    } catch (error) {
      const origin = lastOrigins.get(page)?.() ?? originOf(driver.url());
      if (origin === undefined) throw error;
      onProblem(
        `The page cannot give its session: ${reasonOf(error)}. What was stored for ${origin} is saved instead.`,
      );
      return await saveFromSibling(driver, origin, path, options, entryUrl);
    }
  } catch (error) {
    onProblem(`The session was not saved to ${path}: ${reasonOf(error)}.`);
    return undefined;
  }
}

/** Another page of the same context shares the store, and outlives the one that is tested. */
async function saveFromSibling(
  driver: Driver,
  origin: string,
  path: string,
  options: SaveOptions,
  entryUrl: string,
): Promise<string> {
  const sibling = await within(driver.openSibling(), options);
  try {
    await prepare(sibling, {}, entryUrl, true);
    await within(sibling.goto(`${origin}/${FOLDER}/${BLANK}`), options);
    return await save(sibling, path, options, true);
  } finally {
    await sibling.close().catch(() => undefined);
  }
}

async function save(
  driver: Driver,
  path: string,
  options: SaveOptions,
  ofAnother: boolean,
): Promise<string> {
  const { sanitize = DEFAULT_TEMPLATES } = options;
  const filename = basename(path);
  const request = {
    hook: PAGE_HOOK,
    filename,
    templates: sanitize || [],
    ...(ofAnother && { leftBelow: UNWRITTEN_KEY }),
  };
  const made = await within(driver.call(makeFile, request), options);
  if ('problem' in made) throw new Error(made.problem);
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.part`;
  const file = await open(unfinished, 'w');
  try {
    for (let from = 0; from < made.size; from += PART_BYTES) {
      const part = { hook: PAGE_HOOK, from, to: Math.min(from + PART_BYTES, made.size) };
      const text = await within(driver.call(readPart, part), options);
      await file.writeFile(Buffer.from(text, 'base64'));
    }
    await file.close();
    await rename(unfinished, path);
  } catch (error) {
    await file.close();
    await rm(unfinished, { force: true });
    throw error;
  }
  return path;
}

/** A page that has crashed may never answer. */
async function within<T>(work: Promise<T>, { timeoutMs = 30_000 }: SaveOptions): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`the page did not answer within ${timeoutMs} ms; it may have crashed`)),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}

interface Frames {
  on(
    event: 'framenavigated',
    listener: (frame: { url(): string; parentFrame(): unknown }) => void,
  ): void;
}

function followOrigin(page: DrivenPage): () => string | undefined {
  let origin = originOf(page.url());
  (page as unknown as Frames).on('framenavigated', (frame) => {
    if (!frame.parentFrame()) origin = originOf(frame.url()) ?? origin;
  });
  return () => origin;
}

function originOf(url: string): string | undefined {
  return url.startsWith('http') ? new URL(url).origin : undefined;
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}

function warn(message: string): void {
  // eslint-disable-next-line no-console -- what a test's own report shows
  console.warn(message);
}
