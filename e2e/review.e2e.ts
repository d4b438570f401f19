import { expect, test } from '@playwright/test';
import { makePictures } from './fixtures/pictures.ts';
import { WinnowPage } from './pages/winnowPage.ts';

/** Comes with each picture, whatever the model makes of it, and archives it. */
const CATEGORIES = `classification:
  categories:
    - { name: Everything, prompts: [a photo, a picture, nothing, noise, a pattern], similarity: 0, action: tag_and_archive }
`;

test('what a category did is gone through by keys; what it archived comes back', async ({ page }) => {
  const winnow = new WinnowPage(page);
  await winnow.importYaml(CATEGORIES);
  await winnow.addPhotos(makePictures(4, 700));
  await winnow.waitForImport();
  await winnow.waitForIdle();

  await page.getByRole('link', { name: 'Review', exact: true }).click();
  const photos = page.getByRole('list', { name: /^Photos to review/ }).getByRole('listitem');
  await expect(photos).toHaveCount(4);
  const main = page.getByRole('main');
  await expect(main.getByText('0 of 4 looked at').first()).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.press('y');
  await expect(main.getByText('2 of 4 looked at').first()).toBeVisible();
  await page.keyboard.press('z');
  await expect(main.getByText('1 of 4 looked at').first()).toBeVisible();

  // Left and come back to: the place and the answers are there.
  await page.keyboard.press('o');
  await expect(page.getByRole('heading', { level: 1, name: /^picture/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(main.getByText('1 of 4 looked at').first()).toBeVisible();
  await page.keyboard.press('a');
  await expect(main.getByText('4 photos looked at, 1 corrected.')).toBeVisible();

  await winnow.open('/review');
  await expect(main.getByText('Nothing to review')).toBeVisible();
  await winnow.open('/');
  await expect(page.locator('[data-total="1"]')).toBeVisible();

  await winnow.open('/archive');
  await main.getByRole('link', { name: 'Look through' }).click();
  await expect(main.getByRole('heading', { name: 'Everything, 3 photos' })).toBeVisible();
  await main
    .getByRole('button', { name: /^Return to timeline: picture/ })
    .first()
    .click();
  await expect(main.getByRole('heading', { name: 'Everything, 2 photos' })).toBeVisible();
  await main.getByRole('button', { name: /^Return to timeline: 2 photos/ }).click();
  await expect(main.getByText('Nothing was archived')).toBeVisible();
  await winnow.undo('2 photos moved to the timeline.');
  await expect(main.getByRole('heading', { name: 'Everything, 2 photos' })).toBeVisible();
});
