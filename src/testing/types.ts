/** What is used of a `Page` of Playwright. */
export interface PlaywrightPage {
  addInitScript(script: { content: string }): Promise<unknown>;
  route(
    url: (url: URL) => boolean,
    handler: (route: {
      request(): { url(): string };
      fulfill(response: { contentType: string; body: string }): Promise<void>;
    }) => Promise<void>,
  ): Promise<unknown>;
  context(): { newPage(): Promise<unknown> };
  evaluate(script: string): Promise<unknown>;
  goto(url: string): Promise<unknown>;
  url(): string;
  close(): Promise<void>;
}

/** What is used of a `Page` of puppeteer. */
export interface PuppeteerPage {
  evaluateOnNewDocument(script: string): Promise<unknown>;
  createCDPSession(): Promise<unknown>;
  browserContext(): { newPage(): Promise<unknown> };
  evaluate(script: string): Promise<unknown>;
  goto(url: string): Promise<unknown>;
  url(): string;
  close(): Promise<void>;
}

/** A page of Playwright or puppeteer, or `globalThis` in a test that runs in the page itself. */
export type TestPage = PlaywrightPage | PuppeteerPage | typeof globalThis;

export interface RecordOptions {
  /** Shown in session lists and files. @defaultValue the document's title */
  name?: string;
  /** Part of events and performance records that is kept, 0 to 1. @defaultValue 1 */
  samplingRate?: number;
}

export interface SaveOptions {
  /** Names of the templates whose secrets are removed, or `false` to keep all. @defaultValue ['secrets', 'pii', 'pci'] */
  sanitize?: readonly string[] | false;
  /** Longest wait for the page, ms: it may have crashed, or be at a standstill. @defaultValue 30,000 */
  timeoutMs?: number;
  /** Told in words why nothing, or less than wanted, was saved. @defaultValue `console.warn` */
  onProblem?: (message: string) => void;
  /** From inside of a page: where to POST the file, with `path` added to the query. @defaultValue a download */
  upload?: string | URL;
}

export const DEFAULT_TEMPLATES: readonly string[] = ['secrets', 'pii', 'pci'];
