import { deleteDB } from 'idb';
import { devtools } from '../../src/index.ts';
import { UNWRITTEN_KEY } from '../../src/core/model/unwritten.ts';
import { DATABASE_NAME } from '../../src/core/store/schema.ts';

const POLL_MS = 5;

const MAX_WAIT_MS = 10_000;

/**
 * Brings the page back to where nothing was ever recorded: no recording, no store, no worker, no
 * session of this tab. Each window of the test runner has a browser context, and so a store, of its own.
 */
export async function freshStore(): Promise<void> {
  await devtools.disable();
  sessionStorage.removeItem('devtools-panel:session');
  for (const key of Object.keys(localStorage))
    if (key.startsWith(UNWRITTEN_KEY)) localStorage.removeItem(key);
  await deleteDB(DATABASE_NAME);
  // A worker that was about to open the store would make it anew.
  await workersEnded();
  await deleteDB(DATABASE_NAME);
}

/** Leaves no timer behind, as `waitUntil` does: tests replace functions of the platform meanwhile. */
async function workersEnded(): Promise<void> {
  const end = performance.now() + MAX_WAIT_MS;
  while (await hasWorkers()) {
    if (performance.now() > end) throw new Error('The workers of the last test do not end.');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function hasWorkers(): Promise<boolean> {
  const { held = [], pending = [] } = await navigator.locks.query();
  return [...held, ...pending].some(({ name }) => name?.startsWith('devtools-panel:') === true);
}
