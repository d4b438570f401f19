/** Memory of the page under measurement: its JavaScript heap, and what its whole process holds, workers and wasm included. */
import { setTimeout as delay } from 'node:timers/promises';
import { readResidentBytes } from './browser.mjs';
import { largest } from './figures.mjs';

const EVERY_MS = 100;
const MB = 1e6;

/**
 * Heap in use after a full collection, MB.
 * @param {import('playwright').Page} page
 */
export async function readHeapMb(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / MB;
}

/**
 * Watches the renderer processes until it is told to stop, and answers for the one that came to hold most: the app's page
 * with its workers, beside empty pages.
 * @param {import('./browser.mjs').BenchBrowser} browser
 */
export async function watchResidentMemory(browser) {
  const renderers = (await browser.processes()).filter(({ type }) => type === 'renderer');
  /** @type {number[][]} */
  const samples = renderers.map(() => []);
  const sample = () => {
    renderers.forEach(({ id }, index) => samples[index]?.push(readResidentBytes(id) / MB));
  };
  const ending = new AbortController();
  const watching = (async () => {
    while (!ending.signal.aborted) {
      sample();
      await delay(EVERY_MS);
    }
  })();
  return {
    async stop() {
      ending.abort();
      await watching;
      sample();
      const page = samples.toSorted((a, b) => largest(b) - largest(a))[0] ?? [];
      return {
        firstMb: page[0] ?? Number.NaN,
        peakMb: largest(page),
        lastMb: page.at(-1) ?? Number.NaN,
      };
    },
  };
}
