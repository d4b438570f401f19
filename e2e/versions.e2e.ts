import { expect, test } from '@playwright/test';
import { WinnowPage } from './pages/winnowPage.ts';

test('a newer version over the same library: the open window lets go of it, and an older page leaves it alone', async ({
  context,
  page,
}) => {
  const winnow = new WinnowPage(page);
  await winnow.open();
  await expect(page.getByRole('navigation').first()).toBeVisible();

  // What the next version of the app does first, in a window of its own. Nothing but this page must be in its way.
  const next = await context.newPage();
  await next.goto('/icons/icon.svg');
  const migrated = await next.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('winnow-default', 1_000_000);
        opening.addEventListener('error', () => reject(new Error('not opened')));
        opening.addEventListener('success', () => {
          resolve(opening.result.version);
          opening.result.close();
        });
      }),
  );
  expect(migrated).toBe(1_000_000);
  await expect(page.getByRole('alert')).toContainText('Winnow was updated in another window');

  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByRole('alert')).toContainText('This page is older than your library');
  await expect(page.getByRole('alert')).toContainText('your photos, tags and categories are all there');
  await page.getByRole('button', { name: 'Update and reload' }).click();
  await expect(page.getByRole('alert')).toContainText('This page is older than your library');
});
