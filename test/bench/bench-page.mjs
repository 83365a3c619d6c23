import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { launchOptions } from '../support/browser.mjs';

/** Opens the built page in a browser with a fresh profile on disk: each row begins with an empty store. */
export async function openBenchPage(url) {
  const profile = await mkdtemp(join(tmpdir(), 'devtools-panel-bench-'));
  const browser = await puppeteer.launch({
    ...launchOptions(),
    userDataDir: profile,
    protocolTimeout: 0,
  });
  const close = async () => {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    page.on('pageerror', (error) => console.error(error));
    await page.goto(url);
    await page.waitForFunction('globalThis.bench !== undefined && crossOriginIsolated');
    return { page, version: await browser.version(), close };
  } catch (error) {
    await close();
    throw error;
  }
}
