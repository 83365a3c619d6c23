import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PATH = '/src/core/worker/entry.ts';

/**
 * Serves the worker as one script, as the package has it: a test that starts workers would otherwise load each of
 * its modules anew for every one of them.
 */
export function bundledWorker() {
  let script;
  return {
    name: 'bundled-worker',
    async serve({ path }) {
      if (path !== PATH) return undefined;
      script ??= bundle();
      return { body: await script, type: 'js' };
    },
  };
}

async function bundle() {
  const output = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: `${ROOT}${PATH}`, formats: ['es'] },
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
