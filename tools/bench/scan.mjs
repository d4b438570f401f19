/** A whole scan through the app's own page: from the yes to the last write, at two sizes, and what it holds meanwhile. */
import { setTimeout as delay } from 'node:timers/promises';
import { startScan, waitForScan, waitForThumbnails } from './app.mjs';
import { openBrowser } from './browser.mjs';
import { figure, median } from './figures.mjs';
import { copyProfile, ensureLibrary } from './library.mjs';
import { readHeapMb, watchResidentMemory } from './memory.mjs';

/** What the app does by itself after it is opened is not the scan's. */
const SETTLE_MS = 2_000;

/** @param {string} dir @param {string} origin */
async function scanOnce(dir, origin) {
  const browser = await openBrowser(copyProfile(dir), origin);
  try {
    const page = await browser.openPage('/');
    await waitForThumbnails(page);
    await delay(SETTLE_MS);
    const heapBeforeMb = await readHeapMb(page);
    const watch = await watchResidentMemory(browser);
    const startedAtMs = await startScan(page);
    const run = await waitForScan(page);
    const { resident } = await watch.stop();
    const ms = run.endedAtMs - startedAtMs;
    const { tagged, archived } = run.tally;
    console.log(
      `  ${run.total} photos: ${ms} ms, ${tagged} tags, ${archived} archived; process ${resident.firstMb.toFixed(0)} MB, ` +
        `at most ${resident.peakMb.toFixed(0)}, at the end ${resident.lastMb.toFixed(0)}`,
    );
    return { ms, ...resident, heapBeforeMb, heapAfterMb: await readHeapMb(page) };
  } finally {
    await browser.close();
  }
}

/**
 * The same through the parts, with vectors of the usual CLIP's size in place of the shipped model's.
 * @param {string} dir @param {string} origin @param {number} dim
 */
async function scanThroughParts(dir, origin, dim) {
  const browser = await openBrowser(copyProfile(dir), origin);
  try {
    const page = await browser.openBenchPage();
    const { ms, run } = await page.evaluate(
      async (values) => (await window.winnowBench.scanParts()).scanThroughParts(values),
      dim,
    );
    if (run.state !== 'done' || run.tally.processed !== run.total) {
      throw new Error(`The scan did not classify every photo: ${JSON.stringify(run.tally)} of ${run.total}.`);
    }
    console.log(`  ${run.total} photos, ${dim} values: ${ms} ms, ${run.tally.tagged} tags`);
    return ms;
  } finally {
    await browser.close();
  }
}

/** @param {import('../bench.mjs').BenchOptions} options */
export async function measureScan({ origin, runs, recipe }) {
  const large = recipe.photos;
  const small = Math.round(large / 10);
  /** @param {number} photos */
  const measure = async (photos) => {
    const { dir } = await ensureLibrary({ ...recipe, photos }, { origin });
    /** @type {Array<Awaited<ReturnType<typeof scanOnce>>>} */
    const results = [];
    for (let run = 0; run < runs; run++) results.push(await scanOnce(dir, origin));
    return results;
  };
  const smallRuns = await measure(small);
  const largeRuns = await measure(large);
  const smallMs = median(smallRuns.map(({ ms }) => ms));
  const largeMs = median(largeRuns.map(({ ms }) => ms));
  const { dir } = await ensureLibrary(recipe, { origin });
  /** @type {number[]} */
  const wideMs = [];
  for (let run = 0; run < runs; run++) wideMs.push(await scanThroughParts(dir, origin, recipe.dim));
  /** @param {(result: (typeof largeRuns)[number]) => number} pick */
  const of = (pick) => median(largeRuns.map(pick));
  return [
    figure(
      `scan: growth from ${small} to ${large} photos`,
      Math.log10(largeMs / smallMs) / Math.log10(large / small),
      'exponent',
      { atMost: 1.05 },
    ),
    figure(
      `scan: process at its largest beside before`,
      of(({ peakMb, firstMb }) => peakMb / firstMb),
      'x',
    ),
    figure(`scan: ${large} photos x 50 prompts`, largeMs / 1000, 's', { atMost: 10 }),
    figure(`scan: ${small} photos x 50 prompts`, smallMs / 1000, 's', { atMost: 1.2 }),
    figure(
      'scan: process before',
      of(({ firstMb }) => firstMb),
      'MB',
    ),
    figure(
      'scan: process at its largest',
      of(({ peakMb }) => peakMb),
      'MB',
    ),
    figure(
      'scan: process after',
      of(({ lastMb }) => lastMb),
      'MB',
    ),
    figure(
      'scan: page heap before',
      of(({ heapBeforeMb }) => heapBeforeMb),
      'MB',
    ),
    figure(
      'scan: page heap after',
      of(({ heapAfterMb }) => heapAfterMb),
      'MB',
    ),
  ];
}
