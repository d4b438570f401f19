/**
 * Scans whose browser is killed at a random moment, the hard way, and started again on the same profile. Whatever the
 * moment, the scan finishes by itself: every photo classified and counted once, the same links as if nothing had happened.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { readLastScan, startScan, waitForScan, waitForThumbnails } from './app.mjs';
import { openBrowser } from './browser.mjs';
import { figure } from './figures.mjs';
import { copyProfile, ensureLibrary } from './library.mjs';

const LONGEST_FINISH_MS = 300_000;
/** What the app does by itself after it is opened would delay the scan by a different time each run. */
const SETTLE_MS = 2_000;

/** @typedef {import('../../e2e/bench/page/scanState.ts').ScanState} ScanState */

/** @param {string} profile @param {string} origin @returns {Promise<ScanState>} */
async function readState(profile, origin) {
  const browser = await openBrowser(profile, origin);
  try {
    const page = await browser.openBenchPage();
    return await page.evaluate(async () => (await window.winnowBench.scanState()).readScanState());
  } finally {
    await browser.close();
  }
}

/** @param {string} dir @param {string} origin */
async function scanUndisturbed(dir, origin) {
  const profile = copyProfile(dir);
  const browser = await openBrowser(profile, origin);
  try {
    const page = await browser.openPage('/');
    await waitForThumbnails(page);
    await delay(SETTLE_MS);
    const startedAtMs = await startScan(page);
    const run = await waitForScan(page);
    return { ms: run.endedAtMs - startedAtMs, profile };
  } finally {
    await browser.close();
  }
}

/** @param {string} profile @param {string} origin @param {number} afterMs */
async function scanAndKill(profile, origin, afterMs) {
  const browser = await openBrowser(profile, origin);
  const page = await browser.openPage('/');
  await waitForThumbnails(page);
  await delay(SETTLE_MS);
  await startScan(page);
  await delay(afterMs);
  await browser.kill();
}

/** Opens the app and touches nothing until the scan is over. @param {string} profile @param {string} origin */
async function finishByItself(profile, origin) {
  const browser = await openBrowser(profile, origin);
  try {
    const page = await browser.openPage('/');
    const deadlineMs = performance.now() + LONGEST_FINISH_MS;
    while (performance.now() < deadlineMs) {
      const run = await readLastScan(page);
      if (run === null || run.endedAtMs !== null) return;
      await delay(200);
    }
    throw new Error('The scan did not finish by itself.');
  } finally {
    await browser.close();
  }
}

/** @param {import('../bench.mjs').BenchOptions & { kills: number }} options */
export async function measureKills({ origin, recipe, kills }) {
  const { dir } = await ensureLibrary(recipe, { origin });
  const undisturbed = await scanUndisturbed(dir, origin);
  const wanted = await readState(undisturbed.profile, origin);
  console.log(
    `  undisturbed: ${undisturbed.ms} ms, ${wanted.classified} photos classified, ${wanted.links} links`,
  );
  let lost = 0;
  let repeated = 0;
  let different = 0;
  for (let kill = 1; kill <= kills; kill++) {
    const afterMs = Math.round(undisturbed.ms * Math.random());
    const profile = copyProfile(dir);
    await scanAndKill(profile, origin, afterMs);
    const atKill = await readState(profile, origin);
    await finishByItself(profile, origin);
    const end = await readState(profile, origin);
    const total = atKill.photos;
    const processed = end.run?.tally.processed ?? 0;
    const lostNow = Math.max(total - end.classified, total - processed, 0);
    const repeatedNow = Math.max(processed - total, atKill.again, 0);
    const isSame =
      end.linksDigest === wanted.linksDigest && end.run?.tally.tagged === wanted.run?.tally.tagged;
    console.log(
      `  kill ${kill} after ${afterMs} ms: ${atKill.run === null ? 'the scan was not stored yet' : `${atKill.run.tally.processed} of ${total} done, ${atKill.ahead} in its jobs`}; ` +
        `in the end ${end.classified} classified, ${processed} counted, ${lostNow} lost, ${repeatedNow} repeated, links ${isSame ? 'the same' : 'DIFFERENT'}`,
    );
    // A yes that never reached the disk is no scan, and nothing of it may be there.
    if (atKill.run === null) continue;
    lost += lostNow;
    repeated += repeatedNow;
    if (!isSame) different += 1;
  }
  return [
    figure(`${kills} kills in a scan of ${recipe.photos}: photos`, lost, 'lost', { atMost: 0 }),
    figure(`${kills} kills in a scan of ${recipe.photos}: photos`, repeated, 'repeated', { atMost: 0 }),
    figure(
      `${kills} kills in a scan of ${recipe.photos}: scans that ended with other links`,
      different,
      'scans',
      { atMost: 0 },
    ),
  ];
}
