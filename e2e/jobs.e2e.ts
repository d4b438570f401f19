import { expect, test, type Page } from '@playwright/test';
import { makeNumberedPng, type UploadFile } from './fixtures/pictures.ts';
import { JobsPage } from './pages/jobsPage.ts';
import { WinnowPage } from './pages/winnowPage.ts';

const PHOTOS = 160;

function makeFiles(count: number): UploadFile[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `picture ${index}.png`,
    mimeType: 'image/png',
    buffer: makeNumberedPng(index),
  }));
}

/** Photos that are imported and wait to be encoded, with nothing about them in memory. */
async function importAndHold(page: Page, count: number): Promise<JobsPage> {
  const winnow = new WinnowPage(page);
  const jobs = new JobsPage(page);
  await jobs.open();
  await jobs.pause('Smart search');
  await winnow.addPhotos(makeFiles(count));
  await winnow.waitForImport();
  await jobs.open();
  await expect(jobs.count('Smart search', 'Waiting')).toHaveText(String(count));
  return jobs;
}

test('a queue is paused in the middle, stands still over a reload, and goes on where it was', async ({
  page,
}) => {
  const jobs = await importAndHold(page, PHOTOS);
  // Little in hand, so that most still waits when it is paused.
  await jobs.concurrency('Smart search').fill('1');
  await jobs.resume('Smart search');
  await expect.poll(() => jobs.readCount('Smart search', 'Done'), { intervals: [50] }).toBeGreaterThan(0);
  await jobs.pause('Smart search');
  await expect(jobs.count('Smart search', 'Active')).toHaveText('0');
  const waiting = await jobs.readCount('Smart search', 'Waiting');
  expect(waiting).toBeGreaterThan(0);
  expect((await jobs.readCount('Smart search', 'Done')) + waiting).toBe(PHOTOS);

  await jobs.open();
  await expect(jobs.queue('Smart search').getByText('Paused')).toBeVisible();
  await expect(jobs.count('Smart search', 'Waiting')).toHaveText(String(waiting));
  await jobs.resume('Smart search');
  await jobs.waitForIdle();
  await expect(jobs.count('Smart search', 'Done')).toHaveText(String(PHOTOS));
  await expect(jobs.queue('Smart search')).toContainText(`${PHOTOS} photos in the last hour`);
});

test('the concurrency of a queue is changed while it runs, and kept', async ({ page }) => {
  const jobs = await importAndHold(page, PHOTOS);
  const slider = jobs.concurrency('Smart search');
  await expect(slider).toHaveValue('3');
  await slider.fill('1');
  // It is saved once the hand rests, which another page shows.
  const other = new JobsPage(await page.context().newPage());
  await expect(async () => {
    await other.open();
    await expect(other.concurrency('Smart search')).toHaveValue('1', { timeout: 500 });
  }).toPass();
  await other.page.close();
  await jobs.resume('Smart search');
  await expect.poll(() => jobs.readCount('Smart search', 'Active')).toBeGreaterThan(0);
  const oneClaim = await jobs.readCount('Smart search', 'Active');
  expect(oneClaim).toBeLessThan(PHOTOS / 2);
  await slider.fill('6');
  await expect
    .poll(() => jobs.readCount('Smart search', 'Active'), { intervals: [20] })
    .toBeGreaterThan(oneClaim);
  await jobs.waitForIdle();
  await jobs.open();
  await expect(slider).toHaveValue('6');
  await expect(jobs.concurrency('Classification')).toHaveValue('1');
});

/** Replaces the original of the photos of those names, as a bad disk would; answers nothing. */
async function spoilOriginals(page: Page, fileNames: readonly string[]): Promise<void> {
  await editOriginals(page, fileNames, true);
}

async function mendOriginals(page: Page, fileNames: readonly string[]): Promise<void> {
  await editOriginals(page, fileNames, false);
}

async function editOriginals(page: Page, fileNames: readonly string[], spoil: boolean): Promise<void> {
  const pictures = fileNames.map((name) => [...makeNumberedPng(Number(/\d+/.exec(name)?.[0]))]);
  await page.evaluate(
    async ([names, bytesOf, isSpoilt]) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('winnow-default');
        opening.addEventListener('success', () => resolve(opening.result));
        opening.addEventListener('error', () => reject(new Error('The library cannot be opened.')));
      });
      const transaction = database.transaction(['photos', 'originals'], 'readwrite');
      const originals = transaction.objectStore('originals');
      const walking = transaction.objectStore('photos').openCursor();
      await new Promise<void>((resolve, reject) => {
        walking.addEventListener('success', () => {
          const cursor = walking.result;
          if (cursor === null) return;
          const at = names.findIndex((name) => JSON.stringify(cursor.value).includes(`"${name}"`));
          const bytes = Uint8Array.from(bytesOf[at] ?? []);
          if (at !== -1)
            originals.put({
              photoId: cursor.primaryKey,
              bytes: isSpoilt ? new ArrayBuffer(40) : bytes.buffer,
            });
          cursor.continue();
        });
        transaction.addEventListener('complete', () => resolve());
        transaction.addEventListener('abort', () => reject(new Error('The originals were not changed.')));
      });
      database.close();
    },
    [fileNames, pictures, spoil] as const,
  );
}

test('what failed is listed by photo with its reason, and one of them is tried again', async ({ page }) => {
  const jobs = await importAndHold(page, 5);
  const bad = ['picture 1.png', 'picture 3.png'];
  await spoilOriginals(page, bad);
  await jobs.resume('Smart search');
  await expect(jobs.count('Smart search', 'Failed')).toHaveText('2');
  await expect(jobs.count('Smart search', 'Done')).toHaveText('3');
  const card = jobs.queue('Smart search');
  for (const name of bad) await expect(card.getByRole('link', { name })).toBeVisible();

  await mendOriginals(page, ['picture 1.png']);
  await card.getByRole('button', { name: 'Retry picture 1.png' }).click();
  await expect(jobs.count('Smart search', 'Done')).toHaveText('4');
  await expect(jobs.count('Smart search', 'Failed')).toHaveText('1');
  await expect(card.getByRole('link', { name: 'picture 1.png' })).toBeHidden();

  // All of them again: this one fails again, and is forgotten only after a question.
  await card.getByRole('button', { name: 'Retry failed' }).click();
  await jobs.waitForIdle();
  await expect(jobs.count('Smart search', 'Failed')).toHaveText('1');
  await card.getByRole('button', { name: 'Clear failed' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(jobs.count('Smart search', 'Failed')).toHaveText('1');
  await card.getByRole('button', { name: 'Clear failed' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Clear/ })
    .click();
  await expect(jobs.count('Smart search', 'Failed')).toHaveText('0');
});
