import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { constants, deflateRawSync } from 'node:zlib';
// By its place, because the package's `exports` does not name the file.
import movies from '../../node_modules/vega-datasets/data/movies.json' with { type: 'json' };

const types = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' };

const isolation = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cache-control': 'no-store',
};

/** A full flush ends a piece as an export does: on a byte boundary, with nothing referred to behind it. */
function deflate(bytes) {
  return deflateRawSync(bytes, { level: 1, finishFlush: constants.Z_FULL_FLUSH });
}

/** Serves the built page cross-origin isolated, and at /session.json[.gz]?megabytes=N a session made on the way. */
export async function serveBench(site, sessionFile) {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    if (pathname.startsWith('/session.json')) {
      const bytes = Number(searchParams.get('megabytes')) * 1_000_000;
      const compressed = pathname.endsWith('.gz');
      response.writeHead(200, isolation);
      Readable.from(
        sessionFile({ rows: movies, bytes, deflate: compressed ? deflate : undefined }),
      ).pipe(response);
      return;
    }
    try {
      const body = await readFile(join(site, pathname === '/' ? 'index.html' : pathname));
      response.writeHead(200, { ...isolation, 'content-type': types[extname(pathname)] ?? 'text/html' });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}
