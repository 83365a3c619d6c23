import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const outFolder = fileURLToPath(new URL('../../.cache/bench/', import.meta.url));

/** Builds the page for production, and the generator of large files for Node. Names are kept, for profiles. */
export async function buildBench() {
  const shared = { configFile: false, logLevel: 'warn', base: './', worker: { format: 'es' } };
  const site = join(outFolder, 'site');
  await build({
    ...shared,
    root: join(here, 'page'),
    build: { outDir: site, emptyOutDir: true, target: 'es2022', minify: false },
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
