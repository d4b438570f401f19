import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { makePictures } from './fixtures/pictures.ts';
import { ProfilesPage } from './pages/profilesPage.ts';
import { WinnowPage } from './pages/winnowPage.ts';

const PASSPHRASE = 'four words nobody guesses';
const PICTURES = makePictures(3, 0, 'grandmother');

/** Whether the name of a picture stands anywhere in the rows of the profile's database. */
function findsOnDisk(page: Page, text: string): Promise<boolean> {
  return page.evaluate(async (needle) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('winnow-default');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(new Error('It could not be opened.')));
    });
    const rows = await Promise.all(
      [...db.objectStoreNames].map(
        (table) =>
          new Promise<unknown[]>((resolve) => {
            const reading = db.transaction(table).objectStore(table).getAll();
            reading.addEventListener('success', () => resolve(reading.result));
          }),
      ),
    );
    db.close();
    return JSON.stringify(rows).includes(needle);
  }, text);
}

async function typePassphrase(page: Page, passphrase: string, button: string): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: button, exact: true }).click();
}

test('a locked profile opens with its passphrase only, in each window', async ({ page, context }) => {
  const winnow = new WinnowPage(page);
  const profiles = new ProfilesPage(page);
  await winnow.open();
  await winnow.addPhotos(PICTURES);
  await winnow.waitForImport();
  expect(await findsOnDisk(page, 'grandmother')).toBe(true);

  await profiles.open();
  await page.getByRole('button', { name: 'Lock with a passphrase…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Lock My photos/ });
  await dialog.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await dialog.getByLabel('The same once more').fill(PASSPHRASE);
  await dialog.getByLabel(/no recovery/).fill('no recovery');
  await dialog.getByRole('button', { name: 'Lock profile' }).click();

  // Nothing is encrypted before the passphrase was typed again.
  await expect(page.getByRole('heading', { name: 'Lock My photos' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Do not lock it' })).toBeVisible();
  await typePassphrase(page, PASSPHRASE, 'Lock');
  await winnow.navigate('Timeline');
  await expect(page.getByRole('link', { name: /^grandmother/ })).toHaveCount(3);
  expect(await findsOnDisk(page, 'grandmother')).toBe(false);

  // Another window asks for itself, and says no more of a wrong passphrase than that.
  const other = await context.newPage();
  await other.goto('/');
  await expect(other.getByRole('heading', { name: 'Unlock My photos' })).toBeVisible();
  expect((await new AxeBuilder({ page: other }).analyze()).violations).toEqual([]);
  await typePassphrase(other, 'four words somebody guesses', 'Unlock');
  await expect(other.getByLabel('Passphrase', { exact: true })).toHaveAccessibleDescription(
    /That is not the passphrase/,
  );
  await typePassphrase(other, PASSPHRASE, 'Unlock');
  await expect(other.getByRole('link', { name: /^grandmother/ })).toHaveCount(3);

  // Locked in one window, it is locked in all.
  await profiles.switcher.click();
  await page.getByRole('button', { name: 'Lock now' }).click();
  for (const window of [page, other]) {
    await expect(window.getByRole('heading', { name: 'Unlock My photos' })).toBeVisible();
  }
});
