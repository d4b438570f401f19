/** A browser on a kept profile: started, asked about its processes and memory, and ended gently or not. */
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { BROWSER_ARGS, ensureBrowser } from '../findBrowser.mjs';
import { BENCH_PAGE } from './site.mjs';

/**
 * @typedef {{
 *   context: import('playwright').BrowserContext,
 *   processes: () => Promise<Array<{ type: string, id: number }>>,
 *   openBenchPage: () => Promise<import('playwright').Page>,
 *   openPage: (path: string) => Promise<import('playwright').Page>,
 *   close: () => Promise<void>,
 *   kill: () => Promise<void>,
 * }} BenchBrowser
 */

const VIEWPORT = { width: 1280, height: 800 };

/**
 * @param {string} userDataDir
 * @param {string} origin
 * @returns {Promise<BenchBrowser>}
 */
export async function openBrowser(userDataDir, origin) {
  const context = await chromium.launchPersistentContext(userDataDir, {
    executablePath: ensureBrowser(),
    // Exact figures of memory, and the collector to be called before reading them.
    args: [...BROWSER_ARGS, '--enable-precise-memory-info', '--js-flags=--expose-gc'],
    viewport: VIEWPORT,
    // It would answer for the measuring page too, and every run would begin by filling its cache.
    serviceWorkers: 'block',
  });
  context.setDefaultTimeout(120_000);
  const browser = context.browser();
  if (browser === null) throw new Error('This Playwright gives no access to the browser of a kept profile.');
  const session = await browser.newBrowserCDPSession();
  const readProcesses = async () => (await session.send('SystemInfo.getProcessInfo')).processInfo;
  const main = (await readProcesses()).find(({ type }) => type === 'browser');
  if (main === undefined) throw new Error('The browser names no process of its own.');

  /** @param {string} path */
  const openPage = async (path) => {
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      console.error(`In the page: ${error.message}`);
    });
    await page.goto(new URL(path, origin).href);
    return page;
  };
  return {
    context,
    processes: readProcesses,
    openPage,
    openBenchPage: async () => {
      const page = await openPage(BENCH_PAGE);
      await page.waitForFunction(() => 'winnowBench' in window);
      return page;
    },
    close: () => context.close(),
    kill: async () => {
      const closed = new Promise((resolve) => {
        context.once('close', resolve);
      });
      process.kill(main.id, 'SIGKILL');
      await closed;
    },
  };
}

/**
 * What a process has in memory, bytes: in all, of its own, and shared with other processes; NaN where the system has no /proc.
 * In a page's process what is shared is nearly all decoded pictures that Chromium keeps as long as there is memory to spare.
 * @param {number} pid
 */
export function readProcessMemory(pid) {
  const status = readStatus(pid);
  /** @param {string} name */
  const read = (name) => {
    const kib = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
    return kib === undefined ? Number.NaN : Number(kib) * 1024;
  };
  return { residentBytes: read('VmRSS'), ownBytes: read('RssAnon'), sharedBytes: read('RssShmem') };
}

/** @param {number} pid */
function readStatus(pid) {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    // Gone meanwhile, or another system.
    return '';
  }
}
