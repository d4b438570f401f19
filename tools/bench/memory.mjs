/** Memory of the page under measurement: its JavaScript heap, and what its whole process holds, workers and wasm included. */
import { setTimeout as delay } from 'node:timers/promises';
import { readProcessMemory } from './browser.mjs';
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
 * with its workers, beside empty pages. All it has in memory, what of it is its own, and what it shares with the browser:
 * decoded pictures, which Chromium keeps up to 512 MB of and gives back when memory is short.
 * @param {import('./browser.mjs').BenchBrowser} browser
 */
export async function watchResidentMemory(browser) {
  const renderers = (await browser.processes()).filter(({ type }) => type === 'renderer');
  const samples = renderers.map(() => /** @type {Array<ReturnType<typeof readProcessMemory>>} */ ([]));
  const sample = () => {
    renderers.forEach(({ id }, index) => samples[index]?.push(readProcessMemory(id)));
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
      const sums = samples.map((ofOne) => ({
        resident: summarise(ofOne.map(({ residentBytes }) => residentBytes)),
        own: summarise(ofOne.map(({ ownBytes }) => ownBytes)),
        shared: summarise(ofOne.map(({ sharedBytes }) => sharedBytes)),
      }));
      const page = sums.toSorted((a, b) => b.resident.peakMb - a.resident.peakMb)[0];
      if (page === undefined) throw new Error('There is no page to watch.');
      return page;
    },
  };
}

/** @param {readonly number[]} bytes */
function summarise(bytes) {
  return {
    firstMb: (bytes[0] ?? Number.NaN) / MB,
    peakMb: largest(bytes) / MB,
    lastMb: (bytes.at(-1) ?? Number.NaN) / MB,
  };
}
