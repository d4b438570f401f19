/**
 * Backups and restores through the app's own pages: of real photos, and of ever more drawn ones of a few kilobytes, by
 * which is seen what a photo costs whatever its size. Photos and bytes a second, and the memory the page with its workers
 * took on: its own, and apart from it the decoded pictures that Chromium keeps while there is memory to spare (memory.mjs).
 */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { countOpenJobs, countPhotos } from './app.mjs';
import { openBrowser } from './browser.mjs';
import { figure } from './figures.mjs';
import { makeDistinctPhotos } from './import.mjs';
import { copyProfile, ensureLibrary, temporaryProfile } from './library.mjs';
import { readHeapMb, watchResidentMemory } from './memory.mjs';
import { CACHE_DIR } from './site.mjs';

const LONGEST_MS = 1_800_000;
const SETTLED_MS = 5_000;
const LIVE_EVERY_MS = 2_000;
const MB = 1e6;

/** @typedef {import('playwright').Page} Page */

/**
 * Runs a piece of work and says what it cost.
 * @template T
 * @param {import('./browser.mjs').BenchBrowser} browser @param {Page} page @param {() => Promise<T>} work
 */
async function watch(browser, page, work) {
  // A page that was just opened is still starting its workers.
  await delay(SETTLED_MS);
  const heapBeforeMb = await readHeapMb(page);
  const memory = await watchResidentMemory(browser);
  const startedMs = performance.now();
  const value = await work();
  const seconds = (performance.now() - startedMs) / 1_000;
  const { own, shared } = await memory.stop();
  return {
    value,
    seconds,
    addedMb: own.peakMb - own.firstMb,
    picturesMb: shared.peakMb - shared.firstMb,
    keptHeapMb: (await readHeapMb(page)) - heapBeforeMb,
  };
}

/**
 * What is alive in the page's heap at most while the work goes on, above what was before, MB: memory that waits to be
 * collected is not in it, which grows with whatever the machine has.
 * @param {Page} page @param {() => Promise<unknown>} work
 */
async function watchLiveHeap(page, work) {
  await delay(SETTLED_MS);
  const beforeMb = await readHeapMb(page);
  const ending = new AbortController();
  let mostMb = beforeMb;
  const watching = (async () => {
    while (!ending.signal.aborted) {
      mostMb = Math.max(mostMb, await readHeapMb(page));
      await delay(LIVE_EVERY_MS);
    }
  })();
  await work();
  ending.abort();
  await watching;
  return mostMb - beforeMb;
}

/** @param {() => Promise<boolean>} isSo */
async function waitUntil(isSo) {
  const startedMs = performance.now();
  while (!(await isSo())) {
    if (performance.now() - startedMs > LONGEST_MS) throw new Error('The import did not end.');
    await delay(1_000);
  }
}

/** @param {Page} page @param {number} photos */
function waitForPhotos(page, photos) {
  return waitUntil(async () => (await countPhotos(page)) >= photos);
}

/** @param {Page} page */
function waitForQuiet(page) {
  return waitUntil(async () => (await countOpenJobs(page)).all === 0);
}

/** @param {Page} page */
async function openStorage(page) {
  await page.goto(new URL('/settings/storage', page.url()).href);
  await page.getByRole('button', { name: 'Back up', exact: true }).waitFor();
}

/** Without the system's file picker, which cannot be driven, the backup comes as a download. @param {import('./browser.mjs').BenchBrowser} browser */
function withoutFilePicker({ context }) {
  return context.addInitScript(() => {
    Reflect.deleteProperty(window, 'showSaveFilePicker');
    Reflect.deleteProperty(Window.prototype, 'showSaveFilePicker');
  });
}

/** @param {Page} page @param {string} zip */
async function backUp(page, zip) {
  const download = page.waitForEvent('download', { timeout: LONGEST_MS });
  await page.getByRole('button', { name: 'Back up', exact: true }).click();
  await (await download).saveAs(zip);
}

/** Opens the backup as far as the question what to do with it. @param {import('./browser.mjs').BenchBrowser} browser @param {Page} page @param {string} zip */
async function openZip(browser, page, zip) {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a backup' }).click();
  const start = page.getByRole('dialog').getByRole('button', { name: /^Restore [\d,]+ photos$/ });
  const opening = await watch(browser, page, async () => {
    await (await chooser).setFiles(zip);
    await start.waitFor({ timeout: LONGEST_MS });
  });
  return { opening, start };
}

/** @param {import('../bench.mjs').BenchOptions} options @param {number} photos */
async function measureCount({ origin, recipe }, photos) {
  const { dir } = await ensureLibrary({ ...recipe, photos }, { origin });
  const zip = join(CACHE_DIR, 'backup.zip');
  const browser = await openBrowser(copyProfile(dir), origin);
  try {
    await withoutFilePicker(browser);
    const page = await browser.openPage('/');
    await openStorage(page);
    const liveMb = await watchLiveHeap(page, () => backUp(page, zip));
    const { opening } = await openZip(browser, page, zip);
    const name = `${photos} small photos, ${(statSync(zip).size / MB).toFixed(0)} MB`;
    return [
      figure(`back up ${name}: heap alive at most`, liveMb, 'MB'),
      figure(`open the backup of ${name}`, opening.seconds, 's'),
      figure(`open the backup of ${name}: memory added at most`, opening.addedMb, 'MB'),
      figure(`open the backup of ${name}: heap kept while it is open`, opening.keptHeapMb, 'MB'),
    ];
  } finally {
    await browser.close();
    rmSync(zip, { force: true });
  }
}

/** Of a photo of any size. @param {import('../bench.mjs').BenchOptions} options */
export async function measureBackupCounts(options) {
  const counts = [2_000, 20_000, 100_000].filter((photos) => photos <= options.recipe.photos);
  const figures = [];
  for (const photos of counts) figures.push(...(await measureCount(options, photos)));
  return figures;
}

/** @param {import('../bench.mjs').BenchOptions} options */
export async function measureBackup({ origin, importPhotos }) {
  const paths = makeDistinctPhotos(importPhotos);
  if (paths.length === 0) {
    console.warn('SKIPPED: no shared photos beside the project; backups of real photos are not measured.');
    return [];
  }
  const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  const zip = join(CACHE_DIR, 'backup.zip');
  const browser = await openBrowser(temporaryProfile(), origin);
  try {
    await withoutFilePicker(browser);
    const page = await browser.openPage('/');
    // What a restore is compared with: it imports the same photos, and reads and hashes them beforehand.
    const imported = await watch(browser, page, async () => {
      await page.locator('input[type=file][multiple]:not([webkitdirectory])').first().setInputFiles(paths);
      await waitForPhotos(page, paths.length);
    });
    await waitForQuiet(page);

    await openStorage(page);
    const backup = await watch(browser, page, () => backUp(page, zip));

    await page.goto(new URL('/settings/profiles', origin).href);
    await page.getByRole('button', { name: 'Add profile', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Restored');
    await page.getByRole('dialog').getByRole('button', { name: 'Add profile' }).click();
    await page.getByRole('button', { name: /^Profile: / }).click();
    await page.getByRole('button', { name: 'Restored', exact: true }).first().click();
    await page.getByRole('button', { name: 'Profile: Restored' }).waitFor();
    await openStorage(page);
    const { start } = await openZip(browser, page, zip);
    const restore = await watch(browser, page, async () => {
      await start.click();
      await page.getByText(/photos restored\.$/).waitFor({ timeout: LONGEST_MS });
    });
    const name = `${String(paths.length)} photos, ${(bytes / MB).toFixed(0)} MB`;
    return [
      figure(`import ${name}: memory added at most`, imported.addedMb, 'MB'),
      figure(`import ${name}: decoded pictures kept by the browser`, imported.picturesMb, 'MB'),
      figure(`back up ${name}`, bytes / MB / backup.seconds, 'MB/s'),
      figure(`back up ${name}: memory added at most`, backup.addedMb, 'MB'),
      figure(`back up ${name}: heap kept afterwards`, backup.keptHeapMb, 'MB'),
      figure(`restore ${name}`, paths.length / restore.seconds, 'photos/s'),
      figure(`restore ${name}: memory added at most`, restore.addedMb, 'MB'),
      figure(`restore ${name}: decoded pictures kept by the browser`, restore.picturesMb, 'MB'),
      figure(`restore ${name}: heap kept afterwards`, restore.keptHeapMb, 'MB'),
    ];
  } finally {
    await browser.close();
    rmSync(zip, { force: true });
    rmSync(join(CACHE_DIR, 'photos'), { recursive: true, force: true });
  }
}
