import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build, createServer } from 'vite';
import webpack from 'webpack';
import {
  chooseTab,
  clickInPanel,
  countsInPanel,
  openPanel,
  rowsInView,
  statusWord,
} from '../support/e2e-panel.mjs';
import { launchBrowser, until } from '../support/e2e-browser.mjs';
import { createApp, litApp, reactApp } from '../support/e2e-package.mjs';
import { serveFolder } from '../support/e2e-server.mjs';

describe('an app gets the panel', () => {
  let browser, closeBrowser, page;
  const ends = [];

  before(async () => {
    ({ browser, close: closeBrowser } = await launchBrowser());
  });

  after(async () => {
    await closeBrowser();
    for (const end of ends.reverse()) await end();
  });

  async function open(url) {
    await page?.close();
    page = await browser.newPage();
    await page.goto(url);
    await page.waitForSelector('devtools-panel');
  }

  async function appWith(files) {
    const app = await createApp(files);
    ends.push(app.remove);
    return app;
  }

  async function pluginOf(app) {
    const entry = await import(join(app.path, 'node_modules/devtools-panel/dist/vite.js'));
    return entry.default;
  }

  async function serveApp(app, plugins) {
    const server = await createServer({
      root: app.path,
      configFile: false,
      logLevel: 'error',
      cacheDir: join(app.path, '.vite'),
      html: { cspNonce: 'n0nce' },
      plugins,
      server: { port: 0, host: '127.0.0.1', fs: { allow: [app.root] } },
    });
    ends.push(() => server.close());
    await server.listen();
    return server.resolvedUrls.local[0];
  }

  const untilRecording = () => until('it records', async () => (await statusWord(page)) === 'Recording');

  it('by the Vite plugin: before its own modules, with the collectors of what it is built with', async () => {
    const app = await appWith(litApp);
    const devtoolsPanel = await pluginOf(app);
    const url = await serveApp(app, [
      devtoolsPanel({ name: 'By plugin', position: 'top-left', panelLocation: 'left' }),
    ]);
    await open(url);
    assert.equal(await page.evaluate(() => globalThis.hadPanel), true);
    await page.evaluate(() => (globalThis.isFirstPage = true));
    const panel = await page.$eval('devtools-panel', ({ position, panelLocation }) => ({
      position,
      panelLocation,
    }));
    assert.deepEqual(panel, { position: 'top-left', panelLocation: 'left' });
    const script = await page.$eval('script[data-devtools-panel]', ({ nonce, dataset }) => ({
      nonce,
      name: dataset.name,
    }));
    assert.deepEqual(script, { nonce: 'n0nce', name: 'By plugin' });
    await openPanel(page);
    await untilRecording();
    await chooseTab(page, 'components');
    await until('its component is shown', async () =>
      (await rowsInView(page, 'components')).flat().some((text) => text.includes('hello-world')),
    );
    // What Vite had to prepare it knew before: it loads the page again when it finds more.
    assert.equal(await page.evaluate(() => globalThis.isFirstPage), true);
  });

  it('by the Vite plugin, with the picture where rrweb is installed', async () => {
    const dependencies = { lit: '*', '@rrweb/record': '*' };
    const packageJson = JSON.stringify({ name: 'app', type: 'module', dependencies });
    const app = await appWith({ ...litApp, 'package.json': packageJson });
    const devtoolsPanel = await pluginOf(app);
    await open(await serveApp(app, [devtoolsPanel()]));
    await page.evaluate(() => (globalThis.isFirstPage = true));
    await openPanel(page);
    await untilRecording();
    await clickInPanel(page, '#menu >>> button');
    await clickInPanel(page, '#record-picture');
    await until('there is a picture', async () => (await countsInPanel(page)).dom >= 2);
    // Vite had prepared it, though nothing of the app asks for it.
    assert.equal(await page.evaluate(() => globalThis.isFirstPage), true);
  });

  it('by the Vite plugin, with what React and Zustand tell such tools', async () => {
    const app = await appWith(reactApp);
    const devtoolsPanel = await pluginOf(app);
    await open(await serveApp(app, [devtoolsPanel()]));
    const said = [];
    page.on('console', (message) => said.push(message.text()));
    await openPanel(page);
    await untilRecording();
    await chooseTab(page, 'components');
    await until('its component is shown', async () =>
      (await rowsInView(page, 'components')).flat().includes('HelloWorld'),
    );
    await page.click('main button');
    await chooseTab(page, 'state');
    await until('its states are shown', async () => {
      const names = (await rowsInView(page, 'state')).map(([name]) => name);
      return names.includes('who') && names.includes('greeting');
    });
    // Nor does the panel say anything in the app's console.
    assert.deepEqual(said, []);
  });

  it('and what is built has not one byte of it', async () => {
    const app = await appWith(litApp);
    const devtoolsPanel = await pluginOf(app);
    const filesOf = async (plugins) => {
      const outDir = join(app.path, `out-${plugins.length}`);
      const options = { root: app.path, configFile: false, logLevel: 'error', plugins };
      await build({ ...options, build: { outDir, emptyOutDir: true } });
      const names = await readdir(outDir, { recursive: true, withFileTypes: true });
      const files = names.filter((entry) => entry.isFile());
      return Promise.all(
        files.map(async ({ parentPath, name }) => [
          name,
          await readFile(join(parentPath, name), 'utf8'),
        ]),
      );
    };
    assert.deepEqual(await filesOf([devtoolsPanel()]), await filesOf([]));
  });

  it('not at all when the plugin is switched off, and a word about a collector that there is not', async () => {
    const app = await appWith(litApp);
    const devtoolsPanel = await pluginOf(app);
    const url = await serveApp(app, [devtoolsPanel({ enabled: false })]);
    const text = await (await fetch(url)).text();
    assert.ok(!text.includes('devtools-panel'));
    assert.throws(() => devtoolsPanel({ collect: ['ember'] }), /no collector for "ember".*lit/);
  });

  it('by a plugin that names to Vite all that the package imports in a page', async () => {
    const app = await appWith(litApp);
    const devtoolsPanel = await pluginOf(app);
    const folder = join(app.path, 'node_modules/devtools-panel/dist');
    const names = await readdir(folder, { recursive: true });
    const imported = new Set();
    for (const name of names.filter((one) => one.endsWith('.js') && !/^(?:assets|vite)/.test(one))) {
      const code = await readFile(join(folder, name), 'utf8');
      for (const [, id] of code.matchAll(/\b(?:from|import)\s*\(?"([a-z@][^":]*)"/g)) imported.add(id);
    }
    // The app's own.
    for (const name of ['@preact/signals-core', '@rrweb/record', 'mobx', 'solid-js', 'solid-js/store'])
      imported.delete(name);
    const { optimizeDeps } = devtoolsPanel({ collect: [] }).config({});
    const named = optimizeDeps.include.map((name) => name.replace('devtools-panel > ', ''));
    assert.deepEqual([...imported].sort(), named.sort());
  });

  it('in a bundle of webpack', async () => {
    const app = await appWith({
      ...litApp,
      'main.js': `import 'devtools-panel/auto';\n${litApp['main.js']}`,
    });
    const output = { path: join(app.path, 'out'), filename: 'main.js' };
    await new Promise((resolve, reject) => {
      webpack(
        { mode: 'development', devtool: false, context: app.path, entry: './main.js', output },
        (error, stats) =>
          error || stats.hasErrors() ? reject(error ?? new Error(stats.toString())) : resolve(),
      );
    });
    await writeFile(join(output.path, 'index.html'), litApp['index.html']);
    await openServed(output.path);
  });

  it('on a plain page, by a script tag with its attributes', async () => {
    const app = await appWith(litApp);
    const imports = Object.fromEntries(
      ['lit/', 'lit-html/', '@lit/reactive-element/', 'lit-element/', 'idb/', 'fflate/'].map((name) => [
        name,
        `/node_modules/${name}`,
      ]),
    );
    Object.assign(imports, {
      lit: '/node_modules/lit/index.js',
      'lit-html': '/node_modules/lit-html/lit-html.js',
      'lit-html/is-server.js': '/node_modules/lit-html/is-server.js',
      'lit-element/lit-element.js': '/node_modules/lit-element/lit-element.js',
      '@lit/reactive-element': '/node_modules/@lit/reactive-element/reactive-element.js',
      idb: '/node_modules/idb/build/index.js',
      fflate: '/node_modules/fflate/esm/browser.js',
    });
    const tags =
      `<script type="importmap">${JSON.stringify({ imports })}</script>` +
      '<script type="module" data-devtools-panel data-name="By tag" data-theme="dark" data-sampling-rate="x" ' +
      `src="${app.path.slice(app.root.length - 1)}/node_modules/devtools-panel/dist/auto.js"></script>`;
    const html = litApp['index.html']
      .replace('<link', `${tags}<link`)
      .replace('/main.js', `${app.path.slice(app.root.length - 1)}/main.js`);
    await writeFile(join(app.path, 'index.html'), html);
    await openServed(app.root, `${app.path.slice(app.root.length)}/index.html`);
    assert.equal(await page.$eval('devtools-panel', ({ theme }) => theme), 'dark');
    assert.equal(await page.evaluate(() => globalThis.hadPanel), true);
  });

  async function openServed(folder, name = 'index.html') {
    const server = await serveFolder(folder);
    ends.push(server.close);
    await open(`${server.url}/${name}`);
    await openPanel(page);
    await untilRecording();
  }
});
