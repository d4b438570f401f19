/**
 * The site's `/models/` route: models a site owner has fetched with `npm run models:fetch`, from a folder outside the build
 * (WINNOW_MODELS_DIR, `.models` unless set). With ranges and entity tags, so that downloads resume.
 */
import { createReadStream, statSync, type Stats } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join, normalize, sep } from 'node:path';
import type { Connect, Plugin } from 'vite';
import { modelsFolder } from './modelsFolder.mjs';

function handler(folder: string, base: string): Connect.NextHandleFunction {
  const prefix = `${base}models/`;
  return (request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.startsWith(prefix) ? findFile(folder, pathname.slice(prefix.length)) : null;
    if (path === null) next();
    else send(path, request.headers, response);
  };
}

/** A file inside the folder; null for anything else, and for addresses that lead out of it. */
function findFile(folder: string, address: string): { readonly path: string; readonly stats: Stats } | null {
  let relative: string;
  try {
    relative = normalize(decodeURIComponent(address));
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
  if (relative.startsWith('..') || relative.includes('\0')) return null;
  const path = join(folder, ...relative.split(sep));
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true ? { path, stats } : null;
}

function send(
  { path, stats }: { readonly path: string; readonly stats: Stats },
  headers: Connect.IncomingMessage['headers'],
  response: ServerResponse,
): void {
  const { size, mtimeMs } = stats;
  const etag = `"${size.toString(16)}-${Math.round(mtimeMs).toString(16)}"`;
  response.setHeader('ETag', etag);
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader(
    'Content-Type',
    path.endsWith('.json') ? 'application/json; charset=utf-8' : 'application/octet-stream',
  );
  const ifRange = headers['if-range'];
  const isSame = ifRange === undefined || ifRange === etag;
  const start = isSame ? Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0) : 0;
  if (start > 0 && start >= size) {
    response.writeHead(416, { 'Content-Range': `bytes */${size}` }).end();
    return;
  }
  if (start > 0) response.setHeader('Content-Range', `bytes ${start}-${size - 1}/${size}`);
  response.setHeader('Content-Length', size - start);
  response.statusCode = start > 0 ? 206 : 200;
  const stream = createReadStream(path, { start });
  // Cut off rather than ended, so that the browser does not take a part for the whole.
  stream.on('error', () => response.destroy());
  response.on('close', () => stream.destroy());
  stream.pipe(response);
}

export function serveModels(): Plugin {
  return {
    name: 'serve-models',
    configureServer(server) {
      server.middlewares.use(handler(modelsFolder(server.config.root), server.config.base));
    },
    configurePreviewServer(server) {
      server.middlewares.use(handler(modelsFolder(server.config.root), server.config.base));
    },
  };
}
