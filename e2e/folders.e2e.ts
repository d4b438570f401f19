import { expect, test, type Page } from '@playwright/test';
import { makeNumberedPng } from './fixtures/pictures.ts';
import { WinnowPage } from './pages/winnowPage.ts';

const FOLDER = 'Pictures';

/**
 * The person's folder: one of the origin's private file system, whose handles are real ones. The browser's own picker and
 * its question cannot be answered by a test: the first is replaced, the second asked for where `asks` is set.
 */
async function prepareFolder(page: Page): Promise<void> {
  await page.addInitScript((folder) => {
    Object.assign(window, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle(folder, { create: true }),
    });
    Object.assign(FileSystemHandle.prototype, {
      queryPermission: () => Promise.resolve(sessionStorage.getItem('asks') === 'yes' ? 'prompt' : 'granted'),
      requestPermission: () => {
        sessionStorage.removeItem('asks');
        return Promise.resolve('granted');
      },
    });
  }, FOLDER);
}

/** Writes, or deletes where the content is null, files below the folder. */
async function change(page: Page, files: ReadonlyArray<readonly [path: string, content: Buffer | null]>) {
  const plain = files.map(([path, content]) => ({ path, bytes: content === null ? null : [...content] }));
  await page.evaluate(
    async ({ root, changes }) => {
      const disk = await navigator.storage.getDirectory();
      for (const { path, bytes } of changes) {
        const names = path.split('/');
        const fileName = names.pop() ?? '';
        let directory = await disk.getDirectoryHandle(root, { create: true });
        for (const name of names) directory = await directory.getDirectoryHandle(name, { create: true });
        if (bytes === null) await directory.removeEntry(fileName);
        else {
          const handle = await directory.getFileHandle(fileName, { create: true });
          const writable = await handle.createWritable();
          await writable.write(Uint8Array.from(bytes));
          await writable.close();
        }
      }
    },
    { root: FOLDER, changes: plain },
  );
}

/** Originals that are stored in the browser. */
function countStored(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('winnow-default');
        opening.addEventListener('error', () => reject(new Error('not opened')));
        opening.addEventListener('success', () => {
          const counting = opening.result.transaction('originals').objectStore('originals').count();
          counting.addEventListener('success', () => {
            opening.result.close();
            resolve(counting.result);
          });
        });
      }),
  );
}

test('a linked folder is read in place, followed, asked for again, and let go', async ({ page }) => {
  const winnow = new WinnowPage(page);
  const notices = page.getByRole('region', { name: 'Notices' });
  const bar = page.getByRole('region', { name: 'Linked folders' });
  await prepareFolder(page);
  await winnow.open('/settings/storage');
  await change(page, [
    ['first.png', makeNumberedPng(1)],
    ['Trip/second.png', makeNumberedPng(2)],
    ['Trip/Day 1/third.png', makeNumberedPng(3)],
    ['notes.txt', Buffer.from('no picture')],
  ]);

  await page.getByRole('button', { name: 'More ways to add' }).click();
  await page.getByRole('button', { name: 'Link a folder…' }).first().click();
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await winnow.waitForImport();
  await expect(notices).toContainText('3 new photos and 1 file that is not a photo');
  expect(await countStored(page)).toBe(0);
  await winnow.navigate('Timeline');
  await winnow.expectGridTotal(3);

  // Changed on the disk while the page was elsewhere: found at the next start.
  await change(page, [
    ['first.png', null],
    ['Trip/second.png', null],
    ['Best/second.png', makeNumberedPng(2)],
  ]);
  await page.reload();
  await expect(notices).toContainText('1 moved and 1 missing');
  await winnow.expectGridTotal(3);
  await winnow.photo('first.png').click();
  await expect(page.getByText('The file first.png is missing from Pictures.')).toBeVisible();
  await change(page, [['Back/first.png', makeNumberedPng(1)]]);
  await page.getByRole('button', { name: 'Look through the folder again' }).click();
  await expect(page.getByText('The file first.png is missing from Pictures.')).toBeHidden();

  // As after a restart of the browser.
  await page.evaluate(() => {
    sessionStorage.setItem('asks', 'yes');
  });
  await page.reload();
  await expect(
    page.getByText('Winnow may no longer read Pictures, where the photo’s file is.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(bar).toContainText('Winnow may no longer read Pictures');
  await bar.getByRole('button', { name: 'Allow' }).click();
  await expect(bar).toBeHidden();

  await winnow.open('/settings/storage');
  await expect(page.getByText('3 photos, not counted here')).toBeVisible();
  await page.getByRole('button', { name: 'Unlink Pictures…' }).click();
  const question = page.getByRole('dialog', { name: 'Unlink Pictures?' });
  await expect(question).toContainText('The only original of 3 photos');
  await question.getByRole('button', { name: 'Copy and unlink' }).click();
  await expect(notices).toContainText('Pictures is no longer linked.');
  expect(await countStored(page)).toBe(3);
});
