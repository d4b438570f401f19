/** The app in a measured browser: opened, scanned, and its rows read without going through the app. */

import { z } from 'zod';

/** @typedef {import('playwright').Page} Page */

/** What the measurements need to know of a stored run. */
const runRow = z.looseObject({
  id: z.number(),
  kind: z.string(),
  state: z.string(),
  startedAtMs: z.number(),
  endedAtMs: z.number().nullable(),
  total: z.number(),
  tally: z.looseObject({
    processed: z.number(),
    tagged: z.number(),
    archived: z.number(),
    failed: z.number(),
    skipped: z.number(),
  }),
});

/** The longest a scan may take before the measurement is given up. */
const SCAN_TIMEOUT_MS = 1_200_000;

/**
 * What the library's database answers to one request. Asked past the storage layer on purpose: its interface has no way to
 * list runs and jobs, and the app needs none.
 * @param {Page} page @param {'runs' | 'jobs' | 'photos'} table @param {'getAll' | 'count'} request
 * @returns {Promise<unknown>}
 */
function askTable(page, table, request) {
  return page.evaluate(async ([name, method]) => {
    /** @template T @param {IDBRequest<T>} asked @returns {Promise<T>} */
    const answer = (asked) =>
      new Promise((resolve, reject) => {
        asked.addEventListener('success', () => resolve(asked.result));
        asked.addEventListener('error', () => reject(asked.error ?? new Error(`${name} cannot be read.`)));
      });
    const db = await answer(indexedDB.open('winnow-default'));
    const store = db.transaction(name).objectStore(name);
    const found = await (method === 'count' ? answer(store.count()) : answer(store.getAll()));
    db.close();
    return found;
  }, /** @type {const} */ ([table, request]));
}

/**
 * The newest scan.
 * @param {Page} page
 */
export async function readLastScan(page) {
  const runs = z.array(runRow).parse(await askTable(page, 'runs', 'getAll'));
  return runs.findLast(({ kind }) => kind === 'scan') ?? null;
}

const jobRow = z.looseObject({ queue: z.string(), state: z.string() });

/**
 * Jobs that are neither done nor given up: of all queues, and of those that a photo waits for until it is classified.
 * @param {Page} page
 */
export async function countOpenJobs(page) {
  const open = z
    .array(jobRow)
    .parse(await askTable(page, 'jobs', 'getAll'))
    .filter(({ state }) => state !== 'failed');
  return { all: open.length, encoding: open.filter(({ queue }) => queue !== 'metadata').length };
}

/** Photos stored so far. @param {Page} page */
export async function countPhotos(page) {
  return z.number().parse(await askTable(page, 'photos', 'count'));
}

/** @param {Page} page */
export async function waitForThumbnails(page) {
  await page.locator('[data-photo-id] img').first().waitFor();
}

/**
 * Presses Scan library and says yes. Answers the moment of the yes, epoch ms of the page's clock.
 * @param {Page} page
 */
export async function startScan(page) {
  await page.getByRole('button', { name: 'Scan library' }).first().click();
  const confirm = page.getByRole('dialog').getByRole('button', { name: 'Scan library' });
  return confirm.evaluate((button) => {
    const atMs = Date.now();
    if (button instanceof HTMLElement) button.click();
    return atMs;
  });
}

/** @param {Page} page */
export async function waitForScan(page) {
  await page.getByRole('region', { name: 'Scan summary' }).waitFor({ timeout: SCAN_TIMEOUT_MS });
  const run = await readLastScan(page);
  if (run?.state !== 'done' || run.endedAtMs === null) throw new Error('The scan ended without being done.');
  if (run.tally.processed !== run.total || run.tally.failed > 0) {
    throw new Error(`The scan did not classify every photo: ${JSON.stringify(run.tally)} of ${run.total}.`);
  }
  return { ...run, endedAtMs: run.endedAtMs };
}
