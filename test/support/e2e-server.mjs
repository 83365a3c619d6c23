import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const PAGES = join(root, '.cache/pages');

/** Pages that use the built package as an app would: bundled, with nothing inline that a strict CSP forbids. */
const pages = {
  // Recording with the platform's collectors, and the interface within reach of a test.
  api: `import { devtools } from ${JSON.stringify(join(root, 'dist/index.js'))};
globalThis.devtools = devtools;
globalThis.enabled = devtools.enable();
globalThis.enabled.catch(() => undefined);`,
  // The panel of a page that does not record yet.
  element: `import ${JSON.stringify(join(root, 'dist/element.js'))};
import { devtools } from ${JSON.stringify(join(root, 'dist/index.js'))};
globalThis.devtools = devtools;
document.body.append(document.createElement('devtools-panel'));`,
  // The one line of the README.
  auto: `import ${JSON.stringify(join(root, 'dist/auto.js'))};
import { devtools } from ${JSON.stringify(join(root, 'dist/index.js'))};
globalThis.devtools = devtools;`,
};

/** Puts the pages, bundled, into a folder of the test's own. */
export async function buildPages(folder) {
  const site = join(folder, 'site');
  await cp(await bundledPages(), site, { recursive: true });
  return site;
}

/** The pages, bundled once for what `npm run build` made, whoever asks first. */
export async function bundledPages() {
  const bundled = join(PAGES, await versionOf(join(root, 'dist')));
  if (existsSync(bundled)) return bundled;
  await mkdir(PAGES, { recursive: true });
  const draft = await mkdtemp(join(PAGES, 'draft-'));
  await bundle(draft);
  // Another test that made the same may have been sooner.
  await rename(join(draft, 'site'), bundled).catch((error) => {
    if (!existsSync(bundled)) throw error;
  });
  await rm(draft, { recursive: true });
  return bundled;
}

/** Removes what was bundled for this build and former ones. */
export function removePages() {
  return rm(PAGES, { recursive: true, force: true });
}

/** Tells two builds apart, and two versions of the pages. */
async function versionOf(folder) {
  const hash = createHash('sha256').update(JSON.stringify(pages));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && extname(entry.name) === '.js');
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort())
    hash.update(path).update(await readFile(path));
  return hash.digest('hex').slice(0, 16);
}

async function bundle(folder) {
  // What takes a while to load is not loaded by tests that find all bundled.
  const { build } = await import('vite');
  const source = join(folder, 'pages');
  await mkdir(source);
  for (const [name, code] of Object.entries(pages)) {
    await writeFile(join(source, `${name}.js`), code);
    await writeFile(
      join(source, `${name}.html`),
      `<!doctype html><html lang="en"><meta charset="utf-8" /><title>${name}</title>` +
        `<link rel="icon" href="data:," /><body><script type="module" src="./${name}.js"></script></body></html>`,
    );
  }
  await build({
    configFile: false,
    logLevel: 'warn',
    root: source,
    base: './',
    worker: { format: 'es' },
    build: {
      outDir: join(folder, 'site'),
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: { input: Object.keys(pages).map((name) => join(source, `${name}.html`)) },
    },
  });
}

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Serves a folder, on a port of the system's choice unless it is given; `headersOf` may add headers to a page by its name. */
export async function serveFolder(folder, headersOf = () => ({}), port = 0) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    try {
      const body = await readFile(join(folder, path.endsWith('/') ? `${path}index.html` : path));
      const type = types[extname(path) || '.html'] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...headersOf(path) });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(port, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}

/** Serves the built demo, its first page at `/`. */
export async function serveDemo() {
  const { url, close } = await serveFolder(join(root, 'demo-dist'));
  return { url: `${url}/`, close };
}
