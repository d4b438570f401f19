/**
 * The measured site: the app as it ships, built once more into the cache beside a page for measuring, and served with the
 * same headers on a port of its own. One origin for every command, since a browser's stored data belongs to its origin.
 */
import { join } from 'node:path';
import { build, preview } from 'vite';
import { PROJECT_ROOT } from '../install.mjs';

const PORT = 4287;

/** Everything the measuring commands keep; outside node_modules, which a changed lock file empties. */
export const CACHE_DIR = join(PROJECT_ROOT, '.cache', 'winnow-bench');

/** Holds the model that `npm run model:random` makes. */
export const MODELS_DIR = join(PROJECT_ROOT, '.cache');

/** Address of the page that measures, from the site's root. */
export const BENCH_PAGE = '/e2e/bench/page/bench.html';

/**
 * Builds and serves; the caller holds the lock (lock.mjs).
 * @param {{ isReadable?: boolean }} [options] `isReadable` leaves functions their names, for profiles
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function serveSite({ isReadable = false } = {}) {
  const outDir = join(CACHE_DIR, 'site');
  await build({
    root: PROJECT_ROOT,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      ...(isReadable && { minify: false }),
      rolldownOptions: {
        input: [join(PROJECT_ROOT, 'index.html'), join(PROJECT_ROOT, ...BENCH_PAGE.split('/'))],
      },
    },
  });
  // What `npm run model:random` made is offered as a site owner's own models are.
  process.env['WINNOW_MODELS_DIR'] ??= MODELS_DIR;
  const server = await preview({
    root: PROJECT_ROOT,
    logLevel: 'error',
    build: { outDir },
    preview: { port: PORT, strictPort: true, host: '127.0.0.1' },
  });
  return { origin: `http://localhost:${PORT}`, close: () => server.close() };
}
