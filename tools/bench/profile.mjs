/** A flame chart in words: where a scan's time goes, by thread and by function. */
import { setTimeout as delay } from 'node:timers/promises';
import { startScan, waitForScan, waitForThumbnails } from './app.mjs';
import { openBrowser } from './browser.mjs';
import { copyProfile, ensureLibrary } from './library.mjs';
import { selfTimes, traced } from './trace.mjs';

const FUNCTIONS = 14;
/** Threads that did less than this are not worth a line, ms. */
const LEAST_MS = 20;

/** @param {import('../bench.mjs').BenchOptions} options */
export async function describeScan({ origin, recipe }) {
  const { dir } = await ensureLibrary(recipe, { origin });
  const browser = await openBrowser(copyProfile(dir), origin);
  try {
    const page = await browser.openPage('/');
    await waitForThumbnails(page);
    await delay(2_000);
    let scanMs = Number.NaN;
    const events = await traced(page, 'profile', async () => {
      const startedAtMs = await startScan(page);
      scanMs = (await waitForScan(page)).endedAtMs - startedAtMs;
    });
    console.log(
      `\nA scan of ${recipe.photos} photos, ${scanMs} ms while being watched. Self time by thread:`,
    );
    for (const { thread, busyMs, programMs, functions } of selfTimes(events)) {
      if (busyMs < LEAST_MS) continue;
      console.log(
        `\n${thread}: ${busyMs.toFixed(0)} ms in JavaScript and WebAssembly, ${programMs.toFixed(0)} ms in the browser`,
      );
      for (const { frame, ms } of functions.slice(0, FUNCTIONS))
        console.log(`  ${ms.toFixed(0).padStart(7)} ms  ${frame}`);
    }
  } finally {
    await browser.close();
  }
}
