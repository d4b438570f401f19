/** Serves the project's source to a headless browser and runs a module of it; used by the measuring commands. */
import { join } from 'node:path';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { BROWSER_ARGS, ensureBrowser } from './findBrowser.mjs';
import { PROJECT_ROOT } from './install.mjs';

/**
 * @param {string} modulePath of a browser module in the project, such as `/e2e/bench/page/encodeFolder.ts`
 * @returns {Promise<{ page: import('playwright').Page, server: import('vite').ViteDevServer, close: () => Promise<void> }>}
 */
export async function openBrowserPage(modulePath) {
  const server = await createServer({
    root: PROJECT_ROOT,
    cacheDir: join(PROJECT_ROOT, 'node_modules', '.vite-measure'),
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1', watch: null, hmr: false },
  });
  await server.listen();
  const base = server.resolvedUrls?.local[0];
  if (base === undefined) throw new Error('The measuring server has no address.');
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: BROWSER_ARGS });
  const page = await browser.newPage();
  page.on('pageerror', (error) => {
    console.error(`In the page: ${error.message}`);
  });
  await page.goto(new URL('/e2e/bench/page/blank.html', base).href);
  await page.addScriptTag({ type: 'module', url: modulePath });
  return {
    page,
    server,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
