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
 * Watches the largest renderer process, which is the app's page with its workers, until it is told to stop.
 * @param {import('./browser.mjs').BenchBrowser} browser
 */
export async function watchResidentMemory(browser) {
  const renderers = (await browser.processes()).filter(({ type }) => type === 'renderer');
  const pid = renderers.toSorted((a, b) => readResidentBytes(b.id) - readResidentBytes(a.id))[0]?.id ?? 0;
  /** @type {number[]} */
  const samples = [];
  const ending = new AbortController();
  const watching = (async () => {
    while (!ending.signal.aborted) {
      samples.push(readResidentBytes(pid) / MB);
      await delay(EVERY_MS);
    }
  })();
  return {
    async stop() {
      ending.abort();
      await watching;
      samples.push(readResidentBytes(pid) / MB);
      return {
        firstMb: samples[0] ?? Number.NaN,
        peakMb: largest(samples),
        lastMb: samples.at(-1) ?? Number.NaN,
      };
    },
  };
}
