import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { build } from 'vite';
import { panelGroups } from '../support/panel-groups.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const outFolder = fileURLToPath(new URL('../../.cache/bench/', import.meta.url));

/** In the built site, the folder of the apps whose recording is measured. */
export const COST_FOLDER = 'cost/';

/** As in vite.config.ts: package.json tells of the built package alone, and modules that define elements would go. */
const keepSideEffects = {
  name: 'keep-side-effects',
  transform: {
    filter: { id: { exclude: /node_modules/ } },
    handler: () => ({ moduleSideEffects: true }),
  },
};

/**
 * Builds the page for production, the apps whose recording is measured with development builds of their frameworks,
 * since those of Vue alone can be recorded, and the generator of large files for Node. In the page, names are
 * kept, for profiles.
 */
export async function buildBench() {
  // As the package ships them: each worker is one file, and so is what comes with the panel.
  const output = { codeSplitting: false, minify: true };
  const worker = { format: 'es', rolldownOptions: { output } };
  const shared = { configFile: false, logLevel: 'warn', base: './', worker };
  const site = join(outFolder, 'site');
  await build({
    ...shared,
    root: join(here, 'page'),
    plugins: [keepSideEffects],
    build: {
      outDir: site,
      emptyOutDir: true,
      target: 'es2022',
      minify: false,
      rolldownOptions: { output: { codeSplitting: { groups: await panelGroups() } } },
    },
  });
  await build({
    ...shared,
    root: join(here, 'cost'),
    plugins: [vue({ isProduction: false })],
    define: { 'process.env.NODE_ENV': '"development"' },
    resolve: { conditions: ['module', 'browser', 'development'] },
    build: { outDir: join(site, COST_FOLDER), emptyOutDir: true, target: 'es2022', minify: false },
  });
  const node = join(outFolder, 'node');
  await build({
    ...shared,
    root: here,
    build: { ssr: 'generator/session-file.ts', outDir: node, emptyOutDir: true, target: 'node20' },
  });
  const { sessionFile } = await import(join(node, 'session-file.js'));
  return { site, sessionFile };
}
