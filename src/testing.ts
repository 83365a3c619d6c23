/** Entry `devtools-panel/testing`: for browser tests, in Node (Playwright, puppeteer) or in the page (@web/test-runner). */
import type { RecordOptions, SaveOptions, TestPage } from './testing/types.ts';

export type {
  PlaywrightPage,
  PuppeteerPage,
  RecordOptions,
  SaveOptions,
  TestPage,
} from './testing/types.ts';

const isWindow = (page: TestPage): page is typeof globalThis => page === globalThis;

/**
 * Records what a page does from its next navigation on, before the page's own scripts; call it before `goto`. The page
 * gets a recorder of its own, which makes way where the app starts one. With `globalThis`, from inside of the page, it
 * records from now on.
 * @throws TypeError when `page` is of no known kind
 */
export async function startRecording(page: TestPage, options: RecordOptions = {}): Promise<void> {
  if (isWindow(page)) return (await import('./testing/in-page.ts')).startHere(options);
  return (await import('./testing/in-node.ts')).startIn(page, options, import.meta.url);
}

/**
 * Writes the session of a page to a file, whose format its name tells (`session.json.gz`), without secrets, personal
 * data and card numbers. Of a page that has crashed, or that has gone where nothing records, what was durable is saved
 * from another page of the same browser context.
 * @returns the path; undefined where nothing could be saved. It never throws, so as not to stand in front of what the
 * test itself threw: `onProblem` is told
 */
export async function saveSession(
  page: TestPage,
  path: string,
  options: SaveOptions = {},
): Promise<string | undefined> {
  if (isWindow(page)) return (await import('./testing/in-page.ts')).saveHere(path, options);
  return (await import('./testing/in-node.ts')).saveFrom(page, path, options, import.meta.url);
}
