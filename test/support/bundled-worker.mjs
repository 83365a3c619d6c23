import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = '/src/core/worker/scripts/';

/**
 * Serves each worker as one short script, as an app has it: each of the thousands that are started by tests loads and
 * reads it anew.
 */
export function bundledWorker() {
  const scripts = new Map();
  return {
    name: 'bundled-worker',
    async serve({ path }) {
      if (!path.startsWith(FOLDER)) return undefined;
      if (!scripts.has(path)) scripts.set(path, bundle(path));
      return { body: await scripts.get(path), type: 'js' };
    },
  };
}

async function bundle(path) {
  const output = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      lib: { entry: `${ROOT}${path}`, formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [
    {
      output: [chunk],
    },
  ] = output;
  return chunk.code;
}
