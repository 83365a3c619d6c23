import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { launchOptions } from './browser.mjs';

/** Longest wait for anything that a test waits for, ms: far more than it takes, for slow machines. */
const PATIENCE_MS = 20_000;

/** A folder of the test's own; `remove` deletes it with all that is in it. */
export async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'devtools-panel-e2e-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** A browser with a fresh profile on disk. @param hasScrollBars - whether they take room, as on most desktops */
export async function launchBrowser({ hasScrollBars = false } = {}) {
  const profile = await temporaryFolder();
  const browser = await puppeteer.launch({
    ...launchOptions(),
    ...(hasScrollBars && { ignoreDefaultArgs: ['--hide-scrollbars'] }),
    userDataDir: profile.path,
    defaultViewport: { width: 1280, height: 860 },
    protocolTimeout: PATIENCE_MS * 3,
  });
  return {
    browser,
    close: async () => {
      await browser.close();
      await profile.remove();
    },
  };
}

/** Asks again until the answer is truthy, and gives it. @throws when it never is */
export async function until(what, ask, timeoutMs = PATIENCE_MS) {
  const deadline = Date.now() + timeoutMs;
  let failure;
  do {
    try {
      const answer = await ask();
      if (answer) return answer;
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    await new Promise((resume) => setTimeout(resume, 20));
  } while (Date.now() < deadline);
  throw new Error(`Not within ${timeoutMs} ms: ${what}`, { cause: failure });
}

/**
 * Clicks an element with the mouse, once it is on screen, stands still and is what a person would hit there. By hand,
 * since the browser driver's own locators do not notice what appears inside shadow trees.
 */
export async function clickOn(page, selector) {
  await page.waitForSelector(selector, { visible: true, timeout: PATIENCE_MS });
  const { x, y } = await until(`${selector} can be hit`, () => placeToHit(page, selector));
  await page.mouse.click(x, y);
}

/** Where an element is hit, or undefined while it moves or something else is over it. */
async function placeToHit(page, selector) {
  const element = await page.$(selector);
  if (!element) return undefined;
  try {
    await element.scrollIntoView();
    const before = await element.clickablePoint();
    const isOnTop = await element.evaluate(isOnTopAt, before);
    const after = await element.clickablePoint();
    return isOnTop && after.x === before.x && after.y === before.y ? before : undefined;
  } finally {
    await element.dispose();
  }
}

/** Runs in the page: whether a click there gets to the element, two frames later. */
async function isOnTopAt(element, { x, y }) {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const innermost = (hit) => {
    const inner = hit?.shadowRoot?.elementFromPoint(x, y);
    return inner && inner.getRootNode() === hit.shadowRoot ? innermost(inner) : hit;
  };
  const hit = innermost(document.elementFromPoint(x, y));
  for (let at = hit; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host)
    if (at === element) return true;
  return false;
}

/** Saves what the browser downloads to `folder`. The `next` that is called before the click gives the path. */
export async function catchDownloads(browser, folder) {
  const session = await browser.target().createCDPSession();
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allowAndName',
    downloadPath: folder,
    eventsEnabled: true,
  });
  const begun = [];
  const finished = [];
  session.on('Browser.downloadWillBegin', (event) => begun.push(event));
  session.on('Browser.downloadProgress', ({ guid, state }) => {
    if (state !== 'inProgress') finished.push({ guid, state });
  });
  return {
    /** Downloads that have begun so far. */
    get count() {
      return begun.length;
    },
    /** Does what begins a download, and waits for its end. */
    async during(action) {
      const index = begun.length;
      await action();
      const { guid, suggestedFilename } = await until('a download begins', () => begun[index]);
      const { state } = await until('the download ends', () =>
        finished.find((event) => event.guid === guid),
      );
      const path = join(folder, `${guid}-${suggestedFilename}`);
      if (state === 'completed') await rename(join(folder, guid), path);
      return { path, filename: suggestedFilename, state };
    },
  };
}
