import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = '/.cache/bundled-react/';
const require = createRequire(import.meta.url);

/** React is written for bundlers, as CommonJS: the names that its modules export are asked of them. */
const PACKAGES = ['react', 'react-dom', 'react-dom/client'];
const fileOf = (name) => `${name.replaceAll('/', '-')}.js`;

/** Serves React's dev build as modules, all of one copy, to tests and to packages that import it. */
export function bundledReact() {
  let files;
  return {
    name: 'bundled-react',
    resolveImport: ({ source }) =>
      PACKAGES.includes(source) ? `${FOLDER}${fileOf(source)}` : undefined,
    async serve({ path }) {
      if (!path.startsWith(FOLDER)) return undefined;
      files ??= bundle();
      const body = (await files).get(path.slice(FOLDER.length));
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
}

async function bundle() {
  const modules = {
    name: 'modules',
    resolveId: (id) => (id.startsWith('module:') ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith('\0module:')) return undefined;
      const name = id.slice('\0module:'.length);
      const names = Object.keys(require(name)).filter((key) => key !== 'default');
      return `import all from '${name}';\nexport default all;\nexport const { ${names.join(', ')} } = all;`;
    },
  };
  const { output } = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    plugins: [modules],
    define: { 'process.env.NODE_ENV': '"development"' },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(PACKAGES.map((name) => [fileOf(name).slice(0, -3), `module:${name}`])),
        preserveEntrySignatures: 'strict',
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  });
  return new Map(output.map(({ fileName, code }) => [fileName, code]));
}
