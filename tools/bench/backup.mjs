/**
 * A backup of real photos and its restore into another profile, through the app's own pages: photos and bytes a second,
 * and how much memory the page with its workers took on for it.
 */
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { countOpenJobs, countPhotos } from './app.mjs';
import { openBrowser } from './browser.mjs';
import { figure } from './figures.mjs';
import { makeDistinctPhotos } from './import.mjs';
import { temporaryProfile } from './library.mjs';
import { readHeapMb, watchResidentMemory } from './memory.mjs';
import { CACHE_DIR } from './site.mjs';

const LONGEST_MS = 1_800_000;
const MB = 1e6;

/** @typedef {import('playwright').Page} Page */

/**
 * Runs a piece of work and says what it cost.
 * @template T
 * @param {import('./browser.mjs').BenchBrowser} browser @param {Page} page @param {() => Promise<T>} work
 */
async function watch(browser, page, work) {
  const heapBeforeMb = await readHeapMb(page);
  const memory = await watchResidentMemory(browser);
  const startedMs = performance.now();
  const value = await work();
  const seconds = (performance.now() - startedMs) / 1_000;
  const { firstMb, peakMb } = await memory.stop();
  return { value, seconds, addedMb: peakMb - firstMb, keptHeapMb: (await readHeapMb(page)) - heapBeforeMb };
}

/** @param {Page} page @param {number} photos */
async function waitForQuiet(page, photos) {
  const startedMs = performance.now();
  while ((await countPhotos(page)) < photos || (await countOpenJobs(page)).all > 0) {
    if (performance.now() - startedMs > LONGEST_MS) throw new Error('The import did not end.');
    await delay(1_000);
  }
}

/** @param {Page} page */
async function openStorage(page) {
  await page.goto(new URL('/settings/storage', page.url()).href);
  await page.getByRole('button', { name: 'Back up', exact: true }).waitFor();
}

/** @param {import('../bench.mjs').BenchOptions} options */
export async function measureBackup({ origin, importPhotos }) {
  const paths = makeDistinctPhotos(importPhotos);
  if (paths.length === 0) {
    console.warn('SKIPPED: no shared photos beside the project; backups are not measured.');
    return [];
  }
  const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  const zip = join(CACHE_DIR, 'backup.zip');
  const browser = await openBrowser(temporaryProfile(), origin);
  try {
    // Without the system's file picker, which cannot be driven, the backup comes as a download.
    await browser.context.addInitScript(() => {
      Reflect.deleteProperty(window, 'showSaveFilePicker');
      Reflect.deleteProperty(Window.prototype, 'showSaveFilePicker');
    });
    const page = await browser.openPage('/');
    await page.locator('input[type=file][multiple]:not([webkitdirectory])').first().setInputFiles(paths);
    await waitForQuiet(page, paths.length);

    await openStorage(page);
    const backup = await watch(browser, page, async () => {
      const download = page.waitForEvent('download', { timeout: LONGEST_MS });
      await page.getByRole('button', { name: 'Back up', exact: true }).click();
      return download;
    });
    await backup.value.saveAs(zip);

    await page.goto(new URL('/settings/profiles', origin).href);
    await page.getByRole('button', { name: 'Add profile', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Restored');
    await page.getByRole('dialog').getByRole('button', { name: 'Add profile' }).click();
    await page.getByRole('button', { name: /^Profile: / }).click();
    await page.getByRole('button', { name: 'Restored', exact: true }).first().click();
    await page.getByRole('button', { name: 'Profile: Restored' }).waitFor();
    await openStorage(page);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose a backup' }).click();
    await (await chooser).setFiles(zip);
    const start = page.getByRole('dialog').getByRole('button', { name: /^Restore [\d,]+ photos$/ });
    await start.waitFor();
    const restore = await watch(browser, page, async () => {
      await start.click();
      await page.getByText(/photos restored\.$/).waitFor({ timeout: LONGEST_MS });
    });
    const name = `${String(paths.length)} photos, ${(bytes / MB).toFixed(0)} MB`;
    return [
      figure(`back up ${name}`, bytes / MB / backup.seconds, 'MB/s'),
      figure(`back up ${name}: memory added at most`, backup.addedMb, 'MB'),
      figure(`back up ${name}: heap kept afterwards`, backup.keptHeapMb, 'MB'),
      figure(`restore ${name}`, paths.length / restore.seconds, 'photos/s'),
      figure(`restore ${name}: memory added at most`, restore.addedMb, 'MB'),
      figure(`restore ${name}: heap kept afterwards`, restore.keptHeapMb, 'MB'),
    ];
  } finally {
    await browser.close();
    rmSync(zip, { force: true });
    rmSync(join(CACHE_DIR, 'photos'), { recursive: true, force: true });
  }
}
