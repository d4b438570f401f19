import { expect, test } from '@playwright/test';
import { makeNumberedPng } from './fixtures/pictures.ts';
import { PAGE_PATHS, WinnowPage } from './pages/winnowPage.ts';

test('in German every page opens, fits a small phone, and names from right to left stay whole', async ({
  page,
}) => {
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  const winnow = new WinnowPage(page);
  await winnow.open();
  await winnow.addPhotos([{ name: 'טיול 12.png', mimeType: 'image/png', buffer: makeNumberedPng(950) }]);
  await winnow.waitForImport();
  await winnow.speakGerman();

  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of PAGE_PATHS) {
    await winnow.open(path);
    await expect(page.getByRole('main')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
  }
  await winnow.open();
  await page.getByRole('link', { name: 'טיול 12.png' }).click();
  await expect(page).toHaveTitle(/טיול 12\.png/);
  await expect(page.getByRole('button', { name: 'Zurück' })).toBeVisible();
  expect(faults).toEqual([]);
});
