import { expect, test, type Page } from '@playwright/test';
import { makeNumberedPng, type UploadFile } from './fixtures/pictures.ts';
import { WinnowPage } from './pages/winnowPage.ts';

const PHOTOS = 12;

/** All of one name, so that a zip has to number them. */
const PICTURES: readonly UploadFile[] = Array.from({ length: PHOTOS }, (_, index) => ({
  name: index < 2 ? 'beach.png' : `picture ${String(index)}.png`,
  mimeType: 'image/png',
  buffer: makeNumberedPng(1_300 + index),
}));

async function begin(page: Page): Promise<WinnowPage> {
  const winnow = new WinnowPage(page);
  await winnow.open();
  await winnow.addPhotos(PICTURES);
  await winnow.waitForImport();
  await winnow.expectGridTotal(PHOTOS);
  return winnow;
}

test('photos are swept up, tagged, downloaded and moved at once, and every change is one run with its way back', async ({
  page,
}) => {
  // Without it the browser would ask for a file that a test cannot name.
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showSaveFilePicker');
  });
  const winnow = await begin(page);
  const chosen = page.getByRole('gridcell', { selected: true });
  const links = page.locator('[data-total] a');

  await expect(links).toHaveCount(PHOTOS);
  // What comes above the grid once the photos are in moves it down.
  await expect(page.getByText(`${String(PHOTOS)} photos added.`)).toBeVisible();

  // From the empty end of the heading's row down over every photo.
  const grid = await page.getByRole('grid').boundingBox();
  const last = await links.last().boundingBox();
  if (grid === null || last === null) throw new Error('There is no grid.');
  await page.mouse.move(grid.x + grid.width - 20, grid.y + 20);
  await page.mouse.down();
  await page.mouse.move(grid.x + 200, grid.y + 120);
  await page.mouse.move(grid.x + 2, last.y + last.height / 2);
  await expect(chosen).toHaveCount(PHOTOS);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(chosen).toHaveCount(0);

  // By keys: along the row and back, then the whole day.
  await links.first().focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(chosen).toHaveCount(3);
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(chosen).toHaveCount(2);
  await page.keyboard.press('Shift+Space');
  await expect(chosen).toHaveCount(PHOTOS);
  await page.keyboard.press('Escape');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('Control+a');

  await page.getByRole('button', { name: 'Tag…', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Tag ${String(PHOTOS)} photos` });
  await dialog.getByLabel('Tag', { exact: true }).fill('Trips/Lisbon');
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${String(PHOTOS)} photos tagged Trips/Lisbon.`)).toBeVisible();

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^Photos .*\.zip$/);
  await expect(page.getByText(`${String(PHOTOS)} photos downloaded`)).toBeVisible();

  await page.getByRole('button', { name: 'Move to trash' }).click();
  await winnow.expectGridTotal(0);
  await winnow.undo(`${String(PHOTOS)} photos moved to the trash.`);
  await winnow.expectGridTotal(PHOTOS);

  await winnow.navigate('Activity');
  const runs = page.getByRole('main').getByRole('listitem');
  await expect(runs.filter({ hasText: 'Trips/Lisbon' })).toHaveCount(1);
  await winnow.navigate('Timeline');
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Remove tag…' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Remove Trips/Lisbon from ${String(PHOTOS)} photos` })
    .click();
  await expect(page.getByText(`Trips/Lisbon taken off ${String(PHOTOS)} photos.`)).toBeVisible();
});

test('larger and smaller pictures keep the photo in the middle where it is, and the size is remembered', async ({
  page,
}) => {
  const winnow = await begin(page);
  await page.setViewportSize({ width: 1000, height: 420 });
  const name = await page.getByRole('main').evaluate(async (main) => {
    main.scrollTop = 250;
    await new Promise((resolve) => {
      main.addEventListener('scrollend', resolve, { once: true });
    });
    const { left, top, width, height } = main.getBoundingClientRect();
    const found = [-2, 2, 6].map((beside) =>
      document.elementFromPoint(left + width / 2 + beside, top + height / 2 + beside)?.closest('a'),
    );
    return found.find((link) => link !== null && link !== undefined)?.ariaLabel ?? '';
  });
  for (const key of ['+', '+', '-', '-', '-']) {
    await page.keyboard.press(key);
    await expect(winnow.photo(name)).toBeInViewport();
  }
  const size = page.getByRole('status').filter({ hasText: 'Picture size' });
  await expect(size).toHaveText('Picture size 2 of 5');
  await page.reload();
  await winnow.expectGridTotal(PHOTOS);
  await expect(size).toHaveText('Picture size 2 of 5');
  await page.getByRole('button', { name: 'Larger pictures' }).click();
  await expect(size).toHaveText('Picture size 3 of 5');
});
