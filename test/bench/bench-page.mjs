import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { launchOptions } from '../support/browser.mjs';

/**
 * Opens the built page in a browser with a fresh profile on disk: each row begins with an empty store.
 *
 * @param args for the browser, besides those that all tests have
 */
export async function openBenchPage(url, args = []) {
  const profile = await mkdtemp(join(tmpdir(), 'devtools-panel-bench-'));
  const options = launchOptions();
  const browser = await puppeteer.launch({
    ...options,
    args: [...options.args, ...args],
    userDataDir: profile,
    protocolTimeout: 0,
  });
  const close = async () => {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    await loadBench(page, url);
    return { page, version: await browser.version(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Loads a page of the benchmarks; resolves when it can be called. */
export async function loadBench(page, url) {
  page.on('pageerror', (error) => console.error(error));
  await page.goto(url);
  await page.waitForFunction('globalThis.bench !== undefined && crossOriginIsolated');
}
