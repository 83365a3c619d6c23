import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin, UserConfig } from 'vite';
import { defineConfig } from 'vite';
import vue from '@vitejs/plugin-vue';
import { createGenerator } from 'ts-json-schema-generator';
import { customElementsManifest } from './test/support/custom-elements-manifest.ts';
import { panelGroups } from './test/support/panel-groups.mjs';
import packageJson from './package.json' with { type: 'json' };

const entries = {
  index: 'src/index.ts',
  element: 'src/element.ts',
  auto: 'src/auto.ts',
  testing: 'src/testing.ts',
  vite: 'src/vite.ts',
  'collectors/dom': 'src/collectors/dom.ts',
  'collectors/elements': 'src/collectors/elements.ts',
  'collectors/lit': 'src/collectors/lit.ts',
  'collectors/mobx': 'src/collectors/mobx.ts',
  'collectors/network': 'src/collectors/network.ts',
  'collectors/react': 'src/collectors/react.ts',
  'collectors/redux': 'src/collectors/redux.ts',
  'collectors/signals': 'src/collectors/signals.ts',
  'collectors/solid': 'src/collectors/solid.ts',
  'collectors/vue': 'src/collectors/vue.ts',
};

/** Left to the app's bundler, so that its copy of Lit and ours are one. The workers bundle their own. */
const externals = Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies });
const isExternal = (id: string) =>
  id.startsWith('node:') || externals.some((name) => id === name || id.startsWith(`${name}/`));

/**
 * The list of side effects in package.json names files of `dist`, for those who install the package. Read for our own
 * sources it would have the build drop the imports that only register an element. The core has none of these: of what
 * its index exports, a page loads what it uses.
 */
const keepSideEffects = (): Plugin => ({
  name: 'keep-side-effects',
  transform: {
    filter: { id: { exclude: /node_modules/ } },
    handler: (_code, id) => ({ moduleSideEffects: !id.includes('/src/core/') }),
  },
});

/**
 * Vite writes a library's worker address as a URL within a URL, which other bundlers, Vite itself included, take for
 * a file to copy, not for a worker to bundle. This gives it the form that all of them know.
 */
const nestedUrl =
  /new URL\(\s*(?:\/\* @vite-ignore \*\/)?\s*new URL\(["'`]([^"'`]+)["'`], ?import\.meta\.url\)\.href,\s*(?:""|''|``) ?\+ ?import\.meta\.url\s*\)/g;
const plainWorkerUrls = (): Plugin => ({
  name: 'plain-worker-urls',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      file.code = file.code.replace(nestedUrl, (match: string, path: string) => {
        const relative = path.startsWith('.') ? path : `./${path}`;
        // As many lines as before, for the source map.
        return `new URL("${relative}", import.meta.url${match.replace(/[^\n]/g, '')})`;
      });
      if (file.code.includes('@vite-ignore'))
        this.error(`${file.fileName}: a worker address of an unknown form`);
    }
  },
});

/** Fields that a file written without timestamps leaves out. */
const clock = ['time', 'startTime'];

/** Adds the JSON Schema of a session file to the package, made from the types. */
const sessionSchema = (): Plugin => ({
  name: 'session-schema',
  generateBundle() {
    const schema = createGenerator({
      path: 'src/core/model/file-format.ts',
      tsconfig: 'tsconfig.json',
      type: 'SessionFileContent',
      schemaId: `urn:${packageJson.name}:session`,
      additionalProperties: true,
    }).createSchema('SessionFileContent');
    for (const definition of Object.values(schema.definitions ?? {})) {
      if (typeof definition === 'object')
        definition.required = definition.required?.filter((field) => !clock.includes(field));
    }
    const source = JSON.stringify(schema, undefined, 2);
    this.emitFile({ type: 'asset', fileName: 'session.schema.json', source });
  },
});

/** Adds the manifest of `<devtools-panel>` to the package, made from its docstrings. */
const elementManifest = (): Plugin => ({
  name: 'element-manifest',
  generateBundle() {
    const manifest = customElementsManifest({
      path: 'src/panel/devtools-panel.ts',
      className: 'DevtoolsPanel',
      tagName: 'devtools-panel',
      module: 'dist/element.js',
    });
    const source = JSON.stringify(manifest, undefined, 2);
    this.emitFile({ type: 'asset', fileName: 'custom-elements.json', source });
  },
});

const shared: UserConfig = {
  // Relative, for a demo that works in any folder and for worker addresses that work from inside a package.
  base: './',
  plugins: [keepSideEffects()],
  worker: { format: 'es', plugins: () => [keepSideEffects()] },
};

const demo: UserConfig = {
  ...shared,
  // The built demo is there to be recorded too.
  plugins: [keepSideEffects(), vue({ features: { prodDevtools: true } })],
  build: {
    outDir: 'demo-dist',
    target: 'es2022',
    rolldownOptions: { input: ['index.html', 'vue.html', 'react.html'] },
  },
};

const sharedByCollectors =
  /\/src\/core\/collect\/(?:attempt|component-owners|field-labels|own-value|parent-of|patch-method|privacy-marks|registry|secret-field)\.ts$/;

const library: UserConfig = {
  ...shared,
  plugins: [keepSideEffects(), plainWorkerUrls(), sessionSchema(), elementManifest()],
  worker: {
    format: 'es',
    plugins: () => [keepSideEffects(), plainWorkerUrls()],
    // Each is one file: a dev server gives a worker's own address to nobody else, so a chunk that imports from it would load
    // it a second time. And a bundler that gives workers no `import`, as Vite does by default, refuses one in parts.
    rolldownOptions: { output: { codeSplitting: false, entryFileNames: 'assets/[name].js' } },
  },
  publicDir: false,
  build: {
    outDir: 'dist',
    target: 'es2022',
    sourcemap: true,
    lib: { entry: entries, formats: ['es'] },
    rolldownOptions: {
      external: isExternal,
      output: {
        entryFileNames: '[name].js',
        // The panel's elements register themselves: package.json keeps bundlers from dropping what is in this folder.
        chunkFileNames: (chunk) =>
          chunk.moduleIds.some((id) => id.includes('/src/panel/'))
            ? 'panel/[name]-[hash].js'
            : 'chunks/[name]-[hash].js',
        // What collectors share with the page entry is one chunk: each of its own would add to what every page loads.
        codeSplitting: {
          groups: [{ name: 'collect', test: sharedByCollectors }, ...(await panelGroups())],
        },
      },
    },
  },
};

/** Where a test serves the worker, the injected recorder is told. */
const withoutWorker = (): Plugin => ({
  name: 'without-worker',
  enforce: 'pre',
  transform: {
    filter: { id: /\/(?:start-worker|export-workers|import-workers)\.ts$/ },
    handler: (code) =>
      code.replace(/new URL\('[./a-z-]+\/scripts\/[a-z-]+\.ts', import\.meta\.url\)/g, "''"),
  },
});

/** One script with all that a recorder needs, for `devtools-panel/testing` to put in front of a page's own. */
const recorder: UserConfig = {
  publicDir: false,
  plugins: [keepSideEffects(), withoutWorker()],
  build: {
    outDir: 'dist/assets',
    emptyOutDir: false,
    target: 'es2022',
    lib: {
      entry: 'src/testing/recorder.ts',
      formats: ['iife'],
      name: 'devtoolsPanelRecorder',
      fileName: () => 'recorder.js',
    },
    rolldownOptions: { output: { codeSplitting: false } },
  },
};

/** Lets the viewer page work without a network once it was loaded: a service worker that knows the files of the build. */
const offline = (): Plugin => ({
  name: 'offline',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const files = Object.values(bundle).filter(({ fileName }) => !fileName.endsWith('.map'));
    const hash = createHash('sha256');
    for (const file of files) hash.update(file.type === 'chunk' ? file.code : file.source);
    const source = readFileSync('src/viewer/offline.js', 'utf8')
      .replace('__FILES__', JSON.stringify(files.map(({ fileName }) => fileName)))
      .replace('__VERSION__', JSON.stringify(hash.digest('hex').slice(0, 16)));
    this.emitFile({ type: 'asset', fileName: 'viewer-offline.js', source });
  },
});

/** A page of its own that shows sessions, in files that any server can serve. */
const viewer: UserConfig = {
  ...shared,
  publicDir: false,
  plugins: [keepSideEffects(), offline()],
  build: {
    outDir: 'dist',
    assetsDir: 'viewer',
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: { input: 'viewer.html' },
  },
};

/** The files of `dist` that a file loads at once, itself included. */
function loadedWith(file: string, files = new Set<string>()): Set<string> {
  if (files.has(file)) return files;
  files.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^;'"]*["'](\.[^'"]+)["']/gm);
  for (const [, path = ''] of imports) loadedWith(resolve(dirname(file), path), files);
  return files;
}

/** The library as an app's bundler ships it, with everything that it loads. Read by .size-limit.js. */
const sizes: UserConfig = {
  ...shared,
  publicDir: false,
  build: {
    outDir: '.cache/sizes',
    target: 'es2022',
    manifest: true,
    modulePreload: false,
    rolldownOptions: {
      // The app's own.
      external: ['@preact/signals-core', '@rrweb/record', 'mobx', /^solid-js/],
      input: {
        auto: 'dist/auto.js',
        dom: 'dist/collectors/dom.js',
        elements: 'dist/collectors/elements.js',
        lit: 'dist/collectors/lit.js',
        mobx: 'dist/collectors/mobx.js',
        network: 'dist/collectors/network.js',
        react: 'dist/collectors/react.js',
        redux: 'dist/collectors/redux.js',
        signals: 'dist/collectors/signals.js',
        solid: 'dist/collectors/solid.js',
        vue: 'dist/collectors/vue.js',
      },
      preserveEntrySignatures: 'strict',
      output: {
        codeSplitting: {
          // An app's bundler makes one file of what comes with its own code.
          groups: [{ name: 'page', test: (id) => loadedWith(resolve('dist/auto.js')).has(id) }],
        },
      },
    },
  },
};

const configs: Record<string, UserConfig> = { lib: library, recorder, sizes, viewer };

export default defineConfig(({ mode }) => configs[mode] ?? demo);
