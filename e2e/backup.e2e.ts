import { expect, test, type Page } from '@playwright/test';
import { makePictures, type UploadFile } from './fixtures/pictures.ts';
import { ProfilesPage } from './pages/profilesPage.ts';
import { WinnowPage } from './pages/winnowPage.ts';

const WORK_TIMEOUT_MS = 120_000;

const PICTURES = makePictures(3, 700);

const EVERYTHING = { name: 'Everything', prompts: ['a photo', 'a picture'], similarity: 0 };

test.beforeEach(async ({ page }) => {
  // A file picker of the system cannot be driven; without it the backup comes as a download.
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showSaveFilePicker');
    Reflect.deleteProperty(Window.prototype, 'showSaveFilePicker');
  });
});

async function openStorage(page: Page): Promise<void> {
  await page.goto('/settings/storage');
  await expect(page.getByRole('heading', { name: 'Backup', exact: true })).toBeVisible();
}

async function backUp(page: Page): Promise<{ name: string; path: string }> {
  const download = page.waitForEvent('download', { timeout: WORK_TIMEOUT_MS });
  await page.getByRole('button', { name: 'Back up', exact: true }).click();
  const file = await download;
  return { name: file.suggestedFilename(), path: await file.path() };
}

async function choose(page: Page, file: string | UploadFile) {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a backup' }).click();
  await (await chooser).setFiles(file);
  return page.getByRole('dialog', { name: 'Restore a backup' });
}

/** What the tag's page and the archive show. */
async function readPlaces(winnow: WinnowPage): Promise<{ tagged: number; archived: number }> {
  await winnow.open('/tags/Auto/Everything');
  await expect(winnow.page.locator('[data-total]').first()).toBeVisible();
  const tagged = await winnow.gridTotal();
  await winnow.open('/archive');
  await expect(winnow.page.locator('[data-total]').first()).toBeVisible();
  return { tagged, archived: await winnow.gridTotal() };
}

test('a backup restored into another profile brings photos, tags, archive and categories', async ({
  page,
}) => {
  const winnow = new WinnowPage(page);
  const profiles = new ProfilesPage(page);
  await profiles.open();
  await profiles.add('Anna');
  await winnow.addCategory({ ...EVERYTHING, action: 'Tag and archive' });
  await winnow.open();
  await winnow.addPhotos(PICTURES);
  await winnow.waitForImport();
  await winnow.waitForIdle();
  const before = await readPlaces(winnow);

  await openStorage(page);
  const { name, path } = await backUp(page);
  expect(name).toMatch(/^winnow-\d{4}-\d\d-\d\d\.zip$/);
  await expect(page.getByText(/^3 photos backed up, /)).toBeVisible();

  await profiles.switchTo('Anna');
  await openStorage(page);
  const dialog = await choose(page, path);
  await expect(dialog).toContainText('3 photos');
  await expect(dialog).toContainText('none of which are here');
  await dialog.getByRole('button', { name: 'Restore 3 photos' }).click();
  await expect(page.getByText('3 photos restored.')).toBeVisible({ timeout: WORK_TIMEOUT_MS });
  await winnow.waitForIdle();
  expect(await readPlaces(winnow)).toEqual(before);
  await page.goto('/settings/categories');
  await expect(page.getByRole('main')).toContainText('Everything');

  await openStorage(page);
  const again = await choose(page, path);
  await expect(again).toContainText('all of which are here');
  await again.getByRole('button', { name: 'Restore 3 photos' }).click();
  await expect(page.getByText('0 photos restored, 3 were here already.')).toBeVisible({
    timeout: WORK_TIMEOUT_MS,
  });

  await page.goto('/activity');
  const first = page.getByRole('listitem').filter({ hasText: 'Backup restored' }).last();
  await expect(first).toContainText('3 photos added');
  await first.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone: 3 photos moved to the trash.')).toBeVisible();
});

test('a sealed backup asks for its passphrase, and replacing asks for the profile by name', async ({
  page,
}) => {
  const winnow = new WinnowPage(page);
  await winnow.open();
  await winnow.addPhotos(PICTURES.slice(0, 2));
  await winnow.waitForImport();
  await openStorage(page);
  await page.getByRole('switch', { name: 'Protect with a passphrase' }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill('correct horse');
  await page.getByLabel('Passphrase again').fill('correct hose');
  await page.getByRole('button', { name: 'Back up', exact: true }).click();
  await expect(page.getByText('The two are not the same.')).toBeVisible();
  await page.getByLabel('Passphrase again').fill('correct horse');
  const { name, path } = await backUp(page);
  expect(name).toMatch(/\.winnowbackup$/);
  await winnow.addPhotos(PICTURES.slice(2));
  await winnow.waitForImport();

  await openStorage(page);
  const dialog = await choose(page, path);
  await dialog.getByLabel('Passphrase', { exact: true }).fill('battery staple');
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(dialog.getByText('This is not its passphrase.')).toBeVisible();
  await dialog.getByLabel('Passphrase', { exact: true }).fill('correct horse');
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(dialog).toContainText('2 photos');
  await dialog.getByLabel('Replace', { exact: true }).check();
  const replace = dialog.getByRole('button', { name: 'Delete 3 photos and restore' });
  await expect(replace).toBeDisabled();
  await dialog.getByLabel(/^Type My photos/).fill('My photos');
  await replace.click();
  await expect(page.getByText('2 photos restored.')).toBeVisible({ timeout: WORK_TIMEOUT_MS });
  await winnow.open();
  await winnow.expectGridTotal(2);
});

test('a file that is no backup is named as that, and nothing is changed', async ({ page }) => {
  await openStorage(page);
  const dialog = await choose(page, {
    name: 'notes.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from('notes'),
  });
  await expect(dialog.getByRole('alert')).toHaveText('notes.zip is not a backup made by Winnow.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
});
