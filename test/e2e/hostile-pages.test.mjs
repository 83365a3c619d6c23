import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { launchBrowser, temporaryFolder, until } from '../support/e2e-browser.mjs';
import { exportData, numbersOf, openHarness, range, recordEvents } from '../support/e2e-harness.mjs';
import { chooseTab, openPanel, rowsInView, statusWord } from '../support/e2e-panel.mjs';
import { buildPages, serveFolder } from '../support/e2e-server.mjs';

describe('a page that does not leave the panel alone', () => {
  let folder, server, browser, closeBrowser, page, errors;

  before(async () => {
    folder = await temporaryFolder();
    server = await serveFolder(await buildPages(folder.path));
    ({ browser, close: closeBrowser } = await launchBrowser());
  });

  after(async () => {
    await closeBrowser();
    await server.close();
    await folder.remove();
  });

  beforeEach(async () => {
    page = await browser.newPage();
    errors = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(`${server.url}/auto.html`);
    await page.waitForSelector('devtools-panel');
    await page.evaluate(() => document.body.prepend(document.createElement('main')));
    await page.evaluate(() => globalThis.devtools.enable());
    await page.evaluate(() => globalThis.devtools.get().clearAll());
  });

  afterEach(() => page.close());

  const removals = {
    'takes it out': () => document.querySelector('devtools-panel').remove(),
    'empties the document': () => (document.body.innerHTML = ''),
    'replaces its body': () => (document.body = document.createElement('body')),
    'writes the document anew': () => {
      document.open();
      document.write('<!doctype html><html><body><button>Buy</button></body></html>');
      document.close();
    },
  };
  for (const [what, remove] of Object.entries(removals)) {
    it(`${what}: the recording goes on, and the panel works once it is there again`, async () => {
      await openPanel(page);
      await page.evaluate(() => {
        globalThis.panel = document.querySelector('devtools-panel');
      });
      await recordEvents(page, 'event', 10);
      await page.evaluate(remove);
      for (const _ of range(3)) await page.evaluate(() => document.body.click());
      await page.evaluate(() => {
        for (let i = 10; i < 20; i += 1)
          globalThis.devtools.get().recordEvent({ name: `event:${i}`, payload: { i } });
      });
      const data = await exportData(page);
      assert.deepEqual(numbersOf(data, 'event'), range(20));
      assert.equal(data.events.filter(({ name }) => name === 'click').length, 3);

      if (what === 'takes it out') {
        // Nothing else went: somebody meant it.
        assert.equal(await page.$('devtools-panel'), null);
        await page.evaluate(() => document.body.append(globalThis.panel));
      }
      await page.waitForSelector('devtools-panel');
      // What was in a document that is written anew has lost its listeners: there is another.
      if (what.startsWith('writes')) await openPanel(page);
      await until('it records', async () => (await statusWord(page)) === 'Recording');
      await chooseTab(page, 'events');
      await until('what was recorded meanwhile is shown', async () =>
        (await rowsInView(page, 'events')).flat().some((text) => text.includes('event:19')),
      );
      assert.deepEqual(errors, []);
    });
  }
});

/** Counts what a page has of listeners, timers, workers, observers and channels. Runs before any of its scripts. */
function watchPlatform() {
  const live = { listeners: new Map(), timers: new Map(), objects: new Map() };
  let lastId = 0;
  const whence = () => new Error().stack.split('\n').slice(3, 6).join(' < ');

  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const ids = new WeakMap();
  const idOf = (object) => {
    if (!ids.has(object)) ids.set(object, (lastId += 1));
    return ids.get(object);
  };
  const isCapture = (options) => (typeof options === 'object' ? options?.capture : options) === true;
  const keyOf = (target, type, listener, options) =>
    `${idOf(target)} ${type} ${idOf(listener)} ${isCapture(options)}`;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = this ?? globalThis;
    addEventListener.call(target, type, listener, options);
    // Those on the page; what is heard of an object that is itself gone is gone with it.
    const isPage = target === globalThis || target instanceof Node || target === globalThis.navigation;
    if (!isPage || listener === null || options?.signal?.aborted) return;
    const key = keyOf(target, type, listener, options);
    live.listeners.set(key, `${type} ${whence()}`);
    if (options?.signal)
      addEventListener.call(options.signal, 'abort', () => live.listeners.delete(key));
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = this ?? globalThis;
    removeEventListener.call(target, type, listener, options);
    if (listener) live.listeners.delete(keyOf(target, type, listener, options));
  };

  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
  globalThis.setTimeout = (work, ms, ...rest) => {
    const id = setTimeout(() => {
      live.timers.delete(id);
      work(...rest);
    }, ms);
    live.timers.set(id, `setTimeout ${ms} ${whence()}`);
    return id;
  };
  globalThis.setInterval = (work, ms, ...rest) => {
    const id = setInterval(work, ms, ...rest);
    live.timers.set(id, `setInterval ${ms} ${whence()}`);
    return id;
  };
  globalThis.clearTimeout = (id) => {
    live.timers.delete(id);
    clearTimeout(id);
  };
  globalThis.clearInterval = (id) => {
    live.timers.delete(id);
    clearInterval(id);
  };

  const ends = {
    Worker: 'terminate',
    BroadcastChannel: 'close',
    MutationObserver: 'disconnect',
    PerformanceObserver: 'disconnect',
    ResizeObserver: 'disconnect',
    IntersectionObserver: 'disconnect',
  };
  for (const [name, end] of Object.entries(ends)) {
    const Native = globalThis[name];
    const original = Native.prototype[end];
    globalThis[name] = new Proxy(Native, {
      construct(target, args, made) {
        const object = Reflect.construct(target, args, made);
        live.objects.set(object, `${name} ${whence()}`);
        return object;
      },
    });
    Native.prototype[end] = function () {
      live.objects.delete(this);
      return original.call(this);
    };
  }

  /** Own properties of all that an app may reach by a global name, and of what lies on `prototype` there. */
  function snapshot() {
    const owners = new Map([['window', globalThis]]);
    for (let at = globalThis; at !== null; at = Object.getPrototypeOf(at))
      for (const name of Object.getOwnPropertyNames(at)) {
        const value = Object.getOwnPropertyDescriptor(at, name).value;
        if (typeof value === 'object' && value !== null && value !== globalThis) owners.set(name, value);
        if (typeof value !== 'function') continue;
        owners.set(name, value);
        const { prototype } = value;
        if (typeof prototype === 'object' && prototype !== null)
          owners.set(`${name}.prototype`, prototype);
      }
    for (const name of ['document', 'navigator', 'history', 'location', 'navigation', 'performance'])
      owners.set(name, globalThis[name]);
    return new Map([...owners].map(([name, owner]) => [name, Object.getOwnPropertyDescriptors(owner)]));
  }

  function changes(before, now) {
    const found = [];
    const fields = ['value', 'get', 'set', 'writable', 'enumerable', 'configurable'];
    for (const [owner, properties] of before)
      for (const key of new Set([
        ...Reflect.ownKeys(properties),
        ...Reflect.ownKeys(now.get(owner) ?? {}),
      ])) {
        const [was, is] = [properties[key], now.get(owner)?.[key]];
        if (fields.some((field) => !Object.is(was?.[field], is?.[field])))
          found.push(`${owner} ${String(key)}`);
      }
    return found;
  }

  const first = {};
  globalThis.platform = {
    remember: () => (first.snapshot = snapshot()),
    changes: () => changes(first.snapshot, snapshot()),
    live: () => Object.values(live).flatMap((kind) => [...kind.values()]),
  };
}

describe('a page whose recording has ended', () => {
  let folder, server, browser, closeBrowser;

  before(async () => {
    folder = await temporaryFolder();
    server = await serveFolder(await buildPages(folder.path));
    ({ browser, close: closeBrowser } = await launchBrowser());
  });

  after(async () => {
    await closeBrowser();
    await server.close();
    await folder.remove();
  });

  it('has every global and prototype back as it was, and no listener, timer, observer, channel or worker left', async () => {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(watchPlatform);
    await openHarness(browser, server, 'api', page);
    await page.evaluate(() => globalThis.devtools.disable());
    const live = () => page.evaluate(() => globalThis.platform.live());
    const untilNothingIsLeft = () =>
      until('nothing is left', async () => assert.deepEqual(await live(), []) ?? true);
    await untilNothingIsLeft();
    await page.evaluate(() => globalThis.platform.remember());

    await page.evaluate(() => globalThis.devtools.enable());
    const patched = await page.evaluate(() => globalThis.platform.changes());
    for (const property of ['window fetch', 'console log', 'Storage.prototype setItem'])
      assert.ok(patched.includes(property), `${property} of ${patched.join(', ')}`);
    assert.ok((await live()).length > 20);
    await page.evaluate(async () => {
      console.log('one');
      document.body.click();
      localStorage.setItem('theme', 'dark');
      history.pushState(null, '', '#films');
      await fetch('api.html');
      new WebSocket(`ws://${location.host}/`).close();
      new EventSource('none').close();
      document.body.attachShadow({ mode: 'open' }).innerHTML = '<input>';
      document.body.shadowRoot.querySelector('input').click();
    });
    await exportData(page);
    await page.evaluate(() => globalThis.devtools.disable());
    assert.deepEqual(await page.evaluate(() => globalThis.platform.changes()), []);
    await untilNothingIsLeft();
    assert.deepEqual(page.workers(), []);
  });
});
