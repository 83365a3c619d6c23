import { createServer } from 'node:http';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

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

/** Bundles the pages into `folder`, from what `npm run build` made. */
export async function buildPages(folder) {
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
  const outDir = join(folder, 'site');
  await build({
    configFile: false,
    logLevel: 'warn',
    root: source,
    base: './',
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: { input: Object.keys(pages).map((name) => join(source, `${name}.html`)) },
    },
  });
  return outDir;
}

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Serves a folder, on a port of the system's choice unless it is given; `headersOf` may add headers to a page by its name. */
export async function serveFolder(folder, headersOf = () => ({}), port = 0) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    try {
      const body = await readFile(join(folder, path));
      const type = types[extname(path)] ?? 'application/octet-stream';
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

/** Serves the built demo the way `vite preview` does. */
export async function serveDemo() {
  const server = await preview({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    preview: { port: 0, host: '127.0.0.1', open: false },
  });
  return {
    url: `http://127.0.0.1:${server.httpServer.address().port}/`,
    close: () => server.close(),
  };
}
