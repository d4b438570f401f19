import { expect, test } from '@playwright/test';
import { makeNumberedPng, type UploadFile } from './fixtures/pictures.ts';
import { WinnowPage } from './pages/winnowPage.ts';

const PICTURES: readonly UploadFile[] = ['beach.png', 'lake.png', 'wood.png'].map((name, index) => ({
  name,
  mimeType: 'image/png',
  buffer: makeNumberedPng(2_700 + index),
}));

test('a favourite, a tag that becomes one with another, and a photo deleted for ever', async ({ page }) => {
  const winnow = new WinnowPage(page);
  await winnow.open();
  await winnow.addPhotos(PICTURES);
  await winnow.waitForImport();
  await winnow.expectGridTotal(3);

  // By key in the viewer; it is in the list of favourites, with its heart.
  await winnow.photo('beach.png').click();
  const heart = page.getByRole('button', { name: 'Favourite' });
  await expect(heart).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('f');
  await expect(heart).toHaveAttribute('aria-pressed', 'true');
  await winnow.navigate('Favourites');
  await winnow.expectGridTotal(1);
  await expect(page.getByRole('img', { name: 'Favourite' })).toHaveCount(1);

  // Two tags become one, and undo takes them apart.
  await winnow.navigate('Timeline');
  for (const [index, path] of ['Holidays', 'Trips'].entries()) {
    await page.getByRole('checkbox', { name: `Select ${PICTURES[index]?.name ?? ''}` }).click();
    await page.getByRole('button', { name: 'Tag…', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Tag', { exact: true }).fill(path);
    await page.keyboard.press('Enter');
    await expect(page.getByText(`1 photo tagged ${path}.`)).toBeVisible();
    await page.keyboard.press('Escape');
  }
  await winnow.navigate('Tags');
  await page.getByRole('button', { name: 'Rename Holidays' }).click();
  // Confirmed before it is known what that changes: a merge is not made unasked, any other name is given at once.
  await page.getByLabel('New name').fill('trips');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Merge' })).toBeVisible();
  await page.getByLabel('New name').fill('Journeys');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Journeys' })).toBeFocused();
  await page.getByRole('button', { name: 'Rename Journeys' }).click();
  await page.getByLabel('New name').fill('trips');
  await page.getByRole('button', { name: 'Merge' }).click();
  await expect(page.getByRole('link', { name: 'Journeys' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Trips' })).toBeFocused();
  await expect(page.getByText('2 photos', { exact: true })).toBeVisible();
  await winnow.undo('are one tag now.');
  await expect(page.getByRole('link', { name: 'Journeys' })).toBeVisible();

  // The trash is emptied after it said how much that is, and the same file comes in again as a new photo.
  await winnow.navigate('Timeline');
  await page.getByRole('checkbox', { name: 'Select lake.png' }).click();
  await page.getByRole('button', { name: 'Move to trash' }).click();
  await winnow.expectGridTotal(2);
  await winnow.navigate('Trash');
  await page.getByRole('button', { name: 'Empty trash' }).click();
  const question = page.getByRole('dialog', { name: 'Delete 1 photo for ever?' });
  await question.getByRole('button', { name: 'Delete 1 photo for ever' }).click();
  await expect(page.getByText('The trash is empty')).toBeVisible();
  await winnow.navigate('Tags');
  await expect(page.getByRole('link', { name: 'Trips' })).toHaveCount(0);
  await winnow.addPhotos(PICTURES.slice(1, 2));
  await winnow.navigate('Timeline');
  await winnow.expectGridTotal(3);
});
