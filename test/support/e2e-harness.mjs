import assert from 'node:assert/strict';
import { until } from './e2e-browser.mjs';

const sections = ['components', 'state', 'events', 'performance'];

/** Opens the page that records and has `devtools` within reach; resolves when its session is in the store. */
export async function openHarness(browser, server, name = 'api', prepared = undefined) {
  const page = prepared ?? (await browser.newPage());
  await page.goto(`${server.url}/${name}.html`);
  await page.evaluate(() => globalThis.enabled);
  return page;
}

export function sessionIdOf(page) {
  return page.evaluate(() => globalThis.devtools.get().sessionId);
}

/** The stored session with that id as this page lists it, or undefined. */
export function sessionInfo(page, id) {
  return page.evaluate(
    async (wanted) =>
      (await globalThis.devtools.get().sessions()).find((session) => session.id === wanted),
    id,
  );
}

/** Records `count` events named `prefix:0`, `prefix:1`, …; resolves when they are durable, if `flush` is set. */
export function recordEvents(page, prefix, count, { flush = false } = {}) {
  return page.evaluate(
    async (name, total, waits) => {
      const recorder = globalThis.devtools.get();
      for (let i = 0; i < total; i += 1) recorder.recordEvent({ name: `${name}:${i}`, payload: { i } });
      if (waits) await recorder.flush();
    },
    prefix,
    count,
    flush,
  );
}

/** The file of a session, parsed; of the page's own one without an id. */
export async function exportData(page, sessionId) {
  const text = await page.evaluate(async (id) => {
    const { blob } = await globalThis.devtools
      .get()
      .export('session.json', id === undefined ? {} : { sessionId: id });
    return blob.text();
  }, sessionId);
  return JSON.parse(text);
}

/** Numbers of the events that `recordEvents` recorded under that prefix, in their order. */
export function numbersOf(data, prefix) {
  return data.events
    .filter(({ name }) => name.startsWith(`${prefix}:`))
    .map(({ name }) => Number(name.slice(prefix.length + 1)));
}

export const range = (count) => Array.from({ length: count }, (_, i) => i);

/** What every session file must satisfy, whoever wrote it. */
export function assertWellFormed(data) {
  assert.equal(data.version, '2.0');
  const seen = new Set();
  for (const section of sections) {
    let last = 0;
    for (const { seq, time } of data[section]) {
      assert.ok(Number.isInteger(seq) && seq > last, `${section}: seq ${seq} after ${last}`);
      assert.ok(!seen.has(seq), `${section}: seq ${seq} twice`);
      assert.equal(typeof time, 'number');
      seen.add(seq);
      last = seq;
    }
  }
}

/** Waits until no tab records the session any more. */
export function untilLeft(page, id) {
  return until('the session is left', async () => {
    const info = await sessionInfo(page, id);
    return info !== undefined && info.status !== 'recording' ? info : undefined;
  });
}

/** Kills the renderer of a tab, as running out of memory does. */
export async function crash(page) {
  const crashed = new Promise((resolve) => page.once('error', resolve));
  const session = await page.createCDPSession();
  // Nobody is left to answer.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
}

/** Ends a worker from its inside, whatever it is at; no code of the page or of the worker is told. */
export async function killWorker(page, worker) {
  worker.evaluate(() => self.close()).catch(() => undefined);
  await until('the worker is gone', () => !page.workers().includes(worker));
}

/** Every row of every store of this page's origin, read past the package; bytes as Base64, or as a digest. */
export function readStore(page, bytesAs = 'base64') {
  return page.evaluate(async (form) => {
    const asPromise = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const toBase64 = (bytes) => {
      let text = '';
      for (let i = 0; i < bytes.length; i += 8192) {
        text += String.fromCharCode(...bytes.subarray(i, i + 8192));
      }
      return btoa(text);
    };
    const toText = async (bytes) =>
      toBase64(form === 'base64' ? bytes : new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
    const dump = {};
    for (const { name } of await indexedDB.databases()) {
      const database = await asPromise(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const transaction = database.transaction(store);
        const [keys, values] = await Promise.all([
          asPromise(transaction.objectStore(store).getAllKeys()),
          asPromise(transaction.objectStore(store).getAll()),
        ]);
        const isBytes = (value) => value instanceof Uint8Array;
        dump[`${name}/${store}`] = await Promise.all(
          values.map(async (value, i) => ({
            key: keys[i],
            value: isBytes(value) ? { length: value.length, [form]: await toText(value) } : value,
          })),
        );
      }
      database.close();
    }
    return dump;
  }, bytesAs);
}

/** How long the store must not change to count as still: longer than the pause before the tail is folded, ms. */
const STILL_MS = 500;

/** The store with its bytes as digests, once nothing has changed in it for a while: folding takes its time. */
export async function storeWhenStill(page) {
  let last = '';
  let since = 0;
  return until('nothing changes in the store', async () => {
    const store = await readStore(page, 'digest');
    const text = JSON.stringify(store);
    if (text !== last) since = Date.now();
    last = text;
    return Date.now() - since >= STILL_MS ? store : undefined;
  });
}
