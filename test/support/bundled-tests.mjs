import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** `.mjs`, since what ends in `.js` is compiled once more by the server. */
const FOLDER = '/.cache/bundled-tests/';
const pathOf = (file) => relative(ROOT, file).split(sep).join('/');

/**
 * Serves test files with all that they import in a few scripts, made once for the run: served one by one, a page
 * would ask for hundreds of modules before its first test.
 * @throws when a module cannot be read or resolved
 */
export async function bundledTests(files) {
  const scripts = await bundle(files);
  return {
    name: 'bundled-tests',
    transformImport({ source }) {
      const [path, query] = source.split('?');
      const script = `${path.slice(1)}.mjs`;
      return scripts.has(script) ? `${FOLDER}${script}?${query}` : undefined;
    },
    serve({ path }) {
      if (!path.startsWith(FOLDER)) return undefined;
      const body = scripts.get(path.slice(FOLDER.length));
      return body === undefined ? undefined : { body, type: path.endsWith('.map') ? 'json' : 'js' };
    },
  };
}

/** Addresses are those of the sources: workers and fixtures lie beside them. */
const sourceUrls = {
  name: 'source-urls',
  enforce: 'pre',
  transform: {
    filter: { id: { include: /\.ts$/, exclude: /node_modules/ }, code: /import\.meta\.url/ },
    handler(code, id) {
      const url = `new URL('/${pathOf(id)}', location.origin).href`;
      return { code: code.replaceAll('import.meta.url', url), map: null };
    },
  },
};

async function bundle(files) {
  const { output } = (
    await build({
      root: ROOT,
      configFile: false,
      mode: 'test',
      logLevel: 'warn',
      plugins: [sourceUrls],
      resolve: { conditions: ['development', 'module', 'browser'] },
      build: {
        outDir: '.cache/bundled-tests',
        write: false,
        minify: false,
        sourcemap: true,
        target: 'es2022',
        lib: {
          entry: Object.fromEntries(files.map((file) => [pathOf(file), file])),
          formats: ['es'],
        },
        rolldownOptions: {
          external: /^\/(?:__web-dev-server__|node_modules\/)/,
          // Which script a module lies in is no matter here.
          checks: { ineffectiveDynamicImport: false, pluginTimings: false },
          treeshake: false,
          preserveEntrySignatures: false,
          output: {
            entryFileNames: '[name].mjs',
            chunkFileNames: '[name].mjs',
            keepNames: true,
            // Modules run when they are imported, in whatever script they are.
            strictExecutionOrder: true,
            codeSplitting: {
              groups: [
                {
                  name: (id) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1],
                  test: /node_modules/,
                  priority: 2,
                },
                { name: 'core', test: /\/src\/(?!panel\/)/, priority: 1 },
                { name: 'panel', test: /\/src\/panel\// },
                { name: 'support', test: /\/test\/support\//, entriesAware: true },
              ],
              includeDependenciesRecursively: false,
            },
          },
        },
      },
    })
  )[0];
  return new Map(output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]));
}
