/** What a category goes by beside prompts: file rules, example photos, and a file that decides. */
import { expect, test, type Page } from '@playwright/test';
import { makePng, type UploadFile } from './fixtures/pictures.ts';
import { WinnowPage } from './pages/winnowPage.ts';

function png(
  name: string,
  width: number,
  height: number,
  grey: (x: number, y: number) => number,
): UploadFile {
  return { name, mimeType: 'image/png', buffer: makePng(width, height, grey) };
}

const stripes = (x: number): number => (x % 8 < 4 ? 20 : 230);

const PICTURES: readonly UploadFile[] = [
  png('Screenshot 1.png', 540, 960, (x, y) => (x + y) % 256),
  png('Screenshot 2.png', 541, 960, (x, y) => (x * y) % 256),
  png('holiday.png', 540, 960, stripes),
];

async function tagCount(page: Page, winnow: WinnowPage, path: string): Promise<number> {
  await winnow.open(`/tags/${path}`);
  await expect(page.locator('[data-total]').first()).toBeVisible();
  return winnow.gridTotal();
}

test('file rules alone make a category; the preview counts what the scan tags', async ({ page }) => {
  const winnow = new WinnowPage(page);
  await winnow.open();
  await winnow.addPhotos(PICTURES);
  await winnow.waitForImport();
  await winnow.waitForIdle();

  await winnow.open('/settings/categories');
  await page.getByRole('button', { name: 'Add category' }).click();
  const form = page.getByRole('form');
  const preview = form.getByRole('region', { name: 'Preview' });
  await form.getByLabel('Name', { exact: true }).fill('Screens');
  await form.getByText('More rules').click();
  await form.getByLabel('File names').fill('screenshot*');
  await expect(preview.getByText('2 of 3 photos match')).toBeVisible();
  await form.getByLabel('Exactly the size of a phone’s screen').check();
  await expect(preview.getByText('1 of 3 photos matches')).toBeVisible();

  // A rule that cannot be is said where it is, and nothing is saved.
  await form.getByLabel('Width from').fill('wide');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form.getByLabel('Width from')).toBeFocused();
  await expect(form.getByText('It must be a whole number of pixels, 1 or more.')).toBeVisible();

  // Another page does not take what was written along with it.
  await winnow.navigate('Timeline');
  const leaving = page.getByRole('dialog', { name: 'Leave without saving?' });
  await leaving.getByRole('button', { name: 'Keep editing' }).click();
  await expect(form.getByLabel('Width from')).toHaveValue('wide');
  await form.getByLabel('Width from').fill('');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form).toBeHidden();
  await expect(page.getByText('2 file rules, tag only')).toBeVisible();

  await winnow.scanLibrary();
  expect(await tagCount(page, winnow, 'Auto/Screens')).toBe(1);
  await expect(winnow.photo('Screenshot 1.png')).toBeVisible();
});

test('selected photos become examples, match, and can be taken out again', async ({ page }) => {
  const winnow = new WinnowPage(page);
  await winnow.addCategory({ name: 'Stripes', prompts: ['a photo of stripes'], similarity: 1 });
  await winnow.navigate('Timeline');
  await winnow.addPhotos(PICTURES);
  await winnow.waitForImport();
  await winnow.waitForIdle();

  await winnow.navigate('Timeline');
  await page.getByRole('checkbox', { name: 'Select holiday.png' }).click({ force: true });
  await page.getByRole('button', { name: 'Add as example' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add 1 photo as an example' });
  await expect(dialog.getByLabel('Category', { exact: true })).toHaveValue('stripes');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('1 photo added to Stripes as an example.')).toBeVisible();

  await winnow.open('/settings/categories');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  const form = page.getByRole('form');
  await form.getByRole('slider', { name: 'How alike' }).fill('1');
  await expect(form.getByText('1 of 3 photos matches')).toBeVisible();
  await expect(form.getByText('Added by examples: 1 photo')).toBeVisible();
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form).toBeHidden();
  await winnow.scanLibrary();
  expect(await tagCount(page, winnow, 'Auto/Stripes')).toBe(1);
  await winnow.photo('holiday.png').click();
  await expect(page.getByText('An example itself')).toBeVisible();

  await winnow.open('/settings/categories');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await form.getByRole('button', { name: 'Remove example holiday.png' }).click();
  await expect(form.getByText('0 of 3 photos match')).toBeVisible();
});
