import type { PlaywrightPage, PuppeteerPage, TestPage } from './types.ts';

/** Text that a page asks for, by the end of its address. */
export type ServedFiles = Record<string, { type: string; text: string }>;

/** The calls that are needed of a page, whatever drives it. */
export interface Driver {
  /** Runs a script before those of every document that the page loads. */
  inject(script: string): Promise<unknown>;
  /** Answers requests below `/folder/` of any origin, and leaves all others alone. */
  serve(folder: string, files: ServedFiles): Promise<unknown>;
  call<A, R>(pageFunction: (argument: A) => R, argument: A): Promise<Awaited<R>>;
  openSibling(): Promise<Driver>;
  goto(url: string): Promise<unknown>;
  url(): string;
  close(): Promise<unknown>;
}

/** @throws TypeError */
export function driverOf(page: Exclude<TestPage, typeof globalThis>): Driver {
  if (!('addInitScript' in page) && !('evaluateOnNewDocument' in page)) {
    throw new TypeError('The page must be one of Playwright or puppeteer, or globalThis.');
  }
  const common = {
    call: <A, R>(pageFunction: (argument: A) => R, argument: A) =>
      page.evaluate(`(${String(pageFunction)})(${JSON.stringify(argument)})`) as Promise<Awaited<R>>,
    goto: (url: string) => page.goto(url),
    url: () => page.url(),
    close: () => page.close(),
  };
  return 'addInitScript' in page
    ? { ...common, ...playwright(page) }
    : { ...common, ...puppeteer(page) };
}

type OwnCalls = Pick<Driver, 'inject' | 'serve' | 'openSibling'>;

function playwright(page: PlaywrightPage): OwnCalls {
  return {
    inject: (content) => page.addInitScript({ content }),
    serve: (folder, files) =>
      page.route(
        (url) => fileOf(url, folder, files) !== undefined,
        async (route) => {
          const { type, text } = fileOf(new URL(route.request().url()), folder, files)!;
          await route.fulfill({ contentType: type, body: text });
        },
      ),
    openSibling: async () => driverOf((await page.context().newPage()) as PlaywrightPage),
  };
}

interface DevToolsSession {
  send(method: string, parameters: object): Promise<unknown>;
  on(event: string, listener: (detail: PausedRequest) => void): void;
}

interface PausedRequest {
  requestId: string;
  request: { url: string };
}

function puppeteer(page: PuppeteerPage): OwnCalls {
  return {
    inject: (script) => page.evaluateOnNewDocument(script),
    // Puppeteer's own interception stops every request of the page, and a test may have one already.
    serve: async (folder, files) => {
      const session = (await page.createCDPSession()) as DevToolsSession;
      session.on('Fetch.requestPaused', ({ requestId, request }) => {
        const file = fileOf(new URL(request.url), folder, files);
        const answer = file
          ? session.send('Fetch.fulfillRequest', {
              requestId,
              responseCode: 200,
              responseHeaders: [{ name: 'content-type', value: file.type }],
              body: toBase64(file.text),
            })
          : session.send('Fetch.continueRequest', { requestId });
        // The page may be gone by then.
        answer.catch(() => undefined);
      });
      await session.send('Fetch.enable', { patterns: [{ urlPattern: `*/${folder}/*` }] });
    },
    openSibling: async () => driverOf((await page.browserContext().newPage()) as PuppeteerPage),
  };
}

function fileOf({ pathname }: URL, folder: string, files: ServedFiles): ServedFiles[string] | undefined {
  const start = `/${folder}/`;
  return pathname.startsWith(start) ? files[pathname.slice(start.length)] : undefined;
}

function toBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
