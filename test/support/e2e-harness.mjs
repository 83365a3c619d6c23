import assert from 'node:assert/strict';
import { until } from './e2e-browser.mjs';

const sections = ['components', 'state', 'events', 'performance'];

/** Opens the page that records and has `devtools` within reach; resolves when its session is in the store. */
export async function openHarness(browser, server, name = 'api') {
  const page = await browser.newPage();
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

/** Every row of the store of this page's origin, read past the package; bytes in Base64. */
export function dumpStore(page) {
  return page.evaluate(async () => {
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
    const dump = {};
    for (const { name } of await indexedDB.databases()) {
      const database = await asPromise(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const transaction = database.transaction(store);
        const [keys, values] = await Promise.all([
          asPromise(transaction.objectStore(store).getAllKeys()),
          asPromise(transaction.objectStore(store).getAll()),
        ]);
        dump[`${name}/${store}`] = keys.map((key, i) => ({
          key,
          value: values[i] instanceof Uint8Array ? { base64: toBase64(values[i]) } : values[i],
        }));
      }
      database.close();
    }
    return dump;
  });
}
