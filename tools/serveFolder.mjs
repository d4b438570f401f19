/** Serves a folder of large files to a page of another origin, cross-origin isolated or not. For measuring commands. */
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize, sep } from 'node:path';

/**
 * @param {string} folder
 * @returns {Promise<{ address: string, close: () => Promise<void> }>} `address` ends in `/`
 */
export async function serveFolder(folder) {
  const root = normalize(folder + sep);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = normalize(join(root, decodeURIComponent(pathname)));
    const stats = path.startsWith(root) ? statSync(path, { throwIfNoEntry: false }) : undefined;
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    // A second copy of hundreds of megabytes in the browser's cache would be measured as the app's.
    response.setHeader('Cache-Control', 'no-store');
    if (stats?.isFile() !== true) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': stats.size });
    createReadStream(path).pipe(response);
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      resolve(undefined);
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The file server has no address.');
  return {
    address: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
      }),
  };
}
